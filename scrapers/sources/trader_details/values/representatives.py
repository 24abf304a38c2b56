"""Representatives of a company, and the office that their label states."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import ids
from graph.model.party_kind import kind_by_name
from graph.model.records import Kind, Statement, TieType
from graph.model.vocabulary.lexicon import OFFICES, doubt_of, plain_words
from scrapers.contract.collector import Record
from scrapers.sources.trader_details.details import Detail, Trader
from scrapers.sources.trader_details.labels.meanings import DetailMeaning

if TYPE_CHECKING:
    from scrapers.sources.trader_details.records import AccountStatements

_REPRESENTS = re.compile(
    r"vertret|represent|rappresent|représent|reprezent|zastoup|zástup|vertegenwoordig|företräd|"
    r"firmatecknare|temsil|wakil|perwakilan|diwakili|代表|представ|в лице|legal person"
)
_ACTING_MEANINGS = (DetailMeaning.REPRESENTATIVE, DetailMeaning.PARTNER, DetailMeaning.OWNER)


def officer_records(
    trader: Trader, operator: Statement, stating: "AccountStatements"
) -> Iterator[Record]:
    """Yield the company's representatives with their ties; their ids are under this page."""
    for detail in (each for meaning in _ACTING_MEANINGS for each in trader.all(meaning)):
        ident = ids.document_id(stating.account.document, detail.text)
        if ident == operator.entity:
            continue
        by_name = kind_by_name(detail.text)
        kind = by_name.kind if by_name.is_stated else Kind.PERSON
        yield Statement(ident, kind, stating.source.id, {"name": detail.text})
        tie = stating.tie(_label_tie_type(detail), ident, operator.entity, "officer")
        is_office = tie.type is TieType.OFFICER_OF
        yield replace(
            tie,
            id=stating.id_of(operator.entity, "officer", ident),
            role=detail.label if is_office else "",
            role_kind=role_kind(detail.label) if is_office else "",
            wording=f"{detail.label}: {detail.text}",
            quoted=True,
            lang=detail.lang,
        )


def _label_tie_type(detail: Detail) -> TieType:
    """Return the type of a label's tie: an office, else a link."""
    is_officer = detail.meaning is DetailMeaning.REPRESENTATIVE and doubt_of(detail.label) is None
    return TieType.OFFICER_OF if is_officer else TieType.LINKED_TO


def role_kind(label: str) -> str:
    """Return the kind of office that a label names, empty for none."""
    words = plain_words(label).replace("geschaefts", "geschäfts").replace("fuehr", "führ")
    for kind in ("director", "secretary", "legal representative", "manager"):
        if OFFICES[kind].search(words):
            return kind
    return "legal representative" if _REPRESENTS.search(words) else ""
