"""Holders and officers of one company, as a list states them row by row.

Two rows of one name are the same party only if a number or key says so. A party without a register
number has an id under the company's list, made of its name and, if it has one, its key.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field, replace

from graph.model.dates import last_day
from graph.model.ids import document_id, shorten_id
from graph.model.records import NO_VALUES, Holding, Kind, Source, Statement, Tie, TieType, Value
from graph.model.shares import Share
from graph.model.vocabulary.lexicon import TOTAL, plain_words
from graph.model.vocabulary.name_annotations import (
    capacity_beside,
    capacity_of_name,
    doubt_beside,
    joint_holders,
)
from graph.model.vocabulary.tie_wordings import TieMeaning, tie_meanings
from scrapers.contract.collector import Origin, Record, Unknown
from scrapers.parsing.holders.holder_names import kind_and_values, other_kind
from scrapers.parsing.holders.stated_shares import SOME_SHARE, share_up_to
from scrapers.parsing.json_values import drop_unstated
from scrapers.parsing.statements import make_statement

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class ListedParty:
    """A holder or officer in one row of a list.

    ``kind`` is None if only the name can tell. ``ident`` is an id by a register number, ``key``
    anything else that tells it from others of its name; each is empty if there is none.
    """

    name: str
    kind: Kind | None = None
    ident: str = ""
    key: str = ""
    _: KW_ONLY
    values: Mapping[str, Value | None] = field(default_factory=lambda: NO_VALUES)


@dataclass(frozen=True, slots=True)
class Lot:
    """The holding in one row; ``share`` is None if none is stated or it cannot be read.

    ``until`` is the last day, ``over`` the words that say that it ended, if no day can be read.
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
    """A role with its days; ``over`` are the words that say that it ended, without a day.

    ``is_stated`` is false if the list does not say which office it is.
    """

    role: str
    since: str = ""
    until: str = ""
    over: str = ""
    _: KW_ONLY
    translation: str = ""
    is_stated: bool = True


class Namesakes:
    """Tells apart rows of one name without number and key; each is a party of its own."""

    def __init__(self, names: Iterable[str], listed: str) -> None:
        """Take the names of all such rows; ``listed`` names the list, for the keys."""
        self._count = Counter(map(_slug, names))
        self._seen: Counter[str] = Counter()
        self._listed = listed

    def key(self, name: str) -> str:
        """Return a key for the next row of a name, empty if no other row has the name."""
        slug = _slug(name)
        self._seen[slug] += 1
        return f"{self._listed} {self._seen[slug]}" if self._count[slug] > 1 else ""


def _slug(name: str) -> str:
    return document_id("", name)


class HolderRegister:
    """The list of one company in one import; each of its ties gets an id of its own."""

    def __init__(self, origin: Origin, company: str, document: str, lang: str = "") -> None:
        """Take the company of the list, and the prefix of ids of parties without a number."""
        self.origin, self.company, self.document, self.lang = origin, company, document, lang
        self._ties: Counter[str] = Counter()
        self._offices: set[tuple[str, ...]] = set()

    def party(self, party: ListedParty, source: Source) -> Statement:
        """Return the statement about a party, under its id."""
        kind, known = kind_and_values(party.name, party.kind)
        key = " ".join(filter(None, (party.key, other_kind(party.name, kind), party.name)))
        ident = party.ident or document_id(self.document, key)
        values: dict[str, Value | None] = {"name": party.name, **known, **party.values}
        return make_statement(self.origin, source, ident, kind, values)

    def holding(self, party: ListedParty, source: Source, lot: Lot) -> Iterator[Record]:
        """Yield a holder and its holding, which is only a link if it ended on an unknown day.

        Words beside the name may say so too: "Ada Testperson (ceased)". A holding without a known
        end would look like a current one. Of two in one row, each holds at most what is stated.
        """
        if TOTAL.fullmatch(plain_words(party.name)) and not party.ident:
            yield Unknown(f"row of a total, no holder: {party.name}", self.document)
            return
        together = () if party.ident or party.key else joint_holders(party.name)
        for name in together:
            yield from self.holding(replace(party, name=name), source, replace(lot, is_joint=True))
        if together:
            return
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
        over = lot.over or doubt_beside(party.name)
        yield _undated_link(tie, over) if over and not lot.until else tie

    def office(self, party: ListedParty, source: Source, office: Office) -> Iterator[Record]:
        """Yield an officer and the office, which is only a link if it ended on an unknown day."""
        officer = self.party(party, source)
        identity = (officer.entity, office.role, office.since, office.until, office.over)
        if identity in self._offices:
            return
        self._offices.add(identity)
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
        over = office.over or doubt_beside(party.name)
        if over and not office.until:
            yield _undated_link(link, over)
            return
        if capacity := capacity_beside(party.name):
            yield replace(link, wording=f"{link.wording} ({capacity})")
            return
        yield from self._office_ties(link, office)

    def _office_ties(self, link: Tie, office: Office) -> Iterator[Record]:
        """Yield the ties of a role: one for each office, if it names several."""
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
            key = ":".join(filter(None, (office.role, link.start, office.since, one.role_kind)))
            yield replace(tie, id=self.tie_id(key)) if number else tie

    def tie_id(self, key: str) -> str:
        """Return the id of a tie; the same text gets a number the second time."""
        whole = f"{self.origin.name}:{self.company}:{key}"
        self._ties[whole] += 1
        again = self._ties[whole] - 1
        return shorten_id(f"{whole}:{again}" if again else whole)


def _office_tie(link: Tie, office: Office, one: TieMeaning) -> Tie:
    ended = min(filter(None, (office.until, one.until)), default="", key=last_day)
    role_kind = one.role_kind if office.is_stated else ""
    held = replace(link, type=TieType.OFFICER_OF, role=office.role, until=ended)
    return replace(held, role_kind=role_kind)


def _undated_link(tie: Tie, over: str) -> Tie:
    """Return a tie that ended on an unstated day as a link with its wording."""
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
