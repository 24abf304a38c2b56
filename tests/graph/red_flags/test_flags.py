"""Every flag fires on its own example, with one finding, and is silent on its innocent twins."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import InputError
from graph.model.records import KIND_ASSUMED, Kind
from graph.red_flags.base import Flag
from graph.red_flags.catalogue import FLAGS
from graph.red_flags.detect import raise_flags
from graph.red_flags.facts.secrecy_list import listed_jurisdictions
from graph.red_flags.scene import scene_of
from tests.graph.red_flags.notation import EXAMPLES, Section, sections

DAY = "2024-06-01"
CASES = [(flag, section) for flag in FLAGS for section in sections(flag.name)]
# What a finding may never say: it tells what was seen, not what it proves.
_PROVES = re.compile(r"\b(prove|fraud|launder|illegal|shell company|conceal|hide)", re.IGNORECASE)
# Readers write dates in words, "on 3 July 2023".
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}\b")


@pytest.mark.parametrize(("flag", "section"), CASES, ids=[f"{f.name}: {s.title}" for f, s in CASES])
def test_a_flag_fires_on_its_example_and_not_on_its_twin(flag: Flag, section: Section) -> None:
    scene = scene_of(section.graph, DAY)
    found = list(flag.detect(scene))
    assert [f.subject for f in found] == ([section.subject] if section.subject else [])
    among = flag.population.members(scene)
    for finding in found:
        assert finding.flag == flag.name
        assert finding.subject in among
        assert finding.entities[0] == finding.subject
        assert set(finding.entities) <= set(section.graph.nodes)
        assert set(finding.ties) <= {key for _a, _b, key in section.graph.edges(keys=True)}
        assert finding.sources
        assert set(finding.sources) <= set(scene.ground.sources)
        sentence = str(finding.sentence)
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert not _PROVES.search(sentence)
        assert not _ISO_DAY.search(sentence)


def test_every_flag_has_an_example_and_a_twin() -> None:
    assert {p.stem for p in EXAMPLES.iterdir()} == {f.name for f in FLAGS}
    for flag in FLAGS:
        subjects = [bool(s.subject) for s in sections(flag.name)]
        assert subjects.count(True) == 1, flag.name
        assert subjects.count(False) >= 2, flag.name


def test_every_flag_explains_itself() -> None:
    assert len({f.name for f in FLAGS}) == len({f.title for f in FLAGS}) == len(FLAGS) >= 24
    for flag in FLAGS:
        for text in (flag.why_it_matters, flag.innocent_explanation):
            assert text.endswith("."), flag.name
        assert re.search(r"\d{4}|Companies House", flag.source), flag.name
        assert flag.population.what, flag.name


def test_a_base_rate_counts_subjects_among_those_of_whom_it_can_be_known() -> None:
    flag = next(f for f in FLAGS if f.name == "ships_from_elsewhere")
    section = next(s for s in sections(flag.name) if s.subject)
    (raised,) = raise_flags(scene_of(section.graph, DAY), [flag])
    assert str(raised.base_rate) == "1 of 1 storefronts where both countries are stated"


def test_the_list_of_jurisdictions_can_be_replaced(tmp_path: Path) -> None:
    shipped = listed_jurisdictions(None)
    assert len(shipped) == 11
    assert {each.dated for each in shipped.values()} == {"2025-02-18"}
    own = tmp_path / "own.csv"
    own.write_text("country,name,list,dated\nxx,Exampleland,Example list,2024-05-01\n")
    assert listed_jurisdictions(own)["XX"].title == "Example list"
    lacking = tmp_path / "lacking.csv"
    lacking.write_text("country,name\nxx,Exampleland\n")
    for path in (lacking, tmp_path / "absent.csv"):
        with pytest.raises(InputError, match=str(path)):
            listed_jurisdictions(path)


@pytest.mark.parametrize(
    "name", ["implausible_age", "mass_controller", "none_beside_active", "platform_staff_director"]
)
def test_a_person_who_is_only_assumed_to_be_one_raises_no_sign(name: str) -> None:
    flag = next(f for f in FLAGS if f.name == name)
    section = next(s for s in sections(name) if s.subject)
    for _node, data in section.graph.nodes(data=True):
        entity = data["entity"]
        if entity.kind is Kind.PERSON:
            data["entity"] = replace(entity, values={**entity.values, KIND_ASSUMED: True})
    assert list(flag.detect(scene_of(section.graph, DAY))) == []
