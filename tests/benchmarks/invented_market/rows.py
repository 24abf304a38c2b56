"""The rows of the invented market, as they are made up one after the other."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

PLATFORM, OPERATOR, PARENT = "inv-market", "inv-market-operator", "inv-market-parent"
OFFICE, WAREHOUSE, AGENTS = "inv-office", "inv-warehouse", "inv-agents"
REGISTER, NEWER, PAGES, LATER = "inv-register", "inv-register-2", "inv-pages", "inv-pages-2"
PRESS, REPEAT, OURS = "inv-press", "inv-repeat", "inv-desk"

Row = dict[str, str]
_STANDING = {
    REGISTER: "register",
    NEWER: "register",
    PAGES: "platform",
    LATER: "platform",
    PRESS: "press",
    REPEAT: "press",
    OURS: "own research",
}


def _source(ident: str, title: str, publisher: str, type_: str, **more: str) -> Row:
    shown = f"{title} (invented)"
    return {"id": ident, "title": shown, "publisher": publisher, "type": type_, **more}


SOURCES = (
    _source(
        REGISTER,
        "Extracts of the Example Register",
        "Example Register",
        "officialRegister",
        published="2025-01-15",
    ),
    _source(
        NEWER,
        "Later extracts of the Example Register",
        "Example Register",
        "officialRegister",
        published="2025-03-01",
    ),
    _source(
        PAGES,
        "Seller pages of Example Market",
        "Example Market",
        "thirdParty",
        retrieved="2025-01-20",
    ),
    _source(
        LATER,
        "Seller pages of Example Market, read again",
        "Example Market",
        "thirdParty",
        retrieved="2025-04-02",
    ),
    _source(
        PRESS,
        "Who sells on Example Market",
        "Example Gazette",
        "thirdParty",
        published="2025-02-10",
    ),
    _source(
        REPEAT,
        "Account of the report of the Example Gazette",
        "Example Courier",
        "thirdParty",
        published="2025-02-12",
        restates=PRESS,
    ),
    _source(OURS, "Notes of this case", "This case", "primaryResearch", published="2025-04-10"),
)


@dataclass
class Rows:
    """The sheets so far; ``chance`` is seeded, so that the files come out the same."""

    chance: random.Random
    entities: list[Row] = field(default_factory=list)
    ties: list[Row] = field(default_factory=list)

    def entity(self, ident: str, kind: str, name: str, source: str = REGISTER, **more: str) -> str:
        """Add what a source states of an entity; every name says that it is invented."""
        shown = f"Example {name} (invented)"
        self.entities.append({"id": ident, "kind": kind, "name": shown, "source": source, **more})
        return ident

    def tie(self, start: str, tie: str, end: str, source: str = REGISTER, **more: str) -> None:
        """Add a tie with an id of its own."""
        row = {"id": f"inv-tie-{len(self.ties) + 1:04}", "tie": tie, "from": start, "to": end}
        self.ties.append({**row, "source": source, "standing": _STANDING[source], **more})

    def person(self, number: int, born: str = "") -> str:
        """Add a person with a likely month of birth, unless another is given."""
        month = f"{self.chance.randint(1955, 1998)}-{self.chance.randint(1, 12):02}"
        return self.entity(
            person_id(number), "Person", f"Person {number}", birth_date=born or month
        )

    def day(self, first: date, last: date) -> date:
        """Return a day between two, both included."""
        return first + timedelta(days=self.chance.randint(0, (last - first).days))

    def change(self, ident: str, **values: str) -> None:
        """State other values of an entity that is there already."""
        self._row(ident).update(values)

    def restate(self, ident: str, source: str, *same: str, **values: str) -> None:
        """Let another source state the name, some of the same values and some of its own."""
        kept = {c: v for c, v in self._row(ident).items() if c in ("id", "kind", "name", *same)}
        self.entities.append({**kept, "source": source, **values})

    def _row(self, ident: str) -> Row:
        return next(e for e in self.entities if e["id"] == ident)


def person_id(number: int) -> str:
    """Return the id of a person."""
    return f"inv-person-{number:03}"


def seller_id(number: int) -> str:
    """Return the id of the company that sells in a storefront."""
    return f"inv-seller-{number:03}"


def shop_id(number: int) -> str:
    """Return the id of a storefront."""
    return f"inv-shop-{number:03}"
