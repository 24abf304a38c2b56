"""Parents, parts, founders and employees that an organisation in JSON-LD names."""

from collections.abc import Iterator
from dataclasses import replace

from graph.model import ids
from graph.model.party_kind import kind_by_name
from graph.model.records import Kind, Statement, Tie, TieType
from graph.model.vocabulary.lexicon import WordClass, doubt_of
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import day, drop_unstated, unknown_value
from scrapers.sources.storefronts.jsonld.organisations import (
    Organisation,
    organisation_trader,
    stated_kind,
)
from scrapers.sources.storefronts.jsonld.values import NamedParty, item_text, named_parties
from scrapers.sources.trader_details.records import AccountStatements
from scrapers.sources.trader_details.values.name_words import changing_words

_GROUP = ("parentOrganization", "subOrganization")
_PERSONS = ("founder", "founders", "employee", "employees")


def related_parties(
    found: Organisation, company: Statement, stating: AccountStatements
) -> Iterator[Record]:
    """Yield the parties an organisation names, each with its tie to ``company``."""
    for key in (*_GROUP, *_PERSONS):
        for named in named_parties(found.item, key, found.by_id):
            yield from _related_records(found, named, company, stating, key)


def _related_records(
    found: Organisation, named: NamedParty, company: Statement, stating: AccountStatements, key: str
) -> Iterator[Record]:
    if not named.name:
        if shown := item_text(named.item, "name") or str(named.item.get("@id", "")):
            yield unknown_value(key, shown, stating.source.id)
        return
    if changing_words(named.name):
        yield unknown_value(key, named.name, stating.source.id)
        return
    other = _party(found, named, stating, key)
    if other is None or other.entity == company.entity:
        return
    wording, doubt = _wording(named, key)
    if doubt is WordClass.NOT_AT_ALL:
        return
    yield other
    yield _tie(named, other, company, stating, key, wording, doubt)


def _party(
    found: Organisation, named: NamedParty, stating: AccountStatements, key: str
) -> Statement | None:
    """Return a named party, of the kind that the source states, else of the kind its name shows."""
    by_field = Kind.COMPANY if key in _GROUP else Kind.PERSON
    by_name = kind_by_name(named.name)
    kind = stated_kind(named.types, named.name) or (by_name.kind if by_name.is_stated else by_field)
    values = {"dissolved": day(item_text(named.item, "dissolutionDate"))}
    if kind is not Kind.COMPANY:
        ident = ids.document_id(stating.account.document, named.name)
        return stating.make_statement(ident, kind, drop_unstated({"name": named.name, **values}))
    inner = Organisation(item=named.item, site="", publishes=False, by_id=found.by_id)
    made = stating.operator(organisation_trader(inner, ""))
    if made is None:
        return None
    return replace(made, kind=kind, values={**made.values, **drop_unstated(values)})


def _wording(named: NamedParty, key: str) -> tuple[str, WordClass | None]:
    """Return the wording of a tie, and the doubt that its words cast on it."""
    title = named.role or item_text(named.item, "jobTitle")
    dissolved = item_text(named.item, "dissolutionDate")
    without_day = (named.end_words and not named.until) or (dissolved and not day(dissolved))
    words = [title, f"until {named.end_words}" if named.end_words else ""]
    words.append(f"dissolved {dissolved}" if dissolved else "")
    remarks = ", ".join(word for word in words if word)
    doubt = WordClass.OVER if without_day else doubt_of(title)
    return f"{key}: {named.name}" + (f" ({remarks})" if remarks else ""), doubt


def _tie(
    named: NamedParty,
    other: Statement,
    company: Statement,
    stating: AccountStatements,
    key: str,
    wording: str,
    doubt: WordClass | None,
) -> Tie:
    downward = key == "subOrganization"
    above, below = (company, other) if downward else (other, company)
    kind = _field_tie_type(key, above.kind, below.kind, doubt)
    start, end = (above.entity, below.entity) if key in _GROUP else (other.entity, company.entity)
    tie = Tie(
        id=ids.shorten_id(f"jsonld:{start}:{end}:{key}"),
        type=kind,
        start=start,
        end=end,
        source=stating.source.id,
        standing=stating.origin.standing,
        since=named.since,
        until=named.until,
        wording=wording,
        quoted=True,
    )
    if kind is TieType.CONTROLS:
        return replace(tie, nature=key)
    title = named.role or item_text(named.item, "jobTitle")
    return replace(tie, role=title if kind is TieType.EMPLOYED_BY else "")


def _field_tie_type(key: str, above: Kind, below: Kind, doubt: WordClass | None) -> TieType:
    """Return the type of a field's tie: control of an unstated kind, never a share."""
    if doubt is not None:
        return TieType.LINKED_TO
    if key in _GROUP:
        both = above is Kind.COMPANY and below is Kind.COMPANY
        return TieType.CONTROLS if both else TieType.LINKED_TO
    employed = key in ("employee", "employees") and above is Kind.PERSON
    return TieType.EMPLOYED_BY if employed and below is Kind.COMPANY else TieType.LINKED_TO
