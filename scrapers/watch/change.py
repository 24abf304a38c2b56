"""Changes that a watch found: by statement, and by verdict.

Texts of sources stand in the records as the sources word them; nothing in them is markup.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass

from graph.analyses.strength_scale import ChainStanding
from graph.model.records import Kind, TieType, Value
from graph.support.language import DEFAULT_LANGUAGE, current_language
from scrapers.contract.change_kind import ChangeKind


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party or storefront by its id, with the name that the source gave it then."""

    id: str
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class TieEnds:
    """A tie by its id and type, with the parties at its ends; ``purpose`` is that of an address.

    ``statement`` is the tie as a clause, without a full stop: what the source states now, or last.
    """

    id: str
    tie: TieType
    start: NamedParty
    end: NamedParty
    _: KW_ONLY
    purpose: str
    statement: "Sentence"


@dataclass(frozen=True, slots=True)
class Difference:
    """One property before and after, as the source states it; None where it states nothing."""

    property: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class PageCapture:
    """The capture of a page that stated one side of a change.

    ``document`` is the id of its Source, ``retrieved`` an ISO day, ``capture`` a WARC record id and
    ``sha256`` the digest of its payload, ``run`` the folder that holds the capture.
    """

    document: str
    title: str
    url: str
    retrieved: str
    _: KW_ONLY
    capture: str
    sha256: str
    run: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a source states differently from before.

    ``id`` is the same however often the change is found. ``at`` is the moment in UTC when it was
    found. ``entity`` is the party that is new, whose value differs, or that came with a new tie or
    went with one that is gone; ``tie`` is None for a party. ``differences`` has the one that
    matters most first; of a tie that is new or gone as a whole, they are all that it states.
    ``before`` and ``after`` are the page that stated it, as it was on either side: of what is new,
    the earlier one lacks it. ``before`` is None where that page was not there before. ``case`` is
    the label of the watch, or empty. ``others`` are ties of the same row that changed alike.
    """

    id: str
    run: str
    source: str
    subject: str
    _: KW_ONLY
    case: str
    at: str
    kind: ChangeKind
    entity: NamedParty | None
    tie: TieEnds | None
    differences: tuple[Difference, ...]
    before: PageCapture | None
    after: PageCapture | None
    others: tuple[TieEnds, ...] = ()

    @property
    def parties(self) -> tuple[NamedParty, ...]:
        """The parties that the change names."""
        ends = (self.tie.start, self.tie.end) if self.tie else ()
        return (*((self.entity,) if self.entity else ()), *ends)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of ours, kept in every language; ``str()`` is that of the current user."""

    texts: Mapping[str, str]

    def __str__(self) -> str:
        return self.texts.get(current_language()) or self.texts.get(DEFAULT_LANGUAGE, "")


@dataclass(frozen=True, slots=True)
class VerdictState:
    """A verdict on one side; ``verdict`` is a strength, or "not found"."""

    verdict: str
    standing: ChainStanding | None
    target: NamedParty | None
    headline: Sentence


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """One storefront whose verdict differs between the beginning and the end of a run.

    ``because`` are the ids of the run's changes that it may rest on, with the captures of both
    sides; ``cases`` are the labels of their watches.
    """

    id: str
    run: str
    at: str
    storefront: NamedParty
    _: KW_ONLY
    before: VerdictState
    after: VerdictState
    because: tuple[str, ...]
    cases: tuple[str, ...]

    @property
    def parties(self) -> tuple[NamedParty, ...]:
        """The storefront, and the targets before and after."""
        targets = (self.before.target, self.after.target)
        return (self.storefront, *(target for target in targets if target))


Entry = Change | VerdictChange
"""One entry of the kept list, of a feed, and of the page of changes."""
