"""Every rule of evidence finds its line on its example, and none on the twins."""

import re
from pathlib import Path

import pytest

from graph.matches.candidate import Grade
from graph.matches.evidence.catalogue import DECISIVE, RULES
from graph.matches.pairs.key_table import KeyTable, PartyKeys
from graph.matches.pairs.keys import KeyUse, hash_key
from graph.matches.pairs.left_out import list_left_out
from graph.matches.places import read_agent_addresses
from graph.model.records import Kind, Statement, Tie, TieType
from graph.support.language import LazyText
from tests.graph.matches.notation import Section, as_contents, contents_of, index_of, sections

SECTIONS = sections()
_ISO_DAY = re.compile(r"\b\d{4}-\d{2}\b")


@pytest.mark.parametrize("section", SECTIONS, ids=[s.title for s in SECTIONS])
def test_a_rule_finds_its_line_and_not_on_the_twin(section: Section) -> None:
    found = index_of(section.contents).compare(section.left, section.right)
    lines = [line for line in found.lines if line.what == section.what]
    assert bool(lines) == section.finds
    for line in lines:
        assert isinstance(line.text, LazyText)
        assert not _ISO_DAY.search(str(line.text))
        assert (line.bits < 0) == (line.what in DECISIVE) or line.what not in DECISIVE
    if lines and section.what in DECISIVE:
        assert found.grade is None


def test_every_kind_of_evidence_has_an_example_and_a_twin() -> None:
    whats = {what for rule in RULES for what in rule.whats}
    for finds in (True, False):
        assert {s.what for s in SECTIONS if s.finds is finds} == whats


def test_either_side_first_gives_the_same() -> None:
    for section in SECTIONS:
        index = index_of(section.contents)
        one = index.compare(section.left, section.right)
        other = index_of(section.contents).compare(section.right, section.left)
        assert one == other


PHONE = ("k1 = name=+442079460101", "c1 REACHED_AT k1", "c2 REACHED_AT k1")
GRADES = {
    "a name alone": (Grade.POSSIBLE, ['c1 = name="Marlpit Ltd"', "c2 = name=Marlpit"]),
    "a name and a phone": (
        Grade.LIKELY,
        ['c1 = name="Marlpit Ltd"', "c2 = name=Marlpit source=press", *PHONE],
    ),
    "a phone and other names": (
        None,
        ['c1 = name="Harbour Drum Ltd"', "c2 = name=Marlpit source=press", *PHONE],
    ),
    "a phone and two numbers": (
        None,
        [
            'c1 = name="Marlpit Ltd" country=GB registration_number=09990009',
            "c2 = name=Marlpit country=GB registration_number=09990017 source=newer",
            *PHONE,
        ],
    ),
    "a claimed number against the register's": (
        Grade.POSSIBLE,
        [
            'c1 = name="Marlpit Ltd" country=GB registration_number=09990009',
            "c2 = name=Marlpit country=GB registration_number=09990017 source=page",
            *PHONE,
        ],
    ),
    "one number and another name": (
        Grade.POSSIBLE,
        [
            'c1 = name="Marlpit Ltd" country=GB registration_number=09990009',
            'c2 = name="Harbour Drum Ltd" country=GB registration_number=09990009 source=page',
        ],
    ),
    "one number": (
        Grade.STRONG,
        [
            'c1 = name="Marlpit Ltd" country=GB registration_number=09990009',
            "c2 = name=Marlpit country=GB registration_number=09990009 source=page",
        ],
    ),
    "a name, a day and a phone": (
        Grade.STRONG,
        [
            'c1 = name="Marlpit Ltd" incorporated=2015-03-04',
            "c2 = name=Marlpit incorporated=2015-03-04 source=press",
            *PHONE,
        ],
    ),
    "two countries": (
        Grade.POSSIBLE,
        [
            'c1 = name="Marlpit Ltd" country=GB',
            "c2 = name=Marlpit country=SG source=press",
            *PHONE,
        ],
    ),
    "funds": (
        None,
        ['c1 = name="Marlpit Fund III"', 'c2 = name="Marlpit Fund IV" source=press', *PHONE],
    ),
}


@pytest.mark.parametrize("title", GRADES)
def test_a_rule_grades_and_a_sum_does_not(title: str) -> None:
    grade, lines = GRADES[title]
    index = index_of(contents_of(lines))
    assert index.compare("c1", "c2").grade == grade
    listed = {(c.left, c.right): c.grade for c in index.match_list(1).candidates}
    assert listed == ({("c1", "c2"): grade} if grade else {})


def test_a_person_is_never_listed_by_name_alone() -> None:
    lines = ['p1 = name="Ann Marlpit" birth_date=1970-01', 'p2 = name="Ann Marlpit" source=press']
    assert index_of(contents_of(lines)).compare("p1", "p2").grade is None
    lines[1] += " birth_date=1970-01"
    assert index_of(contents_of(lines)).compare("p1", "p2").grade is Grade.POSSIBLE
    lines += ["p1 OFFICER_OF c1", "p2 OFFICER_OF c1"]
    assert index_of(contents_of(lines)).compare("p1", "p2").grade is Grade.LIKELY


def _shops(*idents: str) -> list[Statement]:
    values = {"name": "Marlpit Official Store"}
    return [Statement(i, Kind.STOREFRONT, "page", dict(values)) for i in idents]


def _sells(ident: str) -> Tie:
    return Tie(f"sells {ident}", TieType.SELLS_ON, ident, "t1", source="page")


def test_one_account_on_sites_of_one_family_is_one_storefront() -> None:
    ids = ("amazon-de-A1EXAMPLE9", "amazon-fr-A1EXAMPLE9", "amazon-fr-A2EXAMPLE9")
    platform = Statement("t1", Kind.PLATFORM, "page", {"name": "Example Market"})
    contents = as_contents([*_shops(*ids), platform], [_sells(i) for i in ids])
    listed = index_of(contents).match_list(1).candidates
    assert [(c.left, c.right, c.grade) for c in listed] == [(*ids[:2], Grade.STRONG)]


def test_what_could_as_well_be_another_is_possible_and_names_it() -> None:
    lines = [
        'c1 = name="Marlpit Ltd" country=GB registration_number=09990009',
        'c2 = name="Marlpit Ltd" country=GB registration_number=09990017 source=newer',
        "c3 = name=Marlpit source=press",
        *PHONE,
        "c3 REACHED_AT k1",
    ]
    listed = index_of(contents_of(lines)).match_list(1).candidates
    assert [(c.left, c.right, c.grade, c.ambiguous_with) for c in listed] == [
        ("c1", "c3", Grade.POSSIBLE, ("c2",)),
        ("c2", "c3", Grade.POSSIBLE, ("c1",)),
    ]
    assert all(c.lines[-1].what == "ambiguous" for c in listed)


def test_a_key_that_fifty_thousand_have_makes_no_pair_and_is_counted_once() -> None:
    key, lone = hash_key(KeyUse.FIRM, "shared"), hash_key(KeyUse.FIRM, "of two")
    table = KeyTable.of(PartyKeys.of([key, lone] if n < 2 else [key] for n in range(50_000)))
    assert len(table.pairs(20).codes) == 1
    (left_out,) = list_left_out(table, 20, 0)
    assert (left_out.what, left_out.count) == ("crowd", 50_000 * 49_999 // 2)


def test_what_thousands_share_is_one_line_and_no_pair() -> None:
    lines = ['c{n} = name="Marlpit Ltd" times=3000', "c{n} REACHED_AT k1 times=3000"]
    listed = index_of(contents_of(lines)).match_list(1)
    assert (listed.compared, listed.candidates) == (0, ())
    assert listed.left_out[0].count >= 3000 * 2999 // 2


def test_hostile_names_match_nothing_and_break_nothing() -> None:
    names = ["x" * 1_000_000, "!!!", "\ud800", "\x00\x07", "\u202eabc", "   ", "🦀"]
    statements = [
        Statement(f"c{n}", Kind.COMPANY, "press", {"name": name}) for n, name in enumerate(names)
    ]
    many = tuple(f"Marlpit {n}" for n in range(10_000))
    statements.append(Statement("c99", Kind.COMPANY, "press", {"name": "Many", "aliases": many}))
    index = index_of(as_contents(statements, []))
    listed = index.match_list(1)
    assert listed.candidates == ()
    assert [(each.what, each.count) for each in listed.left_out] == [("names", 9_951)]
    assert len(index.parties.read("c99").names) == 50


def test_the_line_of_long_names_says_how_much_of_them_was_compared() -> None:
    names = ("Marlpit " + "tools " * 40 + end for end in ("here", "there"))
    index = index_of(contents_of([f'c{n} = name="{name}"' for n, name in enumerate(names)]))
    line = index.compare("c0", "c1").lines[0]
    assert str(line.text).startswith("The first 200 characters of the names are equal")


def test_shipped_agents_are_read() -> None:
    assert read_agent_addresses(Path("no such list")).listed
