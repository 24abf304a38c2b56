"""Holders and officers of one company as a list states them, a row each.

Two rows of one name are one party only by a number or key. A party without one has an id under
the company's list, made of its name and, where it has one, its key.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.model.dates import last_day
from graph.model.ids import document_id, shortened
from graph.model.records import NO_VALUES, Holding, Kind, Source, Statement, Tie, TieType, Value
from graph.model.shares import Share
from graph.model.vocabulary.tie_wordings import Meaning, meanings
from scrapers.contract.collector import Origin, Record, Unknown
from scrapers.parsing.holders.holder_names import capacity_in, kind_and_values, other_kind
from scrapers.parsing.holders.stated_shares import SOME_SHARE, up_to
from scrapers.parsing.json_values import stated
from scrapers.parsing.statements import says

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Party:
    """One line of a list: a holder or officer of a company.

    ``kind`` is None where only the name can tell. ``ident`` is an id by a register number, ``key``
    whatever else tells it from others of its name; each is empty where there is none.
    """

    name: str
    kind: Kind | None = None
    ident: str = ""
    key: str = ""
    values: Mapping[str, Value | None] = field(default_factory=lambda: NO_VALUES)


@dataclass(frozen=True, slots=True)
class Lot:
    """What one row says is held; ``share`` is None where none is stated, or none can be read.

    ``until`` is a last day, ``over`` the words by which it is over where no day can be read.
    """

    share: Share | None = None
    wording: str = ""
    interest: str = ""
    is_joint: bool = False
    until: str = ""
    over: str = ""
    extra: Mapping[str, Value | None] = field(default_factory=lambda: NO_VALUES)


@dataclass(frozen=True, slots=True)
class Office:
    """A role with its days; ``over`` are the words by which it is over without a day.

    ``is_stated`` is false where the list does not say which office it is.
    """

    role: str
    since: str = ""
    until: str = ""
    over: str = ""
    translation: str = ""
    is_stated: bool = True


class Namesakes:
    """Tells rows of one name apart that have no number and no key: each is a party of its own."""

    def __init__(self, names: Iterable[str], listed: str) -> None:
        """Take the names of all such rows of one list; ``listed`` is what it lists."""
        self._count = Counter(map(_slug, names))
        self._seen: Counter[str] = Counter()
        self._listed = listed

    def key(self, name: str) -> str:
        """Return what tells the next row of a name from the others; empty where it is the only."""
        slug = _slug(name)
        self._seen[slug] += 1
        return f"{self._listed} {self._seen[slug]}" if self._count[slug] > 1 else ""


def _slug(name: str) -> str:
    return document_id("", name)


class Register:
    """The list of one company in one import: each of its ties gets an id of its own."""

    def __init__(self, origin: Origin, company: str, document: str, lang: str = "") -> None:
        """Take whose list it is, and under what its parties without a number go."""
        self.origin, self.company, self.document, self.lang = origin, company, document, lang
        self._ties: Counter[str] = Counter()
        self._offices: set[tuple[str, ...]] = set()

    def party(self, party: Party, source: Source) -> Statement:
        """Return what is stated of a party, under its id."""
        kind, known = kind_and_values(party.name, party.kind)
        told = " ".join(filter(None, (party.key, other_kind(party.name, kind), party.name)))
        ident = party.ident or document_id(self.document, told)
        values: dict[str, Value | None] = {"name": party.name, **known, **party.values}
        return says(self.origin, source, ident, kind, values)

    def holding(self, party: Party, source: Source, lot: Lot) -> Iterator[Record]:
        """Yield a holder and the lot; no more than a link where it is over without a day."""
        holder = self.party(party, source)
        yield holder
        capacity = capacity_in(party.name)
        interest = f"{lot.interest or 'shares'} {capacity}" if capacity else lot.interest
        share = lot.share or SOME_SHARE
        wording = f"{lot.wording} jointly" if lot.is_joint else lot.wording
        what = ":".join(filter(None, ("holding", interest)))
        tie = Tie(
            self.tie_id(f"{what}:{holder.entity}"),
            TieType.OWNS,
            holder.entity,
            self.company,
            source.id,
            self.origin.standing,
            up_to(share) if lot.is_joint else share,
            interest,
            until=lot.until,
            wording=wording,
            lang=self.lang if wording else "",
            extra=stated(lot.extra),
            holding=Holding.LOT,
        )
        yield _link_of(tie, lot.over) if lot.over and not lot.until else tie

    def office(self, party: Party, source: Source, office: Office) -> Iterator[Record]:
        """Yield an officer and the office; no more than a link where the role is none of today."""
        officer = self.party(party, source)
        told = (officer.entity, office.role, office.since, office.until, office.over)
        if told in self._offices:
            return
        self._offices.add(told)
        yield officer
        link = Tie(
            self.tie_id(":".join(filter(None, (office.role, officer.entity, office.since)))),
            TieType.LINKED_TO,
            officer.entity,
            self.company,
            source.id,
            self.origin.standing,
            since=office.since,
            until=office.until,
            wording=office.role,
            lang=self.lang,
            translation=office.translation,
        )
        if office.over and not office.until:
            yield _link_of(link, office.over)
            return
        yield from self._read(link, office)

    def _read(self, link: Tie, office: Office) -> Iterator[Record]:
        """Yield the ties that a role gives: one an office, where it names several."""
        read = meanings(office.role, TieType.OFFICER_OF, ended=bool(office.until))
        held = [one for one in read if one.type is TieType.OFFICER_OF]
        if not read:
            yield Unknown(f"role that denies an office: {office.role[:_SHOWN]}", self.document)
        elif not held:
            if not read[0].known:
                yield Unknown(f"role {office.role[:_SHOWN]}", self.document)
            yield link
        for number, one in enumerate(held):
            tie = _office_of(link, office, one)
            told = ":".join(filter(None, (office.role, link.start, office.since, one.role_kind)))
            yield replace(tie, id=self.tie_id(told)) if number else tie

    def tie_id(self, told: str) -> str:
        """Return the id of a tie; what is told a second time gets a number."""
        whole = f"{self.origin.name}:{self.company}:{told}"
        self._ties[whole] += 1
        again = self._ties[whole] - 1
        return shortened(f"{whole}:{again}" if again else whole)


def _office_of(link: Tie, office: Office, one: Meaning) -> Tie:
    ended = min(filter(None, (office.until, one.until)), default="", key=last_day)
    role_kind = one.role_kind if office.is_stated else ""
    held = replace(link, type=TieType.OFFICER_OF, role=office.role, until=ended)
    return replace(held, role_kind=role_kind)


def _link_of(tie: Tie, over: str) -> Tie:
    """Return a tie that is over on a day that is not stated: a link with its wording."""
    return Tie(
        tie.id,
        TieType.LINKED_TO,
        tie.start,
        tie.end,
        tie.source,
        tie.standing,
        since=tie.since,
        wording=f"{tie.wording} ({over}, date not stated)",
        lang=tie.lang,
        extra=tie.extra,
    )
