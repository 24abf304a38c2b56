"""The kind of a seller, company or person: from the page's words, else from its name."""

from graph.model.party_kind import NamedKind, kind_by_name
from graph.model.records import Kind
from scrapers.sources.trader_details.details import Trader
from scrapers.sources.trader_details.labels.meanings import DetailMeaning


def trader_kind(trader: Trader, name: str, is_registered: bool) -> NamedKind:
    """Return the kind of a seller, and whether it is only assumed.

    A person is named as the owner, or called a private seller. A company has an entry in a
    register, or a legal form in its name.
    """
    by_name = kind_by_name(name)
    if trader.stated_kind is not None:
        return NamedKind(trader.stated_kind, is_stated=True, body=by_name.body)
    if trader.text(DetailMeaning.OWNER) == name:
        return NamedKind(Kind.PERSON, is_stated=True)
    if is_registered:
        return NamedKind(Kind.COMPANY, is_stated=True, body=by_name.body)
    if not by_name.is_stated and trader.is_private:
        return NamedKind(Kind.PERSON, is_stated=True)
    return by_name
