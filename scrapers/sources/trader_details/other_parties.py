"""Others whom a seller's block names, as records: linked in the words of the label, no more."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.model import ids
from graph.model.records import Kind, Statement, TieType
from graph.support.text.folding import folded
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import unknown
from scrapers.sources.trader_details.labels.meanings import Meaning, Relation
from scrapers.sources.trader_details.pair_owners import Party
from scrapers.sources.trader_details.values.person_names import persons_in
from scrapers.sources.trader_details.values.value_forms import company_in

if TYPE_CHECKING:
    from scrapers.sources.trader_details.records import Stating


def other_records(other: Party, about: Statement, stating: "Stating") -> Iterator[Record]:
    """Yield whom it is besides, and its tie to the seller, or to the storefront of nobody.

    A denial gives none; what is no company's name is kept as it stands there.
    """
    if other.relation is None:
        yield unknown("label", other.label, stating.source.id)
        return
    if other.relation is Relation.UNRELATED:
        return
    name = company_in(other.named[0])
    if name and folded(name) != folded(str(about.values.get("name", ""))):
        yield from _linked(name, Kind.COMPANY, f"{other.label}: {other.named[0]}", about, stating)
    for pair in other.pairs[1:]:
        # Who acts for a general partner acts for its partnership; of others it is not told.
        apart = pair.meaning is Meaning.REPRESENTATIVE and pair.paragraph != other.paragraph
        if not apart or other.relation is not Relation.GROUP or about.kind is not Kind.COMPANY:
            continue
        for person in persons_in(" ".join(pair.values)).persons:
            yield from _linked(
                person.name, Kind.PERSON, f"{pair.label}: {person.name}", about, stating
            )


def _linked(
    name: str, kind: Kind, wording: str, about: Statement, stating: "Stating"
) -> Iterator[Record]:
    ident = ids.document_id(stating.account.document, name)
    if ident == about.entity:
        return
    yield stating.stated(ident, kind, {"name": name})
    tie = stating.tie(TieType.LINKED_TO, ident, about.entity, "named")
    yield replace(tie, wording=wording, quoted=True)
