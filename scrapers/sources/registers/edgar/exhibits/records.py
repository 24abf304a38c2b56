"""The companies of an exhibit as records; a tie says no more than its row and heading."""

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, replace

from graph.model.ids import document_id, shorten_id
from graph.model.records import Kind, Source, Tie, TieType, Value
from graph.model.shares import parse_share
from scrapers.contract.collector import Record
from scrapers.parsing.json_values import drop_unstated, unknown_value
from scrapers.parsing.statements import make_statement
from scrapers.sources.registers.edgar.company import ORIGIN
from scrapers.sources.registers.edgar.exhibits.holdings import StatedHolding
from scrapers.sources.registers.edgar.exhibits.names import (
    ColumnOwner,
    Subsidiary,
    has_company_form,
)
from scrapers.sources.registers.edgar.exhibits.sections import Listing, is_filer

_SOME = parse_share("(0,100]%")


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An exhibit with the id of its filer, its document key and its title."""

    filer: str
    key: str
    source: Source
    _: KW_ONLY
    title: str = "Exhibit 21"

    def id_of(self, item: Subsidiary) -> str:
        """Return the id of a company within this document."""
        return document_id(f"edgar-{self.key}", f"{item.name} {item.jurisdiction}")


def listed_records(
    item: Subsidiary, exhibit: Exhibit, known: Mapping[str, str]
) -> Iterator[Record]:
    """Yield a listed company and its ties; ``known`` maps names of the list to ids."""
    own = exhibit.id_of(item)
    yield make_statement(ORIGIN, exhibit.source, own, Kind.COMPANY, _values(item))
    base = Tie(
        id=shorten_id(f"edgar:{exhibit.key}:{own}"),
        type=TieType.LINKED_TO,
        start=exhibit.filer,
        end=own,
        source=exhibit.source.id,
        standing=ORIGIN.standing,
        wording=_wording(item, exhibit),
        extra=_extra(item),
    )
    listing = item.mark.listing or item.section.listing
    if listing is Listing.NONE:
        yield unknown_value("company that a list denies", item.name, exhibit.source.id)
    elif listing is Listing.PARENT:
        yield replace(base, type=TieType.CONTROLS, start=own, end=exhibit.filer, nature="parent")
    elif listing in (Listing.LINKED, Listing.NOT_YET) or _is_undated(item, listing):
        yield base
    else:
        yield from _filer_ties(replace(base, until=item.mark.until), item, listing)
        yield from _owner_records(replace(base, until=item.mark.until), item, exhibit, known)


def _is_undated(item: Subsidiary, listing: Listing) -> bool:
    return listing is Listing.PAST and not item.mark.until


def _values(item: Subsidiary) -> dict[str, Value | None]:
    gone = item.mark.until if item.mark.status.casefold().startswith("dissolved") else ""
    return {
        "name": item.name,
        "country": item.country,
        "jurisdiction": item.jurisdiction,
        "other_names": item.other_names,
        "previous_names": item.previous_names,
        "status": item.mark.status,
        "dissolved": gone,
    }


def _extra(item: Subsidiary) -> dict[str, Value]:
    wordings = "; ".join(holding.wording for holding in item.holdings)
    weak = item.mark.listing or item.section.listing is not Listing.SUBSIDIARY
    return drop_unstated(
        {
            "notes": item.notes,
            "about": item.remarks,
            "stated_share": wordings if weak and wordings else "",
            "others_share": item.others_share,
        }
    )


def _wording(item: Subsidiary, exhibit: Exhibit) -> str:
    """Return how a company is listed, quoting the exhibit where it is not a plain subsidiary."""
    words = [f"listed as a subsidiary in {exhibit.title}"]
    if item.section.listing is not Listing.SUBSIDIARY:
        words = [f"listed under “{item.section.heading}” in {exhibit.title}"]
        words += [holding.wording for holding in item.holdings]
    if item.list_owner:
        words[0] += f" under {item.list_owner}"
    if item.owners:
        words += [owner.words for owner in item.owners]
    words += [item.others_share] if item.others_share else []
    words += item.remarks if item.mark.listing else ()
    words += item.notes if item.mark.listing and not item.remarks else ()
    return "; ".join(words)[:500]


def _filer_ties(base: Tie, item: Subsidiary, listing: Listing) -> Iterator[Tie]:
    """Yield the ties of the filer: its stated share, else control of a listed subsidiary."""
    listed = replace(base, type=TieType.CONTROLS, nature="subsidiary")
    if listing is Listing.MIXED:
        listed = base
    alone = not (item.owners or item.list_owner)
    own = [h for h in item.holdings if h.by_filer or (alone and not h.by_owner)]
    if own:
        yield from (_holding_tie(base, holding, n) for n, holding in enumerate(own))
        return
    # Under another company's heading the filing does not say who holds the percentage.
    wordings = [h.wording for h in item.holdings if item.list_owner or h.by_owner]
    yield replace(listed, wording="; ".join((base.wording, *wordings))[:500])


def _holding_tie(base: Tie, holding: StatedHolding, number: int) -> Tie:
    ident = shorten_id(f"{base.id}:{holding.interest}") if number else base.id
    return replace(
        base,
        id=ident,
        type=TieType.OWNS,
        share=holding.share,
        interest=holding.interest,
        wording=holding.wording[:500],
    )


def _owner_records(
    base: Tie, item: Subsidiary, exhibit: Exhibit, known: Mapping[str, str]
) -> Iterator[Record]:
    """Yield the owners that a column names for a company, with their ties."""
    for owner in item.owners:
        ident = exhibit.filer if is_filer(owner.name) else known.get(name_key(owner.name), "")
        if not ident:
            ident = document_id(f"edgar-{exhibit.key}", owner.name)
            assumed = None if has_company_form(owner.name) else True
            values: dict[str, Value | None] = {"name": owner.name, "kind_assumed": assumed}
            yield make_statement(ORIGIN, exhibit.source, ident, Kind.COMPANY, values)
        if ident != base.end:
            key = f"edgar:{exhibit.key}:{base.end}:owner:{ident}"
            yield from _owner_ties(replace(base, start=ident), item, owner, key)


def _owner_ties(base: Tie, item: Subsidiary, owner: ColumnOwner, key: str) -> Iterator[Tie]:
    """Yield the ties of one owner; a share of several owners is not assigned to any of them."""
    stated_ = [h for h in item.holdings if not h.by_filer] if len(item.owners) == 1 else []
    if owner.share is not None:
        stated_ = [StatedHolding(share=owner.share, wording="")]
    for number, holding in enumerate(stated_):
        wording = "; ".join(filter(None, (owner.words, holding.wording)))
        yield replace(
            base,
            id=shorten_id(f"{key}:{number}"),
            type=TieType.OWNS,
            share=holding.share,
            interest=holding.interest,
            wording=wording[:500],
        )
    if stated_:
        return
    tie = replace(base, id=shorten_id(f"{key}:0"), wording=owner.words)
    if owner.is_parent:
        yield replace(tie, type=TieType.CONTROLS, nature="parent")
    else:
        yield replace(tie, type=TieType.OWNS, share=_SOME)


def name_key(name: str) -> str:
    """Return the comparison key of a name within one list: lower-case letters and digits."""
    return "".join(c for c in name.casefold() if c.isalnum())
