"""Holders and staff as QCC lists them: with its numbers, its kinds of holders, its tags."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.model.ids import own_company_id
from graph.model.records import Kind, Source, Value
from graph.model.vocabulary.lexicon import WordClass, doubt_of, stated_capacity
from graph.model.vocabulary.placeholders import is_nobody, is_placeholder
from scrapers.contract.collector import Record
from scrapers.parsing.holders.holdings import HolderRegister, ListedParty, Namesakes
from scrapers.parsing.holders.stated_shares import holds_nothing
from scrapers.parsing.json_values import Json, text, texts, unknown_fields, unknown_value
from scrapers.sources.registers.chinese.companies import lot_of, office_records, unknown_share
from scrapers.sources.registers.chinese.terms import date_of, holder_kind

_PARTNER = (
    "KeyNo StockName StockPercent StockType ShouldCapi RealCapi CreditCode TagsList EndDate "
    "OutDate ExitDate "
    # Ignored: days and kinds of contributions, pictures, and indirect holdings.
    "ShoudDate CapiDate StakeDate InvestType InvestName FinalBenefitPercent RelatedProduct "
    "RelatedOrg Area Org ImageUrl"
).split()
_EMPLOYEE = "KeyNo Name Job".split()
_ENDS = ("EndDate", "OutDate", "ExitDate")


def partner_records(
    items: Sequence[Json], register: HolderRegister, source: Source, where: str
) -> Iterator[Record]:
    """Yield each holder with its holding."""
    namesakes = Namesakes((text(i, "StockName") for i in items if not text(i, "KeyNo")), "holder")
    for partner in items:
        yield from unknown_fields(partner, _PARTNER, where)
        name, stated = text(partner, "StockName"), text(partner, "StockPercent")
        if is_placeholder(name) and not is_nobody(name):
            yield unknown_value("holder without a name", name or stated, where)
            continue
        party = _partner(partner, namesakes)
        yield from unknown_share(party, stated)
        if holds_nothing(stated):
            continue
        until = date_of(_end(partner))
        lot = replace(
            lot_of(stated), until=until, over=_past_word(partner), extra=_extra_values(partner)
        )
        capacity = stated_capacity(text(partner, "StockType"))
        interest = f"shares {capacity}" if capacity else ""
        yield from register.holding(party, source, replace(lot, interest=interest))


def _partner(partner: Json, namesakes: Namesakes) -> ListedParty:
    name, number = text(partner, "StockName"), text(partner, "KeyNo")
    ident = own_company_id("CN", text(partner, "CreditCode"))
    kind = Kind.COMPANY if ident else holder_kind(text(partner, "StockType"))
    key = number or ("" if ident else namesakes.key(name))
    values = {"registration_number": text(partner, "CreditCode"), "qcc_id": number}
    return ListedParty(name=name, kind=kind, ident=ident, key=key, values=values)


def _past_word(partner: Json) -> str:
    """Return the word that marks a past holder; empty for a present one."""
    tags = texts(partner.get("TagsList"))
    past = next((tag for tag in tags if doubt_of(tag) is WordClass.OVER), "")
    return past or ("历史股东" if _end(partner) else "")


def _end(partner: Json) -> str:
    """Return the stated day on which a holder ceased to hold; empty for none."""
    stated = (text(partner, key) for key in _ENDS)
    return next((day for day in stated if not is_placeholder(day)), "")


def employee_records(
    items: Sequence[Json], register: HolderRegister, source: Source, where: str
) -> Iterator[Record]:
    """Yield each of the staff with each of their roles."""
    namesakes = Namesakes((text(i, "Name") for i in items if not text(i, "KeyNo")), "staff")
    for employee in items:
        yield from unknown_fields(employee, _EMPLOYEE, where)
        name, number = text(employee, "Name"), text(employee, "KeyNo")
        if is_placeholder(name):
            yield unknown_value("staff without a name", name or text(employee, "Job"), where)
            continue
        party = ListedParty(name=name, key=number or namesakes.key(name), values={"qcc_id": number})
        yield from office_records(register, party, text(employee, "Job"), source)


def _extra_values(partner: Json) -> Mapping[str, Value | None]:
    return {
        "subscribed": text(partner, "ShouldCapi"),
        "paid_in": text(partner, "RealCapi"),
        "holder_type": text(partner, "StockType"),
        "tags": texts(partner.get("TagsList")),
    }
