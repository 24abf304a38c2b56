"""Whom an organisation in JSON-LD names as parent, part, founder or employee."""

from collections.abc import Iterator
from dataclasses import replace

from graph.model import ids
from graph.model.party_kind import kind_by_name
from graph.model.records import Kind, Statement, Tie, TieType
from graph.model.vocabulary.lexicon import WordClass, doubt_of
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import day, stated, unknown
from scrapers.sources.storefronts.jsonld.organisations import Organisation, kind_in, trader_of
from scrapers.sources.storefronts.jsonld.values import Named, named_in, told_text
from scrapers.sources.trader_details.records import Stating

_GROUP = ("parentOrganization", "subOrganization")
_PERSONS = ("founder", "founders", "employee", "employees")


def related(found: Organisation, company: Statement, stating: Stating) -> Iterator[Record]:
    """Yield the parties an organisation names, each with its tie to ``company``."""
    for key in (*_GROUP, *_PERSONS):
        for named in named_in(found.told, key, found.by_id):
            yield from _one(found, named, company, stating, key)


def _one(
    found: Organisation, named: Named, company: Statement, stating: Stating, key: str
) -> Iterator[Record]:
    if not named.name:
        if shown := told_text(named.told, "name") or str(named.told.get("@id", "")):
            yield unknown(key, shown, stating.source.id)
        return
    other = _party(found, named, stating, key)
    if other is None or other.entity == company.entity:
        return
    wording, doubt = _wording(named, key)
    if doubt is WordClass.NOT_AT_ALL:
        return
    yield other
    yield _tie(named, other, company, stating, key, wording, doubt)


def _party(found: Organisation, named: Named, stating: Stating, key: str) -> Statement | None:
    """Return who is named, of the kind that the source states, else the one its name tells."""
    by_field = Kind.COMPANY if key in _GROUP else Kind.PERSON
    by_name = kind_by_name(named.name)
    kind = kind_in(named.types, named.name) or (by_name.kind if by_name.is_stated else by_field)
    values = {"dissolved": day(told_text(named.told, "dissolutionDate"))}
    if kind is not Kind.COMPANY:
        ident = ids.document_id(stating.account.document, named.name)
        return stating.stated(ident, kind, stated({"name": named.name, **values}))
    inner = Organisation(named.told, "", False, found.by_id)
    made = stating.operator(trader_of(inner, ""))
    if made is None:
        return None
    return replace(made, kind=kind, values={**made.values, **stated(values)})


def _wording(named: Named, key: str) -> tuple[str, WordClass | None]:
    """Return the words of a tie, and the doubt that they leave whether it holds."""
    title = named.role or told_text(named.told, "jobTitle")
    dissolved = told_text(named.told, "dissolutionDate")
    without_day = (named.ended and not named.until) or (dissolved and not day(dissolved))
    words = [title, f"until {named.ended}" if named.ended else ""]
    words.append(f"dissolved {dissolved}" if dissolved else "")
    told = ", ".join(word for word in words if word)
    doubt = WordClass.OVER if without_day else doubt_of(title)
    return f"{key}: {named.name}" + (f" ({told})" if told else ""), doubt


def _tie(
    named: Named,
    other: Statement,
    company: Statement,
    stating: Stating,
    key: str,
    wording: str,
    doubt: WordClass | None,
) -> Tie:
    downward = key == "subOrganization"
    above, below = (company, other) if downward else (other, company)
    kind = _type(key, above.kind, below.kind, doubt)
    start, end = (above.entity, below.entity) if key in _GROUP else (other.entity, company.entity)
    tie = Tie(
        ids.shortened(f"jsonld:{start}:{end}:{key}"),
        kind,
        start,
        end,
        stating.source.id,
        stating.origin.standing,
        since=named.since,
        until=named.until,
        wording=wording,
        quoted=True,
    )
    if kind is TieType.CONTROLS:
        return replace(tie, nature=key)
    title = named.role or told_text(named.told, "jobTitle")
    return replace(tie, role=title if kind is TieType.EMPLOYED_BY else "")


def _type(key: str, above: Kind, below: Kind, doubt: WordClass | None) -> TieType:
    """Return the tie of a field: control of a kind that is not told, never a share."""
    if doubt is not None:
        return TieType.LINKED_TO
    if key in _GROUP:
        both = above is Kind.COMPANY and below is Kind.COMPANY
        return TieType.CONTROLS if both else TieType.LINKED_TO
    employed = key in ("employee", "employees") and above is Kind.PERSON
    return TieType.EMPLOYED_BY if employed and below is Kind.COMPANY else TieType.LINKED_TO
