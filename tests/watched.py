"""Invented changes of watches, of every kind, as a run would have kept them."""

from collections.abc import Iterator

from graph.analyses.strength_scale import ChainStanding, Strength
from graph.model.records import Kind, TieType
from scrapers.contract.change_kind import ChangeKind
from scrapers.watch.change import (
    Change,
    Difference,
    Entry,
    NamedParty,
    PageCapture,
    Sentence,
    TieEnds,
    VerdictChange,
    VerdictState,
)

SELLER = NamedParty("gb-00000101", "Example Lantern Ltd", Kind.COMPANY)
OWNER = NamedParty("gb-00000202", "Example Osprey Ltd", Kind.COMPANY)
PERSON = NamedParty("gb-officer-1", "Jane Example", Kind.PERSON)
HOME = NamedParty("home", "1 Invented Lane, Exampleton", Kind.ADDRESS)
SHOP = NamedParty("shop", "Lantern Shop", Kind.STOREFRONT)


def page(capture: str, retrieved: str) -> PageCapture:
    return PageCapture(
        "companies_house:company/00000101",
        "Example Lantern Ltd at Companies House",
        "https://example.com/company/00000101",
        retrieved,
        capture=f"urn:uuid:{capture}",
        sha256="",
        run=f"run-{capture}",
    )


def tie_between(start: NamedParty, tie: TieType, end: NamedParty, *, purpose: str = "") -> TieEnds:
    words = f"{start.name} {tie.value.lower()} {end.name}"
    statement = Sentence({"en": words, "id": words})
    ident = f"{start.id}-{end.id}"
    return TieEnds(ident, tie, start, end, purpose=purpose, statement=statement)


def change(
    ident: str,
    kind: ChangeKind,
    *differences: Difference,
    entity: NamedParty | None = None,
    tie: TieEnds | None = None,
    at: str = "2026-11-20T10:00:00Z",
    case: str = "",
) -> Change:
    return Change(
        ident,
        "run-2",
        "companies_house",
        "00000101",
        case=case,
        at=at,
        kind=kind,
        entity=entity,
        tie=tie,
        differences=differences,
        before=page("before", "2026-11-13"),
        after=page("after", "2026-11-20"),
    )


DIRECTOR = change(
    "director",
    ChangeKind.NEW_TIE,
    Difference("role", None, "director"),
    Difference("since", None, "2026-11-02"),
    entity=PERSON,
    tie=tie_between(PERSON, TieType.OFFICER_OF, SELLER),
)
HOLDER = change(
    "holder",
    ChangeKind.NEW_TIE,
    Difference("share", None, "(75,100]%"),
    tie=tie_between(OWNER, TieType.OWNS, SELLER),
    case="Lanterns",
)
STATUS = change(
    "status", ChangeKind.CHANGED_VALUE, Difference("status", "active", "dissolved"), entity=SELLER
)
VERDICT = VerdictChange(
    "verdict",
    "run-2",
    "2026-11-20T10:00:00Z",
    SHOP,
    before=VerdictState(
        Strength.CONNECTED,
        ChainStanding.REGISTERED,
        OWNER,
        Sentence({"en": "Its seller is registered as connected to Example Osprey’s group"}),
    ),
    after=VerdictState(
        Strength.OWNED,
        ChainStanding.REGISTERED,
        OWNER,
        Sentence({"en": "Its seller is registered as owned by Example Osprey Ltd"}),
    ),
    because=("holder",),
    cases=("Lanterns",),
)


def every_kind() -> tuple[Entry, ...]:
    """Return an entry of each kind, in the order in which a run finds them."""
    officer = tie_between(PERSON, TieType.OFFICER_OF, SELLER)
    return (
        change("party", ChangeKind.NEW_PARTY, entity=OWNER),
        DIRECTOR,
        HOLDER,
        change("ended", ChangeKind.ENDED_TIE, Difference("until", None, "2026-11-05"), tie=officer),
        change(
            "changed",
            ChangeKind.CHANGED_TIE,
            Difference("share", "25-50%", "50-75%"),
            tie=tie_between(OWNER, TieType.OWNS, SELLER),
        ),
        change(
            "gone", ChangeKind.NO_LONGER_STATED, tie=tie_between(OWNER, TieType.CONTROLS, SELLER)
        ),
        STATUS,
        VERDICT,
    )


def private_entries() -> tuple[Entry, ...]:
    """Return changes of which a publication may print nothing, or only a part."""
    return (
        change(
            "home",
            ChangeKind.NEW_TIE,
            tie=tie_between(PERSON, TieType.LOCATED_AT, HOME),
        ),
        change(
            "born",
            ChangeKind.CHANGED_VALUE,
            Difference("birth_date", "1970-05-01", "1971-06-02"),
            entity=PERSON,
        ),
        change(
            "street",
            ChangeKind.CHANGED_VALUE,
            Difference("address", "1 Invented Lane", "2 Invented Lane"),
            entity=PERSON,
        ),
    )


def many_changes(count: int) -> Iterator[Change]:
    """Yield so many changes of names of their own."""
    for number in range(count):
        party = NamedParty(f"many-{number}", f"Example Row {number} Ltd", Kind.COMPANY)
        values = Difference("status", "active", "dissolved")
        yield change(f"many-{number}", ChangeKind.CHANGED_VALUE, values, entity=party)
