"""One invented case with every kind and tie, and with texts that break careless writers."""

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from graph.exports.base import ExportFormat
from graph.exports.catalogue import EXPORTS
from graph.exports.networks.json import json_chunks
from graph.model.records import (
    Contents,
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
from graph.model.shares import Share, parse_share
from graph.stores.display_values import display_entity

ODD = "\u202bשלום\u202c 你好 ตัวอย่าง <b>&amp;]]>\n\u2028'\"\\u0041 \\\\u; -- 😀"  # noqa: RUF001
FILES = {
    "csv": "case.zip",
    "xlsx": "case.xlsx",
    "neo4j": "case",
    "icij": "case",
}


def company(id_: str, source: str, **values: Value) -> Statement:
    return Statement(id_, Kind.COMPANY, source, values)


def tie(id_: str, type_: TieType, start: str, end: str, source: str = "reg", **more: Any) -> Tie:
    return Tie(id_, type_, start, end, source=source, **more)


SOURCES = (
    Source(
        "reg",
        "Example Register",
        "Example Office",
        "https://register.example/a?b=1&c=<2>",
        type="officialRegister",
        published="2024-03-05",
        retrieved="2024-04-01",
        capture="<urn:uuid:00000000-0000-4000-8000-000000000001>",
        sha256="ab" * 32,
        licence="https://licence.example/open",
    ),
    Source("press", ODD, "Example Paper", type="thirdParty", published="2023-07", restates="reg"),
    Source("own", "Notes of the newsroom", extra={"pages": 3, "key": "k"}),
)
STATEMENTS = (
    company(
        "gb-00000001",
        "reg",
        name="=Example Holding",
        country="GB",
        registration_number="00000001",
        incorporated="2001-02-03",
        staff=5,
        **{"with `tick` and \\u0060": "x", "kinds:list": "no list", "value_id": "v"},
    ),
    company("gb-00000001", "press", name="'=Example\r\nHolding", listed=False, staff="five"),
    company("gb-00000001", "own", country="SG", ratio=0.25, whole=2**53 + 1),
    company("sub", "reg", name=f"Example\x0b {ODD}", aliases=("x; y", "z"), incorporated="2019"),
    company("mid", "reg", name="Example Middle", website="https://middle.example/"),
    company("lone", "press", name="Example Lone", unknown_reason=("owner: exempt here",)),
    Statement(
        "p_1",
        Kind.PERSON,
        "",
        {"name": "+62 811", "birth_date": "1970-05", "nationality": ("GB",), "note": "-5"},
    ),
    Statement(
        "p2", Kind.PERSON, "reg", {"name": "Not named", "unknown_reason": "super-secure person"}
    ),
    Statement("shop", Kind.STOREFRONT, "press", {"name": "Example Shop", "short_name": "Shop"}),
    Statement("market", Kind.PLATFORM, "press", {"name": "Example Market"}),
    Statement("addr", Kind.ADDRESS, "reg", {"name": "1 Example Street\nExampletown"}),
    Statement("mail", Kind.CONTACT, "press", {"name": "shop@mail.example"}),
    Statement("brand", Kind.BRAND, "press", {"name": "Example Brand"}),
    Statement("item", Kind.PRODUCT, "press", {"name": "Example Brush"}),
)
_THIRD = Share(Fraction(1, 3), Fraction(1, 2), text="a third or more")
TIES = (
    tie("own-1", TieType.OWNS, "gb-00000001", "mid", standing=Standing.REGISTER,
        share=parse_share("51%"), since="2020", until="2022-02"),
    tie("own-2", TieType.OWNS, "mid", "sub", share=_THIRD, since="2020-01-05"),
    tie("own-3", TieType.OWNS, "p_1", "sub", "press", share=parse_share("(25,50]%"),
        interest="votes", wording=ODD, quoted=True, lang="id", translation="said so"),
    tie("own-4", TieType.OWNS, "gb-00000001", "brand", share=parse_share("100%")),
    tie("own 5/\u00e9", TieType.OWNS, "p2", "gb-00000001"),
    tie("control", TieType.CONTROLS, "p2", "mid", nature="right to appoint directors"),
    tie("office", TieType.OFFICER_OF, "p_1", "sub", role="=Director", role_kind="director"),
    tie("job", TieType.EMPLOYED_BY, "p_1", "mid", role="Buyer", since="2021-02"),
    tie("seller", TieType.OPERATES, "sub", "shop", "press", role="seller", since="2019"),
    tie("runs", TieType.OPERATES, "gb-00000001", "market", "press", role="operator"),
    tie("on", TieType.SELLS_ON, "shop", "market", "press"),
    tie("sells", TieType.SELLS, "shop", "item", "press"),
    tie("of", TieType.OF_BRAND, "item", "brand", "press"),
    tie("at", TieType.LOCATED_AT, "sub", "addr", purpose="registered office"),
    tie("home", TieType.LOCATED_AT, "p_1", "addr"),
    tie("reach", TieType.REACHED_AT, "sub", "mail", "press"),
    tie("link", TieType.LINKED_TO, "sub", "lone", "press", wording="connected to"),
    tie("same-1", TieType.SAME_AS, "lone", "mid", "own", score=0.25,
        judgement=Judgement.PROPOSED),
    tie("same-2", TieType.SAME_AS, "lone", "sub", "own", judgement=Judgement.REJECTED,
        judged_by="Example Analyst", judged_at="2024-05-06", extra={"key": "k", "sure": True}),
    tie("same-3", TieType.SAME_AS, "lone", "gb-00000001", "own", judgement=Judgement.UNSURE,
        judged_by="Example Analyst", judged_at="2024-05-06T14:03:05Z", wording="=too little"),
    tie("same-4", TieType.SAME_AS, "p_1", "p2", "own", judgement=Judgement.WITHDRAWN,
        judged_by="Example Analyst", judged_at="2024-05-06T14:03:06Z"),
)  # fmt: skip


def contents_of(records: Records) -> Contents:
    """Show records as a store would."""
    about: dict[str, list[Statement]] = defaultdict(list)
    for item in sorted(records.statements, key=lambda s: (s.entity, s.source)):
        about[item.entity].append(item)
    sources = {source.id: source for source in records.sources}
    entities = {id_: display_entity(stated, sources) for id_, stated in about.items()}
    return Contents(entities, sources, records.statements, records.ties)


def records_of(contents: Contents) -> Records:
    """Show what a store holds as records."""
    return Records(tuple(contents.sources.values()), contents.statements, contents.ties)


CASE = contents_of(Records(SOURCES, STATEMENTS, TIES))
BACKWARDS = Contents(
    dict(list(CASE.entities.items())[::-1]),
    dict(list(CASE.sources.items())[::-1]),
    CASE.statements[::-1],
    CASE.ties[::-1],
)
EMPTY = Contents({}, {}, (), ())


def json_bytes(contents: Contents) -> bytes:
    """Contents as one text, to compare two of them."""
    return b"".join(json_chunks(contents))


def owned_shop() -> Contents:
    """A storefront with an ownership chain that holds, and one that ended."""

    def own(id_: str, start: str, end: str, share: str, **more: Any) -> Tie:
        stated = tie(id_, TieType.OWNS, start, end, share=parse_share(share), **more)
        return replace(stated, standing=Standing.REGISTER)

    ties = (
        tie("run", TieType.OPERATES, "top", "market"),
        tie("on", TieType.SELLS_ON, "shop", "market"),
        tie("seller", TieType.OPERATES, "low", "shop"),
        own("o1", "mid", "low", "60%", since="2020-01-01"),
        own("o2", "top", "mid", "50-75%"),
        own("o3", "old", "low", "40%", until="2019-12-31"),
        own("o4", "top", "old", "100%"),
    )
    kinds = {"shop": Kind.STOREFRONT, "market": Kind.PLATFORM}
    ids = ("low", "mid", "old", "top", *kinds)
    named = tuple(Statement(i, kinds.get(i, Kind.COMPANY), "reg", {"name": i}) for i in ids)
    return contents_of(Records(SOURCES, named, ties))


def format_named(name: str) -> ExportFormat:
    return next(export for export in EXPORTS if export.name == name)


def place(name: str, folder: Path) -> Path:
    """Return a path of the form that a format is written to."""
    return folder / FILES.get(name, f"case.{name}")


def written(path: Path) -> dict[str, bytes]:
    """Return the bytes of a file, or of each in a folder."""
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}
