"""Others whom a seller's block names, as records: linked in the words of the label, no more."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph import identity
from graph.folding import folded
from graph.model import Kind, Statement, TieType
from scrapers.base import Record
from scrapers.traders.forms import company_in
from scrapers.traders.labels.meanings import Meaning, Relation
from scrapers.traders.names import persons_in
from scrapers.traders.parties import Party
from scrapers.values import unknown

if TYPE_CHECKING:
    from scrapers.traders.stating import Stating


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
    ident = identity.document_id(stating.account.document, name)
    if ident == about.entity:
        return
    yield stating.stated(ident, kind, {"name": name})
    tie = stating.tie(TieType.LINKED_TO, ident, about.entity, "named")
    yield replace(tie, wording=wording, quoted=True)
