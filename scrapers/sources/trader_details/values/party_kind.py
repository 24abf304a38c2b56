"""Whether a seller is a company or a person: from what the page says, else from its name."""

from graph.model.party_kind import NamedKind, kind_by_name
from graph.model.records import Kind
from scrapers.sources.trader_details.details import Trader
from scrapers.sources.trader_details.labels.meanings import DetailMeaning


def trader_kind(trader: Trader, name: str, is_registered: bool) -> NamedKind:
    """Return the kind of who is named, and whether it is only assumed.

    A person is who is named as the owner, or whom the page calls a private seller; a company is
    who has an entry in a register, or a legal form in the name.
    """
    told = kind_by_name(name)
    if trader.stated_kind is not None:
        return NamedKind(trader.stated_kind, is_stated=True, body=told.body)
    if trader.text(DetailMeaning.OWNER) == name:
        return NamedKind(Kind.PERSON, is_stated=True)
    if is_registered:
        return NamedKind(Kind.COMPANY, is_stated=True, body=told.body)
    if not told.is_stated and trader.is_private:
        return NamedKind(Kind.PERSON, is_stated=True)
    return told
