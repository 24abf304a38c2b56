"""FollowTheMoney links as ties: ownership, offices, employment, links of unknown kind."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from graph import dates, identity
from graph.errors import ShareError
from graph.importing.ftm_entity import FtmEntity, day
from graph.importing.ftm_parties import Note
from graph.model import Source, Standing, Tie, TieType, Value
from graph.shares import Share, parse_share

ENDS = {
    "Ownership": ("owner", "asset"),
    "Directorship": ("director", "organization"),
    "Employment": ("employee", "employer"),
    "UnknownLink": ("subject", "object"),
}
"""The schemas that are ties, with the properties of the one who acts and of the other."""

_TYPES = {
    "Ownership": TieType.OWNS,
    "Directorship": TieType.OFFICER_OF,
    "Employment": TieType.EMPLOYED_BY,
    "UnknownLink": TieType.LINKED_TO,
}
_READ = frozenset(
    "role status summary description startDate endDate date percentage sharesCount sharesValue "
    "sharesCurrency sharesType ownershipType legalBasis publisher sourceUrl recordId modifiedAt "
    "retrievedAt owner asset director organization employee employer subject object "
    "createdAt".split()
)
_KEPT = {
    "status": "status",
    "sharesCount": "shares_count",
    "sharesValue": "shares_value",
    "sharesCurrency": "shares_currency",
    "sharesType": "shares_type",
    "ownershipType": "ownership_type",
    "legalBasis": "legal_basis",
    "sourceUrl": "source_urls",
    "publisher": "stated_by",
    "recordId": "record",
}
_SOME = Share(Fraction(0), Fraction(1), min_open=True, text="(0,100]%")
_WHOLE = re.compile(r"\b(?:wholly owned|owned by|subsidiary of|sole (?:owner|shareholder))\b", re.I)
_KINDS = (
    ("secretary", re.compile(r"secretar|секретар", re.I)),
    ("director", re.compile(r"director|board|chair|директор|совет", re.I)),
    ("manager", re.compile(r"manag|president|chief|ceo|head|executive|руководител", re.I)),
    ("legal representative", re.compile(r"representative|представител", re.I)),
)


def ties_of(
    entity: FtmEntity, parties: dict[str, str], source: Source, prefix: str, note: Note
) -> Iterator[Tie]:
    """Make the ties of a link: one for each pair of its ends that the files tell of."""
    start_name, end_name = ENDS[entity.schema]
    for name in sorted(entity.properties.keys() - _READ):
        note(f"property {name[:60]} of {entity.schema}", entity.place)
    pairs = [(s, e) for s in entity.all(start_name) for e in entity.all(end_name)]
    base = _base(entity, source, prefix, note)
    for number, (start, end) in enumerate(pairs):
        if start not in parties or end not in parties:
            note(f"{entity.schema} with a party that is not in the files", entity.place)
            continue
        own = base.id if len(pairs) == 1 else f"{base.id}-{number}"
        yield replace(base, id=own, start=parties[start], end=parties[end])
    if not pairs:
        note(f"{entity.schema} without both parties", entity.place)


def _base(entity: FtmEntity, source: Source, prefix: str, note: Note) -> Tie:
    since, until = _period(entity, note)
    role = "; ".join(entity.all("role"))
    extra: dict[str, Value] = {}
    for prop, column in _KEPT.items():
        if found := entity.all(prop):
            extra[column] = found[0] if len(found) == 1 else found
    tie = Tie(
        identity.shortened(f"{prefix}{entity.id}"),
        _TYPES[entity.schema],
        "",
        "",
        source.id,
        Standing.COMPILED,
        since=since,
        until=until,
        wording=role or "; ".join(entity.all("summary", "description"))[:500],
        extra=extra,
    )
    if tie.type is TieType.OWNS:
        return replace(tie, share=_share(entity, role, note))
    if tie.type is TieType.OFFICER_OF:
        kind = next((kind for kind, form in _KINDS if form.search(role)), "")
        return replace(tie, role=role, role_kind=kind)
    return replace(tie, role=role) if tie.type is TieType.EMPLOYED_BY else tie


def _period(entity: FtmEntity, note: Note) -> tuple[str, str]:
    """Return the widest period that is stated; an end before the beginning takes this out."""
    read = {name: [day(value) for value in entity.all(name)] for name in ("startDate", "endDate")}
    for name, values in read.items():
        if "" in values:
            note(f"{name} that is no date", entity.place)
    since = min(filter(None, read["startDate"]), default="")
    until = max(filter(None, read["endDate"]), default="")
    if since and until and dates.last_day(until) < dates.first_day(since):
        note("a link that ends before it begins", entity.place)
        return "", until
    return since, until


def _share(entity: FtmEntity, role: str, note: Note) -> Share | None:
    """Read the percentage; without one, words of whole ownership state no share at all."""
    stated = entity.all("percentage")
    if not stated:
        return None if _WHOLE.search(role) else _SOME
    shares = [_percentage(text) for text in stated]
    if None in shares:
        note("a percentage that is no share of 0 to 100 %", entity.place)
    known = [share for share in shares if share is not None]
    if not known:
        return _SOME
    low = min(known, key=lambda share: share.min)
    high = max(known, key=lambda share: share.max)
    if low == high or len(known) == 1:
        return low
    note("several percentages of one holding", entity.place)
    return Share(low.min, high.max, low.min_open, high.max_open, text="; ".join(stated)[:100])


def _percentage(stated: str) -> Share | None:
    text = stated.replace(",", ".").replace("%", "").strip()
    plain = re.fullmatch(r"\d{1,3}(?:\.\d{1,12})?|[<>]=?\s*\d{1,3}(?:\.\d+)?", text)
    ranged = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*(?:-|–|to)\s*(\d{1,3}(?:\.\d+)?)", text)
    try:
        if ranged:
            return parse_share(f"[{ranged[1]},{ranged[2]}]%")
        if plain and text.startswith("<"):
            return parse_share(f"[0,{text.lstrip('<= ')}{']' if '=' in text else ')'}%")
        return parse_share(f"{text}%") if plain else None
    except ShareError:
        return None
