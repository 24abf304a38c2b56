"""A publication says what it left out, and nothing of it is in any format."""

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from graph.analyses.tracing.search.accepted_matches import settle_matches
from graph.exports.base import ExportFormat, Selection
from graph.exports.catalogue import EXPORTS
from graph.exports.redaction import redact_contents, redact_selection
from graph.exports.selection import storefront_with_chains
from graph.model.records import Contents, Judgement, Kind, Records, Source, Statement, Tie, TieType
from tests.graph.exports.cases import SOURCES, contents_of, owned_shop, place, tie, written

BORN, HOME, PHONE = "1970-05-21", "9 Secret Row", "+44 7700 900123"


def _person(**values: str | tuple[str, ...]) -> Statement:
    return Statement("p", Kind.PERSON, "reg", {"name": "Example Person", **values})


def _case() -> tuple[tuple[Statement, ...], tuple[Tie, ...]]:
    statements = (
        _person(birth_date=BORN, home_address=HOME, phone=PHONE, country_of_residence="GB"),
        Statement("p", Kind.PERSON, "press", {"name": "Example Person", "dateOfBirth": (BORN,)}),
        Statement("c", Kind.COMPANY, "reg", {"name": "C", "email": "office@example.org"}),
        Statement("d", Kind.COMPANY, "reg", {"name": "D"}),
        Statement("home", Kind.ADDRESS, "reg", {"name": HOME}),
        Statement("home-2", Kind.ADDRESS, "reg", {"name": f"{HOME} again"}),
        Statement("office", Kind.ADDRESS, "reg", {"name": "1 Office Street"}),
        Statement("phone", Kind.CONTACT, "reg", {"name": PHONE}),
    )
    ties = (
        tie("lives", TieType.LOCATED_AT, "p", "home"),
        tie("lives-2", TieType.LINKED_TO, "home-2", "p"),
        tie("same-home", TieType.SAME_AS, "home", "home-2", judgement=Judgement.ACCEPTED),
        tie("works", TieType.LOCATED_AT, "p", "office", purpose="Business"),
        tie("also-home", TieType.LOCATED_AT, "p", "office", purpose="home"),
        tie("seat", TieType.LOCATED_AT, "c", "office", purpose="registered office"),
        tie("calls", TieType.REACHED_AT, "p", "phone"),
        tie("not-same", TieType.SAME_AS, "c", "d", judgement=Judgement.REJECTED),
    )
    return statements, ties


def test_what_is_left_out_is_counted() -> None:
    shown, left = redact_contents(contents_of(Records(SOURCES, *_case())))
    assert {item.what: item.count for item in left} == {
        "birth dates": 2,
        "home addresses": 4,
        "private contacts": 2,
        "rejected merges": 1,
        "captures": 1,
    }
    assert {t.id for t in shown.ties} == {"works", "seat"}
    assert set(shown.entities) == {"p", "c", "d", "office"}
    assert shown.entities["p"].values == {
        "birth_date": "1970-05",
        "dateOfBirth": ("1970-05",),
        "country_of_residence": "GB",
    }
    assert shown.entities["c"].values == {"email": "office@example.org"}
    assert shown.sources["reg"].sha256 == SOURCES[0].sha256
    assert shown.sources["reg"].capture == ""


def test_no_format_holds_what_was_left_out(tmp_path: Path) -> None:
    selection, _ = redact_selection(Selection(contents_of(Records(SOURCES, *_case()))))
    for export in EXPORTS:
        whole = _unpacked(export, selection, tmp_path)
        for secret in (BORN, HOME, PHONE, "lives", "calls", "not-same"):
            assert secret.encode() not in whole, (export.name, secret)


@pytest.mark.parametrize(
    ("judged", "kept"),
    [
        # A rejection that came later: the acceptance before it would hold again without it.
        ((("accepted", "2023"), ("rejected", "2024")), set()),
        # An acceptance that came later holds, and goes on to without the rejection.
        ((("rejected", "2023"), ("accepted", "2024")), {"j1"}),
        # A proposal that a person rejected is not proposed anew.
        ((("proposed", ""), ("rejected", "2024")), set()),
        ((("proposed", ""), ("accepted", "2024")), {"j0", "j1"}),
        # Looked at without a decision: neither what was proposed nor what was accepted stays.
        ((("proposed", ""), ("accepted", "2023"), ("unsure", "2024")), set()),
        # Taken back: the proposal counts again, the acceptance does not.
        ((("proposed", ""), ("accepted", "2023"), ("withdrawn", "2024")), {"j0"}),
        ((("rejected", "2023"), ("withdrawn", "2024"), ("accepted", "2025")), {"j2"}),
        ((("accepted", "2023"), ("withdrawn", "2024"), ("accepted", "2025")), {"j2"}),
    ],
)
def test_an_overruled_judgement_does_not_come_back(
    judged: tuple[tuple[str, str], ...], kept: set[str]
) -> None:
    named = tuple(Statement(i, Kind.COMPANY, "reg", {"name": i}) for i in ("a", "b"))
    ties = tuple(_judged(f"j{n}", "a", "b", *told) for n, told in enumerate(judged))
    before = contents_of(Records(SOURCES, named, ties))
    shown, left = redact_contents(before)
    assert {t.id for t in shown.ties} == kept
    assert _merged(shown, "a") == _merged(before, "a")
    assert _possible(shown) == _possible(before)
    counted = {item.what: item.count for item in left}.get("rejected merges", 0)
    assert counted == len(ties) - len(kept)


def test_a_merge_that_a_rejection_blocks_through_a_third_party_stays_blocked() -> None:
    named = tuple(Statement(i, Kind.COMPANY, "reg", {"name": i}) for i in ("a", "b", "c"))
    ties = (
        _judged("ab", "a", "b", "accepted", "2023-01"),
        _judged("bc", "b", "c", "accepted", "2023-02"),
        _judged("ac", "a", "c", "rejected", "2023-03"),
    )
    before = contents_of(Records(SOURCES, named, ties))
    shown, _ = redact_contents(before)
    assert {t.id for t in shown.ties} == {"ab"}
    for ident in ("a", "b", "c"):
        assert _merged(shown, ident) == _merged(before, ident)


def test_no_format_tells_of_an_overruled_judgement(tmp_path: Path) -> None:
    named = tuple(Statement(i, Kind.COMPANY, "reg", {"name": i}) for i in ("a", "b"))
    ties = (
        _judged("first-said", "a", "b", "accepted", "2023"),
        _judged("then-not", "b", "a", "rejected", "2024"),
    )
    selection, _ = redact_selection(Selection(contents_of(Records(SOURCES, named, ties))))
    for export in EXPORTS:
        whole = _unpacked(export, selection, tmp_path)
        assert b"first-said" not in whole, export.name
        assert b"then-not" not in whole, export.name


def test_who_looked_at_a_pair_and_the_evidence_are_not_printed() -> None:
    named = tuple(Statement(i, Kind.COMPANY, "reg", {"name": i}) for i in ("a", "b", "c"))
    sources = (*SOURCES, Source("looked", "Judgement by E. Editor"), Source("told", "Our match"))
    shown_to = {"evidence": '[{"what": "phone", "left": "000-0001"}]', "kept": "x"}
    ties = (
        replace(_judged("ab", "a", "b", "unsure", "2024"), source="looked"),
        replace(_judged("bc", "b", "c", "accepted", "2024"), source="told", extra=shown_to),
    )
    shown, left = redact_contents(contents_of(Records(sources, named, ties)))
    assert [(t.id, t.extra) for t in shown.ties] == [("bc", {"kept": "x"})]
    assert {"looked", "told"} & shown.sources.keys() == {"told"}
    counted = {item.what: item.count for item in left}
    assert (counted["rejected merges"], counted["evidence of matches"]) == (1, 1)


def _unpacked(export: ExportFormat, selection: Selection, folder: Path) -> bytes:
    """Write a format, and return all of its bytes as they are in no archive."""
    path = place(export.name, folder / export.name)
    export.write(selection, path)
    contents = [*written(path).values()]
    if contents[0].startswith(b"PK"):
        with ZipFile(path) as archive:
            contents = [archive.read(name) for name in archive.namelist()]
    return b"".join(contents)


def _judged(ident: str, start: str, end: str, judgement: str, day: str) -> Tie:
    by = {"judged_by": "Example Editor", "judged_at": day} if day else {}
    return tie(ident, TieType.SAME_AS, start, end, judgement=Judgement(judgement), **by)


def _merged(contents: Contents, ident: str) -> str:
    return settle_matches(contents.ties, contents.entities).representative_of(ident)


def _possible(contents: Contents) -> set[str]:
    return {tie.id for tie in settle_matches(contents.ties, contents.entities).proposed}


def test_a_birth_date_that_is_none_is_left_out_whole() -> None:
    for value in ("21 May 1970", "21/05/1970"):
        shown, _ = redact_contents(contents_of(Records(SOURCES, (_person(born=value),))))
        assert shown.entities["p"].values == {}
    kept, left = redact_contents(contents_of(Records(SOURCES, (_person(born="1970"),))))
    assert kept.entities["p"].values == {"born": "1970"}
    assert [item.what for item in left] == ["captures"]


def test_a_chain_through_what_was_left_out_is_not_drawn() -> None:
    selection = storefront_with_chains(owned_shop(), "shop", 0)
    assert len(redact_selection(selection)[0].chains) == len(selection.chains) == 2
    ties = tuple(t for t in selection.contents.ties if t.id != "o1")
    contents = contents_of(Records(SOURCES, selection.contents.statements, ties))
    cut = Selection(contents, selection.chains)
    assert [c.hops[1].tie.id for c in redact_selection(cut)[0].chains] == ["o3"]
