"""Parts of changes that a publication may print."""

import pytest

from graph.analyses.strength_scale import ChainStanding, Strength
from graph.model.records import KIND_ASSUMED, Contents, Entity, Kind, TieType
from scrapers.contract.change_kind import ChangeKind
from scrapers.watch.change import (
    Difference,
    Entry,
    NamedParty,
    Sentence,
    VerdictChange,
    VerdictState,
)
from scrapers.watch.notices.printable import printable_entries
from tests.watched import HOME, OWNER, PERSON, SELLER, SHOP, change, tie_between

EMPTY = Contents({}, {}, (), ())
ASSUMED = Contents(
    {SELLER.id: Entity(SELLER.id, Kind.COMPANY, SELLER.name, {KIND_ASSUMED: True})}, {}, (), ()
)


def located(who: NamedParty, purpose: str = "") -> Entry:
    tie = tie_between(who, TieType.LOCATED_AT, HOME, purpose=purpose)
    return change("place", ChangeKind.NEW_TIE, tie=tie)


def value(name: str, before: str | None, after: str | None, of: NamedParty = PERSON) -> Entry:
    return change("value", ChangeKind.CHANGED_VALUE, Difference(name, before, after), entity=of)


def verdict(before: str, after: str) -> Entry:
    def state(word: str) -> VerdictState:
        return VerdictState(word, ChainStanding.REGISTERED, OWNER, Sentence({}))

    return VerdictChange(
        "v",
        "run",
        "2026-11-20",
        SHOP,
        before=state(before),
        after=state(after),
        because=(),
        cases=(),
    )


@pytest.mark.parametrize(
    "entry",
    [
        located(SELLER),
        located(PERSON, "service"),
        value("status", "active", "resigned"),
        value("birth_date", "1970-05", "1971-06"),
        value("address", "1 Invented Lane", "2 Invented Lane", SELLER),
        value("website", None, "https://example.com", SELLER),
        verdict(Strength.CONNECTED, Strength.OWNED),
        verdict("not found", Strength.PERSONNEL),
    ],
)
def test_what_a_publication_prints_is_printed_whole(entry: Entry) -> None:
    printable = printable_entries([entry], EMPTY)
    assert printable.entries == (entry,)
    assert printable.left_out == {}


@pytest.mark.parametrize(
    ("entry", "around", "reason"),
    [
        (located(PERSON), EMPTY, "home addresses"),
        (located(PERSON, "returns"), EMPTY, "home addresses"),
        (located(SELLER), ASSUMED, "home addresses"),
        (value("address", "1 Invented Lane", "2 Invented Lane"), EMPTY, "home addresses"),
        (value("address", None, "2 Invented Lane"), EMPTY, "home addresses"),
        (value("phone", None, "+44 20 7946 0000"), EMPTY, "private contacts"),
        (value("birth_date", "1970-05-01", "1970-05-02"), EMPTY, "birth dates"),
        (change("new", ChangeKind.NEW_PARTY, entity=HOME), EMPTY, "home addresses"),
        (
            verdict(Strength.SHARED_CONTACT, Strength.OWNED),
            EMPTY,
            "verdicts that may rest on a private address or contact",
        ),
        (
            verdict("not found", Strength.POSSIBLE_SAME),
            EMPTY,
            "verdicts that may rest on a private address or contact",
        ),
    ],
)
def test_what_a_publication_leaves_out_is_counted_by_its_reason(
    entry: Entry, around: Contents, reason: str
) -> None:
    printable = printable_entries([entry], around)
    assert printable.entries == ()
    assert printable.left_out == {reason: 1}


def test_of_a_change_that_is_private_in_part_the_rest_is_printed() -> None:
    status, street = Difference("status", "active", "resigned"), Difference("street", "A", "B")
    entry = change("both", ChangeKind.CHANGED_VALUE, street, status, entity=PERSON)
    printable = printable_entries([entry], EMPTY)
    assert [each.differences for each in printable.entries if each.id == "both"] == [(status,)]  # type: ignore[union-attr]
    assert printable.left_out == {"home addresses": 1}
