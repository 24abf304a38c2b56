"""What findings claim: nothing stronger than the trace, one fact once, in any language."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from graph.analyses.projection import Projection
from graph.analyses.stakes import SHARES, interest_of
from graph.analyses.tracing.search.hops import hops_up
from graph.analyses.tracing.search.walkable_graph import GraphOnDay
from graph.analyses.tracing.verdict import Strength
from graph.model.records import Tie, TieType
from graph.red_flags.base import Flag
from graph.red_flags.catalogue import FLAGS
from graph.red_flags.detect import raise_flags, storefront_results
from graph.red_flags.findings import Finding
from graph.red_flags.scene import Scene, scene_of
from graph.support.language import LazyText, use_language
from tests.graph.analyses.cases import Line, build
from tests.graph.red_flags.notation import sections
from tests.graph.red_flags.shipped import shipped_example

DAY = "2024-06-01"
FIRM = {Strength.OWNED, Strength.CONTROLLED}
HOLDINGS = {TieType.OWNS, TieType.CONTROLS}
# Words that only a hop of more than half or of control bears, and what says the contrary.
OWNERSHIP = re.compile(r"\b(own(s|ed|er|ers)|controls?|controlled|controlling|group)\b", re.I)
DENIALS = re.compile(
    r"names no controlling person|no controlling person declared|no source here names an owner"
    r"|control or more than a quarter|by the platform’s own|platform’s own section",
    re.I,
)
SHAREHOLDING = re.compile(r"\bholds? (\{share\}|shares)")


def _firing() -> Iterator[tuple[str, Scene]]:
    for flag in FLAGS:
        for number, section in enumerate(sections(flag.name)):
            yield f"{flag.name} {number}", scene_of(section.graph, DAY)
    yield "invented market", scene_of(shipped_example("invented_market"), "2025-04-15")
    yield "founding case", scene_of(shipped_example("project_s"), "2023-07-05")


@cache
def _raised() -> tuple[tuple[str, Scene, Flag, Finding], ...]:
    return tuple(
        (where, scene, raised.flag, finding)
        for where, scene in _firing()
        for raised in raise_flags(scene)
        for finding in raised.findings
    )


def _templates(said: object) -> str:
    """Return the texts of a sentence without the names and words of sources in it."""
    if not isinstance(said, LazyText):
        # A plain value is a name or a source's word; any other is a text of ours.
        return "" if isinstance(said, str | int) else str(said)
    return " ".join([said.message, *map(_templates, said.values.values())])


def _ties(scene: Scene) -> dict[str, Tie]:
    return {key: data["tie"] for _s, _e, key, data in scene.graph.edges(keys=True, data=True)}


def _is_firm(scene: Scene, tie: Tie) -> bool:
    of = scene.ground.matches.representative_of
    steps = hops_up(scene.day, of(tie.end))
    return any(s.there == of(tie.start) and s.strength in FIRM for s in steps)


def test_no_finding_claims_more_than_the_trace() -> None:
    claiming = set[str]()
    for where, scene, flag, finding in _raised():
        words = DENIALS.sub("", f"{flag.title} {_templates(finding.sentence)}")
        held = [t for i, t in _ties(scene).items() if i in finding.ties and t.type in HOLDINGS]
        if OWNERSHIP.search(words):
            claiming.add(flag.name)
            assert all(_is_firm(scene, tie) for tie in held), (where, str(finding.sentence))
        if SHAREHOLDING.search(words):
            claiming.add(flag.name)
            assert {interest_of(tie) for tie in held} == {SHARES}, (where, str(finding.sentence))
    assert claiming >= {
        "brand_owner_in_group",
        "circular_ownership",
        "just_under_threshold",
        "mass_controller",
        "platform_controls_seller",
        "secrecy_jurisdiction",
    }


def test_one_fact_raises_one_flag() -> None:
    resting = defaultdict[tuple[str, frozenset[str]], set[str]](set)
    for where, _scene, flag, finding in _raised():
        if finding.ties:
            resting[where, frozenset(finding.ties)].add(flag.name)
    assert {key: flags for key, flags in resting.items() if len(flags) > 1} == {}


def test_no_finding_depends_on_the_language_in_which_it_was_found() -> None:
    said = {where for where, _scene, _flag, _finding in _raised()}
    assert len(said) > len(FLAGS)
    for flag in FLAGS:
        section = next(s for s in sections(flag.name) if s.subject)
        [english] = flag.detect(scene_of(section.graph, DAY))
        with use_language("id"):
            [indonesian] = flag.detect(scene_of(section.graph, DAY))
            told = str(english.sentence)
        assert indonesian == english
        assert told != str(english.sentence)
        assert told.endswith(".")


def _about(graph: Projection, storefront: str = "s1") -> set[str]:
    scene = scene_of(graph, DAY)
    return {
        r.flag.name for r in storefront_results(scene, storefront, raise_flags(scene)) if r.findings
    }


# Furniture in Norway: the owner of the market owns three quarters of a company that holds 60 % of
# a seller. Two other shops on the market have no tie to it.
NORWAY: tuple[Line, ...] = (
    ("c_top OWNS c_parent", {"share": "100%"}),
    ("c_top OWNS c2", {"share": "75%"}),
    ("c2 OWNS c1", {"share": "60%"}),
    ("s3 SELLS_ON t1", {"source": "page"}),
    ("c3 OPERATES s3", {"source": "page"}),
    ("s4 SELLS_ON t1", {"source": "page"}),
    ("c4 OPERATES s4", {"source": "page"}),
)


def test_a_chain_of_majorities_is_the_verdict_on_the_seller_and_nothing_else() -> None:
    assert _about(build(*NORWAY)) == {"platform_controls_seller"}


def test_a_director_of_another_seller_of_the_group_is_no_staff_of_the_platform() -> None:
    directors: tuple[Line, ...] = (
        ("p1 OFFICER_OF c3", {"role": "director"}),
        ("p1 OFFICER_OF c1", {}),
    )
    assert _about(build(*NORWAY, *directors), "s3") == set()
    staff = ("p1 EMPLOYED_BY c_parent", {"role": "buyer", "source": "press"})
    assert _about(build(*NORWAY, *directors, staff), "s3") == {"platform_staff_director"}


def test_the_operator_itself_as_seller_is_one_flag() -> None:
    beside = NORWAY[3:]
    own = ("c_parent OPERATES s1", {"source": "page", "role": "seller"})
    assert _about(build(*beside, own)) == {"platform_run_section"}


@pytest.mark.parametrize("until", [date(2024, 4, 2), date.max])
def test_a_dissolved_seller_is_seen_though_its_ties_ended_with_it(until: date) -> None:
    section = next(s for s in sections("inactive_seller") if s.subject)
    scene = scene_of(section.graph, DAY)
    ground = scene.ground
    ended = tuple(replace(p, until=until) if p.start == "c2" else p for p in ground.ties)
    day = GraphOnDay(replace(ground, ties=ended), scene.day.day, scene.day.not_ended)
    [flag] = [f for f in FLAGS if f.name == "inactive_seller"]
    assert [f.subject for f in flag.detect(replace(scene, day=day))] == ["c2"]
