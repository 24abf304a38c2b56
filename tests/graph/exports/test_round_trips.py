"""What an export holds comes back the same from every format, or its note names what does not.

The stores are the examples and invented ones with every tie, interest and judgement.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import product
from pathlib import Path

import pytest

from graph.exports.base import Selection
from graph.importing.read_all import read_files, read_paths
from graph.model.records import (
    ENDS,
    Contents,
    Holding,
    Judgement,
    Kind,
    Records,
    Source,
    Standing,
    Statement,
    Tie,
    TieType,
    Value,
)
from graph.model.shares import parse_share
from graph.model.vocabulary.lexicon import CAPACITIES, RIGHTS
from scrapers.contract.collector import Record
from scrapers.parsing.admission import RecordGate
from scrapers.sources.databases.icij.database import COLLECTOR as ICIJ
from tests.graph.exports.cases import CASE, company, contents_of, format_named, place
from tests.paths import EXAMPLES, FIXTURES
from tests.scrapers.cases import page_of

REPORTED = FIXTURES / "reported"
SHARES = ("", "51%", "1/3", "25-50%", "(25,50]%", "[75,100]%", ">50%")
REGISTER = Source("reg", "Register", type="officialRegister", published="2024-01-02")


def _every_holding() -> Contents:
    """Every interest in every capacity, each with a share of another form."""
    parties = [company(f"c{n}", "reg", name=f"Example {n}") for n in range(2)]
    held = [
        *RIGHTS,
        "",
        "class A",
        *(f"{base} {c}" for base in ("shares", "votes") for c, _ in CAPACITIES),
    ]
    ties = [
        Tie(
            f"t{n}",
            TieType.OWNS,
            "c0",
            "c1",
            source="reg",
            standing=Standing.REGISTER,
            share=parse_share(SHARES[n % len(SHARES)]),
            interest=interest,
            since=("", "2020", "2020-02", "2020-02-03")[n % 4],
            until=("", "2021", "2021-12-31")[n % 3],
            holding=(Holding.WHOLE, Holding.LOT)[n % 2],
            extra={"stated_on": "2024-01-02"} if n % 5 == 0 else {},
        )
        for n, interest in enumerate(dict.fromkeys(held))
    ]
    return contents_of(Records((REGISTER,), tuple(parties), tuple(ties)))


def _every_tie() -> Contents:
    """Every type between all kinds that it may have, in every standing and judgement."""
    named = {kind: f"{kind.lower()}-{n}" for n, kind in enumerate(Kind)}
    names = {Kind.ADDRESS: "1 Example Street, Exampleton", Kind.CONTACT: "shop@lantern.example"}
    parties = [
        Statement(f"{ident}{n}", kind, "reg", {"name": names.get(kind, f"Example {kind} {n}")})
        for kind, ident in named.items()
        for n in "ab"
    ]
    ties = [
        Tie(f"{type_}-{start}-{end}", type_, f"{named[start]}a", f"{named[end]}b", source="reg")
        for type_, (starts, ends) in ENDS.items()
        for start, end in product(sorted(starts), sorted(ends))
        if type_ is not TieType.SAME_AS or start is end
    ]
    judged = [
        Tie(
            f"same-{judgement}",
            TieType.SAME_AS,
            f"{named[Kind.COMPANY]}a",
            f"{named[Kind.COMPANY]}b",
            source="reg",
            standing=standing,
            judgement=judgement,
            judged_by="Example Analyst",
            judged_at=f"2024-05-0{n}",
        )
        for n, (judgement, standing) in enumerate(zip(Judgement, Standing, strict=False), 1)
    ]
    return contents_of(Records((REGISTER,), tuple(parties), (*ties, *judged)))


def _stated() -> Contents:
    """What BODS and FollowTheMoney have fields for, in the form in which it is read."""
    listed = company(
        "gb-01234567",
        "reg",
        name="Example Listed",
        country="GB",
        registration_number="01234567",
        identifiers=("GB-COH 01234567", "DUNS 150483782"),
        publicly_listed=True,
        company_filings=("https://filings.example/1",),
        securities=("Example Exchange / GB / EXT / isin / GB0000000009",),
        status="active",
        place="Exampleton",
        vat_number="GB999999973",
    )
    exposed = Statement(
        "p",
        Kind.PERSON,
        "reg",
        {"name": "Example Person", "pep_status": "isPep", "pep_details": ("Minister; GB",)},
    )
    tie = Tie("t", TieType.OWNS, "p", "gb-01234567", source="reg", share=parse_share("(25,50]%"))
    more: dict[str, Value] = {
        "direct_or_indirect": "unknown",
        "beneficial_ownership_or_control": True,
    }
    ties = (
        replace(tie, extra={**more, "bods_interest": "shareholding"}),
        replace(tie, id="u", interest="votes", share=parse_share("51%")),
        replace(tie, id="v", type=TieType.CONTROLS, share=None, nature="right to appoint"),
    )
    return contents_of(Records((REGISTER,), (listed, exposed), ties))


def _read(*paths: Path) -> Contents:
    reading = read_paths(list(paths))
    assert not reading.problems
    return contents_of(reading.records)


STORES = {
    "case": CASE,
    "holdings": _every_holding(),
    "ties": _every_tie(),
    "stated": _stated(),
    **{path.name: _read(path) for path in sorted(EXAMPLES.iterdir()) if path.is_dir()},
    **{
        path.name: _read(path)
        for folder in ("bods", "ftm")
        for path in sorted((REPORTED / folder).iterdir())
        if path.is_file()
    },
}
SUFFIXES = {"bods": "case.json", "ftm": "case.ftm.json"}
FORMATS = ("csv", "xlsx", "json", "graphml", "gexf", "bods", "ftm", "icij")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("store", STORES)
def test_a_store_comes_back_or_its_loss_is_named(store: str, format_: str, tmp_path: Path) -> None:
    before = STORES[store]
    out = tmp_path / SUFFIXES.get(format_, place(format_, tmp_path).name)
    note = format_named(format_).write(Selection(before), out)

    again = _again(format_, out)

    named = {item.what for item in note.not_held}
    lost = set(_losses(before, again, named))
    assert {what for what, _ in lost} <= named, sorted(lost, key=str)[:20]
    assert list(_stronger(before, again)) == []


def _again(format_: str, out: Path) -> Contents:
    if format_ != "icij":
        return _read(out)
    pages = [page_of("", file.read_bytes(), file.name) for file in sorted(out.iterdir())]
    assert ICIJ.read_files
    found: list[Record] = RecordGate().admit_page(ICIJ.read_files(pages))
    return contents_of(
        Records(
            tuple(r for r in found if isinstance(r, Source)),
            tuple(r for r in found if isinstance(r, Statement)),
            tuple(r for r in found if isinstance(r, Tie)),
        )
    )


def _losses(before: Contents, again: Contents, named: set[str]) -> Iterator[tuple[str, str]]:
    """Yield what does not come back, by what a note has to name, and where it is."""
    if "Source" not in named:
        yield from _lost_sources(before, again)
    lost = {i for i, e in before.entities.items() if i not in again.entities}
    yield from ((str(before.entities[ident].kind), ident) for ident in lost)
    if "STATES" not in named:
        by = "entity" if "Source" in named else "id"
        told: dict[str, dict[str, Value]] = defaultdict(dict)
        for said in again.statements:
            told[getattr(said, by)] |= said.values
        for stated in (s for s in before.statements if s.entity not in lost):
            found = told.get(getattr(stated, by), {})
            yield from ((n, stated.id) for n, v in stated.values.items() if found.get(n) != v)
    ties = {tie.id: tie for tie in again.ties}
    for tie in before.ties:
        made = ties.get(tie.id)
        if made is None or made.type is not tie.type:
            yield str(tie.type), tie.id
            continue
        yield from ((name, tie.id) for name in _differing(tie, made))


def _lost_sources(before: Contents, again: Contents) -> Iterator[tuple[str, str]]:
    for ident, source in before.sources.items():
        made = again.sources.get(ident)
        if made is None:
            yield "Source", ident
            continue
        yield from ((name, ident) for name in _differing(source, made))


def _differing(was: Source | Tie, made: Source | Tie) -> Iterator[str]:
    for field in fields(was):
        if field.name != "extra" and getattr(made, field.name) != getattr(was, field.name):
            yield field.name
    yield from (name for name, value in was.extra.items() if made.extra.get(name) != value)


_STRENGTH = (TieType.OWNS, TieType.CONTROLS, TieType.OPERATES, TieType.OFFICER_OF)


def _stronger(before: Contents, again: Contents) -> Iterator[str]:
    """Yield the ties that say more than those that were written."""
    known = {tie.id: tie for tie in before.ties}
    for tie in again.ties:
        was = known.get(tie.id)
        if was is None:
            yield from ([tie.id] if tie.type in _STRENGTH else [])
            continue
        weaker = tie.type is TieType.LINKED_TO
        if not weaker and (tie.type, tie.interest) != (was.type, was.interest):
            yield tie.id


def test_a_bods_statement_that_somebody_changed_is_read_by_its_fields(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    format_named("bods").write(Selection(STORES["stated"]), path)
    changed = path.read_bytes().replace(b'"exact": 51', b'"exact": 49')

    shares = {
        tie.share.text
        for tie in read_files([("case.json", changed)]).records.ties
        if tie.share is not None
    }

    assert shares == {"(25,50]%", "49%"}
