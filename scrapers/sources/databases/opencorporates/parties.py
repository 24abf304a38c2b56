"""Controllers and owners of a company of OpenCorporates, with period and share."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from graph.errors import ShareError
from graph.model.ids import document_id, shorten_id
from graph.model.party_kind import NamedKind, kind_by_name
from graph.model.records import Kind, Source, Tie, TieType, Value
from graph.model.shares import Share, parse_share
from graph.model.vocabulary.bands import band_in
from graph.model.vocabulary.lexicon import WordClass, plain_words
from graph.model.vocabulary.tie_wordings import TieMeaning, status_meaning, tie_meanings
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import (
    Json,
    day,
    drop_unstated,
    is_true,
    mapping,
    objects,
    text,
    texts,
    unknown_value,
)
from scrapers.parsing.jurisdictions import jurisdiction_id
from scrapers.parsing.payload_fields import fields
from scrapers.parsing.statements import make_statement
from scrapers.sources.databases.opencorporates.origin import ORIGIN

_SOME = Share(min=Fraction(0), max=Fraction(1), min_open=True, text="(0,100]%")
_INTEREST = "beneficial ownership"
_CONTROL = {
    "controlling_entity": "controlling entity",
    "ultimate_controlling_company": "ultimate controlling company",
    "home_company": "branch",
}
_SUCCESSION = {
    "alternate_registration_entities": "alternate registration",
    "previous_registration_entities": "previous registration",
    "subsequent_registration_entities": "subsequent registration",
}
_ENDS = ("end_date", "ceased_on", "ceased_date", "to_date")
_FLAGS = ("ceased", "inactive", "former")
_STATUSES = ("current_status", "status")
_ROLES = ("role", "nature", "nature_of_control", "type", "position")
_OWNERS = "ultimate_beneficial_owners"
_SHARES = ("percentage", "share", "percentage_share", "shares_percentage")
PARTY_FIELDS = fields(
    " ".join(
        (
            *_ENDS,
            *_FLAGS,
            *_STATUSES,
            *_ROLES,
            *_SHARES,
            "name jurisdiction_code company_number opencorporates_url start_date date_of_birth "
            "nationality country_of_residence address",
        )
    ),
    "id uid created_at updated_at retrieved_at source",
)
_PAGE = re.compile(r"opencorporates\.com/companies/([a-z_]{2,6})/([\w.-]{1,60})", re.IGNORECASE)


def company_id_of(company: Json) -> str:
    """Return the id of a company; empty where it has no number of a jurisdiction."""
    ident = jurisdiction_id(text(company, "jurisdiction_code"), text(company, "company_number"))
    match = _PAGE.search(text(company, "opencorporates_url"))
    return ident or (jurisdiction_id(match[1], match[2]) if match else "")


def party_records(found: Json, company: str, source: Source, where: str) -> Iterator[Record]:
    """Yield controllers, owners and other registrations of a company, with their ties."""
    for key, nature in _CONTROL.items():
        for named in _named_parties(found.get(key)):
            yield from _controller(named, company, nature, source, where)
    for named in _named_parties(found.get(_OWNERS)):
        yield from _owner(named, company, source, where)
    for key, wording in _SUCCESSION.items():
        for named in _named_parties(found.get(key)):
            yield from _registration_records(named, company, wording, source, where)
    for key in (*_CONTROL, _OWNERS, *_SUCCESSION):
        if found.get(key) and not list(_named_parties(found[key])):
            yield unknown_value(key, "without a name", where)


def _named_parties(value: object) -> Iterator[Json]:
    """Yield the parties of a field: one or a list; bare names, objects or nested objects."""
    yield from ({"name": name} for name in texts(value))
    if name := text({"name": value}, "name"):
        yield {"name": name}
    for item in [value] if isinstance(value, dict) else objects(value):
        inner = next((mapping(v) for v in item.values() if isinstance(v, dict)), {})
        named = item if text(item, "name") else inner
        if text(named, "name"):
            yield named


def _party(named: Json, company: str, source: Source) -> tuple[Record, str, Kind]:
    """Return a party with its id and kind: a company by number or page, else by its record."""
    name, ident = text(named, "name"), company_id_of(named)
    personal = any(named.get(key) for key in ("date_of_birth", "nationality"))
    named_kind = kind_by_name(name)
    if ident or personal:
        named_kind = NamedKind(Kind.COMPANY if ident else Kind.PERSON, is_stated=True)
    kind = named_kind.kind
    ident = ident or document_id(f"opencorporates-{company}", name)
    values: dict[str, Value | None] = {
        "name": name,
        "country": text(named, "jurisdiction_code")[:2].upper(),
        "registration_number": text(named, "company_number"),
        "nationality": text(named, "nationality"),
        "country_of_residence": text(named, "country_of_residence"),
        "birth_date": day(text(named, "date_of_birth"))[:7],
        "stated_address": text(named, "address") if kind is Kind.COMPANY else "",
        **named_kind.values,
    }
    return make_statement(ORIGIN, source, ident, kind, values), ident, kind


def _controller(
    named: Json, company: str, nature: str, source: Source, where: str
) -> Iterator[Record]:
    party, ident, _kind = _party(named, company, source)
    if ident == company:
        return
    yield party
    base = _base_tie(named, ident, company, nature, source)
    base = replace(base, wording="home company" if nature == "branch" else nature)
    shares = drop_unstated(
        {"stated_share": "; ".join(filter(None, (text(named, k) for k in _SHARES)))}
    )
    for tie in _ties(base, named, TieType.CONTROLS):
        control = nature if tie.type is TieType.CONTROLS else ""
        yield replace(tie, nature=control, extra={**tie.extra, **shares})
    yield from _unknown_values(named, where)


def _owner(named: Json, company: str, source: Source, where: str) -> Iterator[Record]:
    party, ident, _kind = _party(named, company, source)
    if ident == company:
        return
    yield party
    base = _base_tie(named, ident, company, "owner", source)
    base = replace(base, wording="ultimate beneficial owner")
    shares = [_share(text(named, key)) for key in _SHARES if text(named, key)]
    share = next(filter(None, shares), _SOME)
    if None in shares:
        stated = "; ".join(filter(None, (text(named, key) for key in _SHARES)))
        yield unknown_value("share of an owner", stated, where)
    for tie in _ties(base, named, TieType.OWNS):
        if tie.type is TieType.OWNS:
            yield replace(tie, share=tie.share or share, interest=tie.interest or _INTEREST)
        else:
            yield tie
    yield from _unknown_values(named, where)


def _ties(base: Tie, named: Json, meant: TieType) -> list[Tie]:
    """Return the ties of a party, weakened by the words, end and flags of its record."""
    statuses = {status_meaning(text(named, key)) for key in _STATUSES if text(named, key)}
    words = [text(named, key) for key in (*_STATUSES, *_ROLES) if text(named, key)]
    # Without a share the words alone decide, whatever the field: a nominee is only linked.
    is_plain = meant is TieType.OWNS and not any(text(named, key) for key in _SHARES)
    field = None if is_plain else TieType.OWNS
    roles = [tie_meanings(text(named, key), field) for key in _ROLES if text(named, key)]
    if WordClass.NOT_AT_ALL in statuses or not all(roles):
        return []
    ended = any(is_true(named.get(key)) for key in (*_ENDS, *_FLAGS))
    if (ended or WordClass.OVER in statuses) and not base.until:
        # It ended on an unknown day, so it says nothing about today.
        return [replace(base, wording=f"{base.wording} (ended, date not stated)")]
    meanings = [meaning for role in roles for meaning in role]
    strong = [m for m in meanings if m.type in (TieType.OWNS, TieType.CONTROLS)]
    if statuses - {None, WordClass.OVER} or (meanings and not strong):
        return [replace(base, wording=f"{base.wording} ({'; '.join(words)})")]
    if meant is TieType.CONTROLS or not strong:
        return [replace(base, type=meant)]
    return [_with_meaning(base, meaning, n) for n, meaning in enumerate(dict.fromkeys(strong))]


def _with_meaning(base: Tie, meaning: TieMeaning, number: int) -> Tie:
    ident = shorten_id(f"{base.id}:{number}") if number else base.id
    tie = replace(base, id=ident, type=meaning.type, nature=meaning.nature)
    return replace(tie, share=meaning.share, interest=meaning.interest)


def _unknown_values(named: Json, where: str) -> Iterator[Record]:
    """Yield the values of a record that are not understood."""
    for key in _STATUSES:
        if status_meaning(text(named, key)) is WordClass.UNKNOWN and text(named, key):
            yield unknown_value("status of an owner", text(named, key), where)
    for key in _ROLES:
        meanings = tie_meanings(text(named, key), TieType.OWNS) if text(named, key) else ()
        if not all(meaning.known for meaning in meanings):
            yield unknown_value("role of an owner", text(named, key), where)
        if text(named, key) and not meanings:
            yield unknown_value("role that denies an owner", text(named, key), where)
    for key in ("start_date", *_ENDS):
        if text(named, key) and not day(text(named, key)):
            yield unknown_value(f"date {key}", text(named, key), where)
    yield from PARTY_FIELDS.unknown_fields(named, where)


def _share(stated_as: str) -> Share | None:
    """Return a share stated as a percentage, with or without its sign, or as a band; else None."""
    number = re.fullmatch(r"(\d{1,3}(?:\.\d{1,8})?) ?%?", stated_as.strip())
    ranged = re.fullmatch(
        r"(\d{1,3}(?:\.\d+)?) ?%? ?(?:-|–|to) ?(\d{1,3}(?:\.\d+)?) ?%?", stated_as.strip()
    )
    try:
        if ranged:
            return parse_share(f"[{ranged[1]},{ranged[2]}]%")
        return parse_share(f"{number[1]}%") if number else band_in(plain_words(stated_as))
    except ShareError:
        return None


def _registration_records(
    named: Json, company: str, wording: str, source: Source, where: str
) -> Iterator[Record]:
    """Yield the link to another registration of the company."""
    party, ident, _kind = _party(named, company, source)
    if ident == company:
        return
    yield party
    base = _base_tie(named, ident, company, wording, source)
    yield replace(base, start=company, end=ident, wording=wording)
    yield from _unknown_values(named, where)


def _base_tie(named: Json, ident: str, company: str, what: str, source: Source) -> Tie:
    ends = [day(text(named, key)) for key in _ENDS]
    return Tie(
        id=shorten_id(f"opencorporates:{company}:{what}:{ident}"),
        type=TieType.LINKED_TO,
        start=ident,
        end=company,
        source=source.id,
        standing=ORIGIN.standing,
        since=day(text(named, "start_date")),
        until=min(filter(None, ends), default=""),
        extra=drop_unstated({key: text(named, key) for key in (*_STATUSES, *_ROLES)}),
    )
