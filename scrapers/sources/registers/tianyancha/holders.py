"""Holders and staff as Tianyancha lists them: with its numbers of persons and contributions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from graph.model.records import Kind, Source, Value
from graph.model.shares import Share
from graph.model.vocabulary.placeholders import is_nobody, is_placeholder
from scrapers.contract.collector import Record, Unknown
from scrapers.parsing.holders.holdings import HolderRegister, ListedParty, Lot, Namesakes
from scrapers.parsing.holders.stated_shares import (
    NO_SHARE,
    holds_nothing,
    single_share,
    spanning_share,
)
from scrapers.parsing.json_values import Json, objects, text, texts, unknown_fields, unknown_value
from scrapers.sources.registers.chinese.companies import lot_of, office_records, unknown_share
from scrapers.sources.registers.chinese.terms import date_of

_HOLDER = (
    "id cgid hcgid name type capital capitalActl isHistory "
    # Ignored: pictures, short names, numbers of a party's companies, sums of the other columns.
    "alias toco amount logo tagList startTime"
).split()
_CAPITAL = (
    "amomon percent "
    # Ignored: the day and the manner of a contribution.
    "time paymet"
).split()
_STAFF = (
    "id cgid hcgid name type typeJoin staffTypeName "
    # Ignored: pictures, numbers of a party's companies, and the order of display.
    "toco logo typeSore alias"
).split()
_ENDS = "endTime endDate outDate exitTime quitTime leaveTime".split()
_KINDS = {"1": Kind.COMPANY, "2": Kind.PERSON}


def unmarked_name(item: Json) -> str:
    """Return a name without the tags that highlight a search term."""
    return re.sub(r"</?em>", "", text(item, "name")).strip()


def holder_party(item: Json, namesakes: Namesakes) -> ListedParty:
    """Return a holder or officer; only the source's own number makes two namesakes one."""
    name = unmarked_name(item)
    number = next((n for n in (text(item, "id"), text(item, "hcgid")) if n.strip("0")), "")
    key = number or namesakes.key(name)
    return ListedParty(
        name=name, kind=_KINDS.get(text(item, "type")), key=key, values={"tianyancha_id": number}
    )


def _namesakes(items: Sequence[Json], listed: str) -> Namesakes:
    keyless = [i for i in items if not (text(i, "id").strip("0") or text(i, "hcgid").strip("0"))]
    return Namesakes(map(unmarked_name, keyless), listed)


def _named_items(items: Sequence[Json], what: str, where: str) -> Iterator[Json | Unknown]:
    for item in items:
        name = unmarked_name(item)
        if is_placeholder(name) and not is_nobody(name):
            yield unknown_value(f"{what} without a name", name, where)
        else:
            yield item


def holder_records(
    items: Sequence[Json], register: HolderRegister, source: Source, where: str
) -> Iterator[Record]:
    """Yield each holder with its holding."""
    namesakes = _namesakes(items, "holder")
    for item in _named_items(items, "holder", where):
        if isinstance(item, Unknown):
            yield item
            continue
        yield from unknown_fields(item, (*_HOLDER, *_ENDS), where)
        capital, paid = objects(item.get("capital")), objects(item.get("capitalActl"))
        for part in (*capital, *paid):
            yield from unknown_fields(part, _CAPITAL, where)
        party = holder_party(item, namesakes)
        percentages = [text(part, "percent") for part in capital if text(part, "percent")]
        stated = [percent for percent in percentages if not holds_nothing(percent)]
        for percent in stated or percentages[:1]:
            yield from unknown_share(party, percent)
        if percentages and not stated:
            continue
        until, over = _end_and_word(item)
        extra = _amounts(capital, paid, stated)
        lot = replace(_lot(stated), until=until, over=over, extra=extra)
        yield from register.holding(party, source, lot)
        if len(stated) < len(percentages):
            yield from register.holding(party, source, Lot(share=NO_SHARE, wording="股东 -"))


def _end_and_word(item: Json) -> tuple[str, str]:
    """Return the last day and the word that mark a past party; empty for a present one."""
    stated = [text(item, key) for key in _ENDS if not is_placeholder(text(item, key))]
    until = next(filter(None, map(date_of, stated)), "")
    past = bool(stated) or text(item, "isHistory") not in ("", "0")
    return until, "历史" if past else ""


def _amounts(
    capital: Sequence[Json], paid: Sequence[Json], stated: Sequence[str]
) -> Mapping[str, Value | None]:
    return {
        "subscribed": tuple(filter(None, (text(part, "amomon") for part in capital))),
        "paid_in": tuple(filter(None, (text(part, "amomon") for part in paid))),
        "stated_percentages": tuple(stated) if len(stated) > 1 else (),
    }


def _lot(stated: Sequence[str]) -> Lot:
    """Return the holding of several contributions, which may be parts or repeat the whole."""
    if len(stated) < 2:
        return lot_of(stated[0] if stated else "")
    shares = [share for share in map(single_share, stated) if share is not None]
    wording = f"股东 {'; '.join(stated)}"
    if len(shares) < len(stated):
        return Lot(share=None, wording=wording)
    total = sum((share.max for share in shares), Fraction(0))
    # Equal shares of more than 100 % together are one share, repeated for each contribution.
    repeated = total > 1 and len(set(shares)) == 1
    most = Fraction(1) if total > 1 else total
    return Lot(
        share=shares[0] if repeated else spanning_share(*shares, Share(min=most, max=most)),
        wording=wording,
    )


def staff_records(
    items: Sequence[Json], register: HolderRegister, source: Source, where: str
) -> Iterator[Record]:
    """Yield each of the staff with each of their roles."""
    namesakes = _namesakes(items, "staff")
    for item in _named_items(items, "staff", where):
        if isinstance(item, Unknown):
            yield item
            continue
        yield from unknown_fields(item, (*_STAFF, *_ENDS, "isHistory"), where)
        joined = "、".join(texts(item.get("typeJoin"))) or text(item, "typeJoin")
        roles = joined or text(item, "staffTypeName")
        until, over = _end_and_word(item)
        yield from office_records(
            register, holder_party(item, namesakes), roles, source, until, over
        )
