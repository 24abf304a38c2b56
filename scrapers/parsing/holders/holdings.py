"""Holders and officers of one company as a list states them, a row each.

Two rows of one name are one party only by a number or key. A party without one has an id under
the company's list, made of its name and, where it has one, its key.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field, replace

from graph.model.dates import last_day
from graph.model.ids import document_id, shorten_id
from graph.model.records import NO_VALUES, Holding, Kind, Source, Statement, Tie, TieType, Value
from graph.model.shares import Share
from graph.model.vocabulary.tie_wordings import TieMeaning, tie_meanings
from scrapers.contract.collector import Origin, Record, Unknown
from scrapers.parsing.holders.holder_names import capacity_of_name, kind_and_values, other_kind
from scrapers.parsing.holders.stated_shares import SOME_SHARE, share_up_to
from scrapers.parsing.json_values import drop_unstated
from scrapers.parsing.statements import make_statement

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class ListedParty:
    """One line of a list: a holder or officer of a company.

    ``kind`` is None where only the name can tell. ``ident`` is an id by a register number, ``key``
    whatever else tells it from others of its name; each is empty where there is none.
    """

    name: str
    kind: Kind | None = None
    ident: str = ""
    key: str = ""
    _: KW_ONLY
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
    _: KW_ONLY
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
    _: KW_ONLY
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


class HolderRegister:
    """The list of one company in one import: each of its ties gets an id of its own."""

    def __init__(self, origin: Origin, company: str, document: str, lang: str = "") -> None:
        """Take whose list it is, and under what its parties without a number go."""
        self.origin, self.company, self.document, self.lang = origin, company, document, lang
        self._ties: Counter[str] = Counter()
        self._offices: set[tuple[str, ...]] = set()

    def party(self, party: ListedParty, source: Source) -> Statement:
        """Return what is stated of a party, under its id."""
        kind, known = kind_and_values(party.name, party.kind)
        told = " ".join(filter(None, (party.key, other_kind(party.name, kind), party.name)))
        ident = party.ident or document_id(self.document, told)
        values: dict[str, Value | None] = {"name": party.name, **known, **party.values}
        return make_statement(self.origin, source, ident, kind, values)

    def holding(self, party: ListedParty, source: Source, lot: Lot) -> Iterator[Record]:
        """Yield a holder and the lot; no more than a link where it is over without a day."""
        holder = self.party(party, source)
        yield holder
        capacity = capacity_of_name(party.name)
        interest = f"{lot.interest or 'shares'} {capacity}" if capacity else lot.interest
        share = lot.share or SOME_SHARE
        wording = f"{lot.wording} jointly" if lot.is_joint else lot.wording
        what = ":".join(filter(None, ("holding", interest)))
        tie = Tie(
            id=self.tie_id(f"{what}:{holder.entity}"),
            type=TieType.OWNS,
            start=holder.entity,
            end=self.company,
            source=source.id,
            standing=self.origin.standing,
            share=share_up_to(share) if lot.is_joint else share,
            interest=interest,
            until=lot.until,
            wording=wording,
            lang=self.lang if wording else "",
            extra=drop_unstated(lot.extra),
            holding=Holding.LOT,
        )
        yield _undated_link(tie, lot.over) if lot.over and not lot.until else tie

    def office(self, party: ListedParty, source: Source, office: Office) -> Iterator[Record]:
        """Yield an officer and the office; no more than a link where the role is none of today."""
        officer = self.party(party, source)
        told = (officer.entity, office.role, office.since, office.until, office.over)
        if told in self._offices:
            return
        self._offices.add(told)
        yield officer
        link = Tie(
            id=self.tie_id(":".join(filter(None, (office.role, officer.entity, office.since)))),
            type=TieType.LINKED_TO,
            start=officer.entity,
            end=self.company,
            source=source.id,
            standing=self.origin.standing,
            since=office.since,
            until=office.until,
            wording=office.role,
            lang=self.lang,
            translation=office.translation,
        )
        if office.over and not office.until:
            yield _undated_link(link, office.over)
            return
        yield from self._office_ties(link, office)

    def _office_ties(self, link: Tie, office: Office) -> Iterator[Record]:
        """Yield the ties that a role gives: one an office, where it names several."""
        read = tie_meanings(office.role, TieType.OFFICER_OF, ended=bool(office.until))
        held = [one for one in read if one.type is TieType.OFFICER_OF]
        if not read:
            yield Unknown(f"role that denies an office: {office.role[:_SHOWN]}", self.document)
        elif not held:
            if not read[0].known:
                yield Unknown(f"role {office.role[:_SHOWN]}", self.document)
            yield link
        for number, one in enumerate(held):
            tie = _office_tie(link, office, one)
            told = ":".join(filter(None, (office.role, link.start, office.since, one.role_kind)))
            yield replace(tie, id=self.tie_id(told)) if number else tie

    def tie_id(self, told: str) -> str:
        """Return the id of a tie; what is told a second time gets a number."""
        whole = f"{self.origin.name}:{self.company}:{told}"
        self._ties[whole] += 1
        again = self._ties[whole] - 1
        return shorten_id(f"{whole}:{again}" if again else whole)


def _office_tie(link: Tie, office: Office, one: TieMeaning) -> Tie:
    ended = min(filter(None, (office.until, one.until)), default="", key=last_day)
    role_kind = one.role_kind if office.is_stated else ""
    held = replace(link, type=TieType.OFFICER_OF, role=office.role, until=ended)
    return replace(held, role_kind=role_kind)


def _undated_link(tie: Tie, over: str) -> Tie:
    """Return a tie that is over on a day that is not stated: a link with its wording."""
    return Tie(
        id=tie.id,
        type=TieType.LINKED_TO,
        start=tie.start,
        end=tie.end,
        source=tie.source,
        standing=tie.standing,
        since=tie.since,
        wording=f"{tie.wording} ({over}, date not stated)",
        lang=tie.lang,
        extra=tie.extra,
    )
