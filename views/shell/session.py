"""The one store of this process, and what it holds: all, or of a large one what a page looks at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from threading import Lock

import streamlit as st

from graph.analyses.market.figures import Market, PlacedMarket, figures_of, place_market
from graph.analyses.projection import Projection, project
from graph.analyses.tracing.focused_load import FocusedPart, load_focused_part
from graph.analyses.tracing.party_position import PartyPosition, find_position
from graph.analyses.tracing.tie_reader import TieReader, tie_reader
from graph.analyses.tracing.trace import VerdictRow, trace, trace_each
from graph.analyses.tracing.verdict import Verdict
from graph.errors import InputError
from graph.model.notes import Note
from graph.model.records import Contents, Entity, Kind, Source, Tie
from graph.presentation.names.party_names import entry_name
from graph.presentation.neighbours import Neighbours
from graph.red_flags.detect import FlagResult, raise_flags
from graph.red_flags.dismissals import dismissal_notes
from graph.red_flags.scene import Scene, scene_of
from graph.stores.results import Brought
from graph.stores.store import MOST_PARTIES, Store
from graph.stores.writing.guard import RISE
from graph.support.language import N_
from views.shell.focus import Focus, current_focus
from views.shell.identity import current_person
from views.shell.place import kept_in_place
from views.shell.store import shared_store
from views.shell.store.person_store import PersonStore
from views.shell.texts import _

_CHAINS = 1000  # a page shows them all: the trace itself counts no further
_NAMES_BROUGHT = 3  # names that say what an import brought
_TRACES = 200  # verdicts kept in memory
_DAYS = 4  # days, of the last revisions, whose verdicts on all storefronts are kept
_PARTS = 30  # parts of a large store that are kept in memory
_MANY, _STEP = 1000, 100  # storefronts from which progress is shown, and between two steps of it


_NEEDS_ALL = N_(
    "This page reads all of a database, and yours holds more than {most} parties. Search for a "
    "name, or open a storefront, a company or the graph: these read only what they show. To ask a "
    "whole register beside a case, add it on the page Registers."
)


@dataclass(frozen=True)
class Snapshot:
    """What the store held at one revision: the statements, and the graph of them.

    Of a large store it is a ``part``, which holds all about what the page looks at.
    """

    revision: int
    contents: Contents
    part: FocusedPart | None = None

    @property
    def is_whole(self) -> bool:
        """Whether what is not in it is not in the store."""
        return self.part is None

    @cached_property
    def projection(self) -> Projection:
        """The graph of the statements, made when a page first needs it."""
        return self.part.projection if self.part else project(self.contents)

    def unread_ties(self, ident: str) -> int:
        """Return how many share an address or an officer whose ties were too many to read."""
        return self.part.crowds.get(ident, 0) if self.part else 0

    def reader(self, as_of: str | None = None) -> TieReader:
        """Return what reads single ties as strong as a trace of a day (or of today)."""
        return tie_reader(self.contents, self.projection, as_of)

    def entity(self, ident: str) -> Entity | None:
        """Return one party, None where the store holds none of this id."""
        return self.contents.entities.get(ident)

    def entities_of_kind(self, kind: Kind) -> list[Entity]:
        """Return all parties of one kind."""
        return [e for e in self.contents.entities.values() if e.kind is kind]


def store() -> Store:
    """Return the one store of this process as the current person may use it.

    Raises:
        InvestigatorError: it cannot be opened, or nobody is logged in.
    """
    return PersonStore(shared_store.store(), current_person())


def snapshot(also: Iterable[str] = ()) -> Snapshot:
    """Return what the store holds now.

    Of a large store, what the page looks at, and ``also`` some parties.

    Raises:
        InvestigatorError: the store is large, and the page needs all of it.
    """
    revision = store().revision()
    with st.spinner(_("Reading the database")):
        if not _is_large(revision):
            return _snapshot(revision)
        focus = current_focus()
        if focus is None:
            raise _needs_all()
        return _part(revision, focus.with_parties(also))


def _needs_all() -> InputError:
    return InputError(_NEEDS_ALL, most=f"{MOST_PARTIES:,}")


def is_large() -> bool:
    """Whether the store is too large to be read whole."""
    return _is_large(store().revision())


@kept_in_place(1)
def _is_large(revision: int) -> bool:
    del revision  # what is stored decides
    return store().is_large()


@kept_in_place(_PARTS)
def _part(revision: int, focus: Focus) -> Snapshot:
    opened = store()
    part = opened.read_for_trace(
        lambda reads: load_focused_part(reads, focus.storefronts, focus.parties)
    )
    named = (opened.entity(ident) for ident in sorted(focus.names))
    entities = {**{e.id: e for e in named if e}, **part.contents.entities}
    return Snapshot(revision, replace(part.contents, entities=entities), part)


def name_of(ident: str) -> str:
    """Return the name of an entry of the store; its id if the store does not have it."""
    entities = snapshot().contents.entities
    return entry_name(entities[ident]) if ident in entities else ident


@kept_in_place(1)
def _snapshot(revision: int) -> Snapshot:
    if _is_large(revision):
        raise _needs_all()
    return Snapshot(revision, _latest_contents().read(revision))


@dataclass(frozen=True, slots=True)
class StoreArrivals:
    """Ids of the parties and ties that the store last got, and its revision after that."""

    revision: int = -1
    parties: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()


class _LatestContents:
    """Contents of the store at the last revision that this process knows whole."""

    def __init__(self) -> None:
        self.revision = -1
        self.contents = Contents({}, {}, (), ())
        self.arrivals = StoreArrivals()
        self._lock = Lock()

    def read(self, revision: int) -> Contents:
        """Return the contents at a revision, read where they are not those known."""
        with self._lock:
            if self.revision != revision:
                self._take(store().contents(), revision)
            return self.contents

    def add(self, before: int, after: int, tie: Tie, source: Source) -> None:
        """Add a tie and its source where nothing else was written between two revisions."""
        with self._lock:
            if self.revision != before or after != before + RISE:
                return
            sources = {**self.contents.sources, source.id: source}
            ties = (*self.contents.ties, tie)
            self.contents = replace(self.contents, sources=sources, ties=ties)
            self.revision = after

    def _take(self, contents: Contents, revision: int) -> None:
        """Replace the contents by those of another revision, and keep what came with it."""
        before = self.contents
        self.contents, self.revision = contents, revision
        if not before.entities:
            return  # where all is new, nothing needs to be found among the rest
        parties = frozenset(contents.entities.keys() - before.entities.keys())
        ties = frozenset(t.id for t in contents.ties).difference(t.id for t in before.ties)
        if not parties and not ties:
            return
        if before.unfinished:  # this is the rest of the same import
            parties |= self.arrivals.parties
            ties |= self.arrivals.ties
        self.arrivals = StoreArrivals(revision, parties, ties)


def latest_arrivals() -> StoreArrivals:
    """Return what the store last got, as far as this process has read it."""
    return _latest_contents().arrivals


@kept_in_place()
def _latest_contents() -> _LatestContents:
    return _LatestContents()


def add_judgement(before: int, after: int, tie: Tie, source: Source) -> None:
    """Take that only this tie and its source were written between two revisions.

    Who judges many pairs would otherwise wait for the whole store to be read after each.
    """
    _latest_contents().add(before, after, tie, source)


def neighbours(also: Iterable[str] = ()) -> Neighbours:
    """Return the ties of what the store holds now, by their ends; see ``snapshot``."""
    shot = snapshot(also)
    return _neighbours(shot.revision) if shot.is_whole else Neighbours(shot.reader())


@kept_in_place(1)
def _neighbours(revision: int) -> Neighbours:
    return Neighbours(_snapshot(revision).reader())


def verdict_of(storefront: str, as_of: str | None) -> Verdict:
    """Trace one storefront, with all of its chains.

    Raises:
        InvestigatorError: no storefront of this id, or no such date.
    """
    return _verdict(store().revision(), date.today(), storefront, as_of)


@kept_in_place(_TRACES)
def _verdict(revision: int, day: date, storefront: str, as_of: str | None) -> Verdict:
    del day  # without a day asked for, that of today decides
    shot = _snapshot_for(revision, Focus(storefronts=frozenset({storefront})))
    return trace(shot.projection, storefront, as_of=as_of, limit=_CHAINS)


def _snapshot_for(revision: int, focus: Focus) -> Snapshot:
    return _part(revision, focus) if _is_large(revision) else _snapshot(revision)


def position_of(party: str, limit: int) -> PartyPosition:
    """Return the storefronts that a party is linked to as of today, the first ``limit`` of them.

    Raises:
        InvestigatorError: no party of this id.
    """
    return _position(store().revision(), date.today(), party, limit)


@kept_in_place(_TRACES)
def _position(revision: int, day: date, party: str, limit: int) -> PartyPosition:
    return find_position(_snapshot(revision).projection, party, day.isoformat(), limit)


def verdicts(day: date | None = None) -> tuple[VerdictRow, ...]:
    """Trace every storefront, as of today or of another day."""
    asked = store().revision(), (day or date.today()).isoformat()
    lock, kept = _verdicts()
    with lock:
        if asked not in kept:
            kept[asked] = _trace_storefronts(asked[1])
            for old in list(kept)[:-_DAYS]:
                del kept[old]
        return kept[asked]


@kept_in_place()
def _verdicts() -> tuple[Lock, dict[tuple[int, str], tuple[VerdictRow, ...]]]:
    """Keep the verdicts of the last revisions and days; one reader traces, the others wait."""
    return Lock(), {}


def _trace_storefronts(day: str) -> tuple[VerdictRow, ...]:
    shot = snapshot()
    every = len(shot.entities_of_kind(Kind.STOREFRONT))
    form = _("Tracing every storefront: {n} of {all}")
    with st.spinner(_("Tracing every storefront")):
        bar = st.progress(0.0) if every >= _MANY else None
        rows = []
        for row in trace_each(shot.projection, day):
            rows.append(row)
            if bar and len(rows) % _STEP == 0:
                bar.progress(len(rows) / every, form.format(n=len(rows), all=every))
        if bar:
            bar.empty()
    return tuple(sorted(rows, key=lambda row: row.storefront.id))


def flag_scene() -> Scene:
    """Return the graph as it stands today, with what the red flags need of it."""
    return _flag_scene(store().revision(), date.today())


@kept_in_place(1)
def _flag_scene(revision: int, day: date) -> Scene:
    return scene_of(_snapshot(revision).projection, day.isoformat())


def raised_flags() -> tuple[FlagResult, ...]:
    """Raise every red flag, as of today."""
    with st.spinner(_("Looking for red flags")):
        return _raised_flags(store().revision(), date.today())


@kept_in_place(1)
def _raised_flags(revision: int, day: date) -> tuple[FlagResult, ...]:
    return raise_flags(_flag_scene(revision, day))


def finding_dismissals() -> Mapping[str, Note]:
    """Return the notes that dismiss a finding now, by its key."""
    return _finding_dismissals(store().noted_revision())


@kept_in_place(1)
def _finding_dismissals(revision: int) -> Mapping[str, Note]:
    del revision  # what was noted since is another revision
    return dismissal_notes(store().notes())


def brought(import_ids: Iterable[str]) -> Mapping[str, Brought]:
    """Return the entities that each import brought, with some of their names."""
    return _brought(store().revision(), tuple(import_ids))


@kept_in_place(4)
def _brought(revision: int, import_ids: tuple[str, ...]) -> Mapping[str, Brought]:
    del revision  # part of the cache key
    return store().brought(import_ids, _NAMES_BROUGHT)


def market_figures(platform: str) -> Market:
    """Return the market as of today and at the end of each year, of one platform or of all.

    Raises:
        UnknownIdError: there is no such platform.
    """
    with st.spinner(_("Placing every storefront")):
        return _market(store().revision(), date.today(), platform)


@kept_in_place(8)
def _market(revision: int, day: date, platform: str) -> Market:
    return figures_of(_placed_market(revision, day), platform)


@kept_in_place(1)
def _placed_market(revision: int, day: date) -> PlacedMarket:
    return place_market(_snapshot(revision).projection, day.isoformat())
