"""Other parties in a seller's block as records: linked in the words of the label, no more."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import ids
from graph.model.records import Kind, Statement, TieType
from graph.support.text.folding import fold_name
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import unknown_value
from scrapers.sources.trader_details.labels.meanings import DetailMeaning, RelationToSeller
from scrapers.sources.trader_details.pair_owners import OtherParty
from scrapers.sources.trader_details.values.person_names import persons_in
from scrapers.sources.trader_details.values.value_forms import leading_company

if TYPE_CHECKING:
    from scrapers.sources.trader_details.records import AccountStatements


def other_records(
    other: OtherParty, about: Statement, stating: "AccountStatements"
) -> Iterator[Record]:
    """Yield another party and its tie to the seller, or to a storefront without a seller.

    A label that denies a relation gives none; a value that is not a company name is not a party.
    """
    if other.relation is None:
        yield unknown_value("label", other.label, stating.source.id)
        return
    if other.relation is RelationToSeller.UNRELATED:
        return
    name = leading_company(other.label_lines[0])
    if name and fold_name(name) != fold_name(str(about.values.get("name", ""))):
        yield from _linked_records(
            name, Kind.COMPANY, f"{other.label}: {other.label_lines[0]}", about, stating
        )
    for pair in other.pairs[1:]:
        # Representatives of a general partner act for its partnership. For other parties that is
        # not known.
        apart = pair.meaning is DetailMeaning.REPRESENTATIVE and pair.paragraph != other.paragraph
        if (
            not apart
            or other.relation is not RelationToSeller.GROUP
            or about.kind is not Kind.COMPANY
        ):
            continue
        for person in persons_in(" ".join(pair.values)).persons:
            yield from _linked_records(
                person.name, Kind.PERSON, f"{pair.label}: {person.name}", about, stating
            )


def _linked_records(
    name: str, kind: Kind, wording: str, about: Statement, stating: "AccountStatements"
) -> Iterator[Record]:
    ident = ids.document_id(stating.account.document, name)
    if ident == about.entity:
        return
    yield stating.make_statement(ident, kind, {"name": name})
    tie = stating.tie(TieType.LINKED_TO, ident, about.entity, "named")
    yield replace(tie, wording=wording, quoted=True)
