"""Whom an organisation in JSON-LD names as parent, part, founder or employee."""

from collections.abc import Iterator

from graph import identity
from graph.lexicon import WordClass, doubt_of
from graph.model import Kind, Statement, Tie, TieType
from scrapers.base import Record
from scrapers.jsonld.organisations import Organisation, trader_of
from scrapers.traders.stating import Stating
from scrapers.values import Json, mapping, text

_PERSONS = {"founder": "founder", "founders": "founder", "employee": "", "employees": ""}


def related(found: Organisation, company: str, stating: Stating) -> Iterator[Record]:
    """Yield the parties an organisation names, each with its tie to ``company``."""
    for parent in _named(found, "parentOrganization"):
        yield from _controls(found, parent, company, stating, "parentOrganization")
    for part in _named(found, "subOrganization"):
        yield from _controls(found, part, company, stating, "subOrganization")
    for key in _PERSONS:
        for person in _named(found, key):
            yield from _person(person, key, company, stating)


def _named(found: Organisation, key: str) -> Iterator[Json]:
    """Yield what a field names, with what the page tells of it elsewhere."""
    value = found.told.get(key)
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield found.by_id.get(item, {"name": item.strip()})
        elif told := mapping(item):
            yield {**found.by_id.get(text(told, "@id"), {}), **told}


def _controls(
    found: Organisation, told: Json, company: str, stating: Stating, key: str
) -> Iterator[Record]:
    """Yield a parent or part: control of a kind that is not told, and never a share."""
    name = text(told, "legalName") or text(told, "name")
    if not name or name.startswith("http"):
        return
    other = stating.operator(trader_of(Organisation(told, "", False, found.by_id), ""))
    if other is None or other.entity == company or other.kind is not Kind.COMPANY:
        return
    yield other
    upward = key == "parentOrganization"
    above, below = (other.entity, company) if upward else (company, other.entity)
    yield Tie(
        identity.shortened(f"jsonld:{above}:{below}:{key}"),
        TieType.CONTROLS,
        above,
        below,
        stating.source.id,
        stating.origin.standing,
        nature=key,
        wording=f"{key}: {name}",
        quoted=True,
    )


def _person(told: Json, key: str, company: str, stating: Stating) -> Iterator[Record]:
    name = text(told, "name")
    if not name:
        return
    ident = identity.document_id(stating.account.document, name)
    yield Statement(ident, Kind.PERSON, stating.source.id, {"name": name})
    founder, title = _PERSONS[key] == "founder", text(told, "jobTitle")
    if (doubt := doubt_of(title)) is WordClass.NOT_AT_ALL:
        return
    is_link = founder or doubt is not None
    yield Tie(
        identity.shortened(f"jsonld:{ident}:{company}:{key}"),
        TieType.LINKED_TO if is_link else TieType.EMPLOYED_BY,
        ident,
        company,
        stating.source.id,
        stating.origin.standing,
        role="" if doubt is not None else title,
        wording=f"{key}: {name}{f' ({title})' if doubt is not None else ''}",
        quoted=True,
    )
