"""Lists of holders and officers in files that a reader got from a paid register."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from graph.dates import last_day
from graph.errors import ShareError
from graph.identity import document_id, shortened
from graph.model import NO_VALUES, Holding, Kind, Source, Statement, Tie, TieType, Value
from graph.shares import Share, parse_share
from graph.wordings import meanings
from scrapers.base import Origin, Record, Unknown
from scrapers.forms import kind_of
from scrapers.stating import says
from scrapers.values import stated

SOME_SHARE = Share(Fraction(0), Fraction(1), min_open=True, text="(0,100]%")
"""What is held where a list says that somebody holds shares, and not how many."""

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,12})?)\s*%")


@dataclass(frozen=True, slots=True)
class Party:
    """One line of a list: a holder or officer of a company.

    ``ident`` is empty where the party has no number of its own: then it gets an id under the
    company's list. ``kind`` is None where only the name can tell.
    """

    name: str
    kind: Kind | None = None
    ident: str = ""
    values: Mapping[str, Value | None] = field(default_factory=lambda: NO_VALUES)


@dataclass(frozen=True, slots=True)
class Register:
    """The list of one company: whose it is, and under what its parties without a number go."""

    origin: Origin
    company: str
    document: str
    lang: str = ""

    def party(self, party: Party, source: Source) -> tuple[str, Statement]:
        """Return the id of a party and what is stated of it."""
        ident = party.ident or document_id(self.document, party.name)
        kind = party.kind or kind_of(party.name)
        values: dict[str, Value | None] = {"name": party.name, **party.values}
        return ident, says(self.origin, source, ident, kind, values)

    def holding(
        self,
        party: Party,
        source: Source,
        share: Share | None,
        wording: str = "",
        interest: str = "",
        extra: Mapping[str, Value | None] = NO_VALUES,
        number: int = 0,
    ) -> Iterator[Record]:
        """Yield a holder and the holding; ``share`` is None where none is stated.

        ``number`` tells further holdings of one holder and interest apart.
        """
        ident, statement = self.party(party, source)
        yield statement
        what = ":".join(filter(None, ("holding", interest, str(number or ""))))
        yield Tie(
            shortened(f"{self.origin.name}:{self.company}:{what}:{ident}"),
            TieType.OWNS,
            ident,
            self.company,
            source.id,
            self.origin.standing,
            share or SOME_SHARE,
            interest,
            wording=wording,
            lang=self.lang if wording else "",
            extra=stated(extra),
            holding=Holding.LOT,
        )

    def office(
        self,
        party: Party,
        source: Source,
        role: str,
        role_kind: str,
        since: str = "",
        until: str = "",
        translation: str = "",
    ) -> Iterator[Record]:
        """Yield an officer and the office; no more than a link where the role is none of today."""
        ident, statement = self.party(party, source)
        yield statement
        link = Tie(
            shortened(f"{self.origin.name}:{self.company}:{role}:{ident}"),
            TieType.LINKED_TO,
            ident,
            self.company,
            source.id,
            self.origin.standing,
            since=since,
            until=until,
            wording=role,
            lang=self.lang,
            translation=translation,
        )
        read = meanings(role, TieType.OFFICER_OF, ended=bool(until))
        if not read:
            yield Unknown(f"role that denies an office: {role[:80]}", self.document)
        elif any(one.type is TieType.OFFICER_OF for one in read):
            ended = min(filter(None, (until, read[0].until)), default="", key=last_day)
            office = replace(link, type=TieType.OFFICER_OF, role=role, until=ended)
            yield replace(office, role_kind=role_kind or read[0].role_kind)
        else:
            if not read[0].known:
                yield Unknown(f"role {role[:80]}", self.document)
            yield link


def percentage(text: str) -> Share | None:
    """Return a share that is written with its ``%``; a number without one is none."""
    match = _PERCENT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    try:
        return parse_share(f"{match[1]}%")
    except ShareError:
        return None


def entries(cell: str) -> list[tuple[str, str]]:
    """Return the names of a cell with their values: ``NAME: VALUE; NAME: VALUE``."""
    found = []
    # Wide punctuation, as it is typed in Chinese, becomes plain.
    for part in re.split(r"[;\n]+", unicodedata.normalize("NFKC", cell)):
        name, _, value = part.partition(":")
        if name.strip():
            found.append((name.strip(), value.strip()))
    return found


def heading(text: str) -> str:
    """Return a heading as it is compared: letters and digits in lower case, parted by spaces."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def renamed(row: Mapping[str, str], names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the cells of a row under our names; ``names`` gives the headings of each."""
    known = {heading(one): ours for ours, headings in names.items() for one in (ours, *headings)}
    found: dict[str, str] = {}
    for key, cell in row.items():
        ours = known.get(heading(key))
        if ours and cell and not found.get(ours):
            found[ours] = cell.replace("\0", "").strip()
    return found


def unknown_headings(row: Mapping[str, str], names: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the headings that none of our names has."""
    known = {heading(one) for ours, headings in names.items() for one in (ours, *headings)}
    return [key for key in row if key and heading(key) not in known]
