"""For every red flag at least one storefront that shows it, and some innocent neighbours."""

from datetime import date, timedelta

from tests.benchmarks.invented_market.market import AGENT, HOLDER, director_of
from tests.benchmarks.invented_market.rows import (
    AGENTS,
    LATER,
    NEWER,
    OURS,
    PAGES,
    PRESS,
    Rows,
    person_id,
    seller_id,
    shop_id,
)


def signs(rows: Rows) -> None:
    """Change or add what raises the red flags."""
    _crowds(rows)
    _shared(rows)
    _register_entries(rows)
    _declarations(rows)
    _history(rows)
    _holdings(rows)
    _brand(rows)
    _judgements(rows)
    words = "Market Select, a section of Example Market itself (invented)"
    rows.change(shop_id(1), own_section=words)


def _crowds(rows: Rows) -> None:
    for number in (70, 71, 72):
        rows.tie(seller_id(number), "LOCATED_AT", AGENTS, purpose="business")
    agent = {"role": "director", "role_kind": "director", "since": "2021"}
    rows.tie(person_id(AGENT), "OFFICER_OF", seller_id(73), **agent)
    rows.tie(person_id(HOLDER), "OWNS", seller_id(74), share="100%", since="2021")


def _shared(rows: Rows) -> None:
    for one, other in ((75, 76), (77, 78)):
        place = f"inv-address-{other:03}"
        rows.tie(seller_id(one), "LOCATED_AT", place, purpose="business")
    rows.tie(shop_id(79), "REACHED_AT", "inv-phone-080", PAGES)
    tracker = rows.entity("inv-tracker", "Contact", "Tracker EX-0001", PAGES)
    for number in (81, 82, 83):
        rows.tie(shop_id(number), "REACHED_AT", tracker, PAGES)
    rows.change(seller_id(84), vat_number="EX 000 084")
    rows.change(seller_id(85), vat_number="EX000084")


def _register_entries(rows: Rows) -> None:
    rows.change(seller_id(91), dissolved="2024-06-30", status="dissolved")
    rows.tie(seller_id(91), "OPERATES", shop_id(91), LATER, role="seller")
    rows.change(seller_id(92), status="dormant")
    rows.change(seller_id(102), country="FR", registration_number="100 000 006")
    for number in (103, 104):
        rows.change(seller_id(number), country="GB", registration_number="INV-01103")
    rows.change(seller_id(103), name="Meadow Umbrella (invented)")
    rows.change(seller_id(104), name="Northern Quilt (invented)")
    rows.change(seller_id(105), incorporated="2016-02-03")
    rows.restate(seller_id(105), NEWER, incorporated="2019-11-20")
    for number in range(210, 230):
        rows.restate(seller_id(number), NEWER, "incorporated", status="active")
    for number in range(120, 140):
        rows.change(seller_id(number), vat_number=f"EX{number:06}")
    rows.change(director_of(101), birth_date="2012-05")


def _declarations(rows: Rows) -> None:
    nobody = "persons with significant control: no-individual-or-entity-with-signficant-control"
    rows.change(seller_id(96), unknown_reason=nobody)
    rows.change(seller_id(97), unknown_reason=nobody)
    rows.change(seller_id(117), unknown_reason="direct parent: NON_PUBLIC")
    rows.change(shop_id(118), denies="We have nothing to do with the market’s owners (invented).")
    words = "shares held as nominee for a client"
    rows.tie(director_of(107), "OWNS", seller_id(107), share="100%", wording=words)


def _history(rows: Rows) -> None:
    opened = date.fromisoformat(_first(rows, shop_id(98), "SELLS_ON")["since"])
    rows.change(seller_id(98), incorporated=(opened - timedelta(days=20)).isoformat())
    former = rows.entity("inv-former-099", "Company", "Former Seller 99 Ltd", country="GB")
    until = _first(rows, shop_id(99), "SELLS_ON")["since"]
    past = (date.fromisoformat(until) - timedelta(days=1)).isoformat()
    _first(rows, shop_id(99), "SELLS_ON")["since"] = "2020"
    rows.tie(former, "OPERATES", shop_id(99), PAGES, role="seller", since="2020", until=past)
    own = next(t for t in rows.ties if t["to"] == seller_id(100) and t["tie"] == "OFFICER_OF")
    own.update({"since": "2019-05-01", "until": "2024-03-01"})
    office = {"role": "director", "role_kind": "director"}
    for number, dates in (
        (601, {"since": "2019-06-01", "until": "2024-03-10"}),
        (602, {"since": "2024-03-11"}),
        (603, {"since": "2024-03-12"}),
    ):
        rows.tie(rows.person(number), "OFFICER_OF", seller_id(100), **office, **dates)


def _first(rows: Rows, start: str, tie: str) -> dict[str, str]:
    return next(t for t in rows.ties if t["from"] == start and t["tie"] == tie)


def _holdings(rows: Rows) -> None:
    rows.tie(director_of(106), "OWNS", seller_id(106), share="60%")
    rows.tie(director_of(106), "OWNS", seller_id(106), NEWER, share="20%")
    ring = rows.entity("inv-ring", "Company", "Ring Ltd", country="GB")
    rows.tie(seller_id(108), "OWNS", ring, share="30%")
    rows.tie(ring, "OWNS", seller_id(108), share="10%")
    rows.tie(rows.person(604), "OWNS", seller_id(109), share="24.9%")
    abroad = rows.entity("inv-abroad", "Company", "Abroad Holding SA", country="PA")
    rows.tie(abroad, "OWNS", seller_id(110), share="100%")


def _brand(rows: Rows) -> None:
    """Two sellers of one brand that only the press names; the brand's owner owns the first."""
    owner = rows.entity("inv-brand-owner", "Company", "Brand Owner Ltd", country="GB")
    rows.tie(owner, "OWNS", "inv-brand-books-1", PRESS, wording="a brand of Example Brand Owner")
    rows.tie(owner, "OWNS", seller_id(111), share="100%")
    for number in (111, 115):
        rows.tie(shop_id(number), "SELLS", "inv-product-books-1", PAGES, since="2024-12-20")


def _judgements(rows: Rows) -> None:
    """Match companies that only the press names to sellers; two numbers are never one company."""
    for number, name in (
        (112, "Harbour Drum"),
        (114, "Grove Inkwell"),
        (119, "Ember Hammock"),
        (121, "Birch Hammock"),
    ):
        told = rows.entity(_told(number), "Company", f"{name} {number}", PRESS, country="GB")
        rows.tie(told, "REACHED_AT", f"inv-phone-{number:03}", PRESS)
    near = "the same name but for its form, and the phone of its shop"
    for start, number, judgement, judged_at, words in (
        (_told(112), 112, "accepted", "2025-04-09T09:12:40Z", near),
        (seller_id(114), 116, "rejected", "2025-04-09", "two companies of one name"),
        # A slip, mended the same day: the later moment counts.
        (_told(114), 114, "rejected", "2025-04-09T09:15:02Z", "the wrong button"),
        (_told(114), 114, "accepted", "2025-04-09T09:15:31Z", near),
        (_told(119), 119, "unsure", "2025-04-09T09:20:00Z", "a call centre has this phone too"),
        (_told(121), 121, "accepted", "2025-04-09T09:31:10Z", near),
        (_told(121), 121, "withdrawn", "2025-04-10T14:03:05Z", "the phone was that of an agent"),
    ):
        decided = {"judgement": judgement, "judged_by": "Example Editor", "judged_at": judged_at}
        rows.tie(start, "SAME_AS", seller_id(number), OURS, wording=words, **decided)


def _told(number: int) -> str:
    """Return the id of the company that the press names beside a seller."""
    return f"inv-told-{number}"
