"""Comparison of two readings of a subject: one entry for each thing stated differently."""

from collections.abc import Iterator, Set
from dataclasses import KW_ONLY, dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from graph.model.records import Kind, TieType
from scrapers.contract.change_kind import ChangeKind
from scrapers.watch.change import Change, Difference, NamedParty, PageCapture, TieEnds
from scrapers.watch.comparing.evidence import PageEvidence
from scrapers.watch.comparing.matched_ties import TiePair, match_ties
from scrapers.watch.comparing.one_change import join_rows, without_repeated
from scrapers.watch.comparing.readings import ReadPage, SubjectReading, is_stand_in
from scrapers.watch.comparing.restated_ties import RestatedTies, match_restated
from scrapers.watch.comparing.stated_properties import PropertyChange, property_changes
from scrapers.watch.comparing.statements import tie_statement
from scrapers.watch.comparing.tie_values import has_ended, stated_of_tie, tie_differences

# Ties that are details of the party where they start: they come and go with it.
_DETAILS = frozenset({TieType.LOCATED_AT, TieType.REACHED_AT, TieType.SAME_AS, TieType.SELLS_ON})
_PLACES = frozenset({Kind.ADDRESS, Kind.CONTACT})
_ENDING = frozenset({"until", "tie"})
_REPLACED = frozenset({"from", "to", "tie"})
_SHOWN = 32


@dataclass(frozen=True, slots=True)
class WatchedReading:
    """The run, the watch and the moment of a comparison; ``today`` tells which ends are past."""

    run: str
    source: str
    subject: str
    case: str
    _: KW_ONLY
    at: str
    today: date


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two readings.

    ``touched`` are the ids of all parties of which anything differs, also of details that have no
    entry of their own.
    """

    changes: tuple[Change, ...]
    touched: frozenset[str]

    @property
    def rests_on_lack(self) -> bool:
        """Whether anything is said to be gone or replaced, because the later reading lacks it."""
        return any(
            change.kind is ChangeKind.NO_LONGER_STATED
            or (change.differences and change.differences[0].property in _REPLACED)
            for change in self.changes
        )


def compare_readings(
    before: SubjectReading, after: SubjectReading, watched: WatchedReading
) -> Comparison:
    """Return what a source states differently; a page that was not read again states the same."""
    return _Comparing(PageEvidence(before, after.with_earlier(before)), watched).compare()


@dataclass(frozen=True)
class _Comparing:
    """One comparison; without slots, to keep what it found."""

    evidence: PageEvidence
    watched: WatchedReading

    def compare(self) -> Comparison:
        pairs = self._restated.pairs
        shown = [pair for pair in pairs if not self._is_detail(pair)]
        named = {end for pair in shown for end in pair.ends}
        matches = (t for t in self.evidence.after.ties.values() if t.type is TieType.SAME_AS)
        found = property_changes(self.evidence, self._tied)
        values = list(without_repeated(found, pairs, matches))
        changes = join_rows([self._tie_change(pair) for pair in shown])
        changes += [self._party_change(ident) for ident in sorted(self._strangers - named)]
        changes += [self._value_change(each) for each in values]
        touched = {end for pair in pairs for end in pair.ends} | self._strangers
        return Comparison(tuple(changes), frozenset(touched | {each.entity for each in values}))

    @cached_property
    def _restated(self) -> RestatedTies:
        before, after = self.evidence.before, self.evidence.after
        kinds = {
            statement.entity: statement.kind
            for reading in (before, after)
            for stated in reading.statements.values()
            for statement in stated
        }
        found = match_ties(before.ties, after.ties, kinds)
        proven = [each for pair in found for each in self._proven(pair)]
        return match_restated(proven, self.evidence)

    def _proven(self, pair: TiePair) -> Iterator[TiePair]:
        """Yield what a pair shows: a difference, or that one side is new, or gone; or nothing."""
        before, after = pair.before, pair.after
        is_stated = before is not None and before.id in self.evidence.after.ties
        gone = before is not None and (is_stated or self.evidence.shows_gone(before.source))
        is_known = after is not None and after.id in self.evidence.before.ties
        new = after is not None and (is_known or self.evidence.shows_new(after.source))
        if before and after and gone and new:
            if pair.is_replaced or tie_differences(before, after):
                yield pair
        elif before and is_stated:
            # What follows it may not be new; that it differs itself is certain.
            now = self.evidence.after.ties[before.id]
            if tie_differences(before, now):
                yield TiePair(before, now)
        elif (gone and not is_stated) or (new and not is_known):
            yield TiePair(before if gone else None, after if new else None)

    @cached_property
    def _came(self) -> Set[str]:
        """The parties that are stated now, and were not before."""
        before, after = self.evidence.before.statements, self.evidence.after.statements
        return {
            ident
            for ident, stated in after.items()
            if ident not in before
            and ident not in self._restated.parties
            and any(self.evidence.shows_new(each.source) for each in stated)
        }

    @cached_property
    def _went(self) -> Set[str]:
        """The parties that are not stated any more."""
        before, after = self.evidence.before.statements, self.evidence.after.statements
        return {
            ident
            for ident, stated in before.items()
            if ident not in after and all(self.evidence.shows_gone(each.source) for each in stated)
        }

    @cached_property
    def _strangers(self) -> Set[str]:
        """The parties that came or went, but for places, and ids that nothing but a tie names."""
        stated = (self.evidence.before.statements, self.evidence.after.statements)
        return {
            ident
            for ident in self._came | self._went
            if self._party(ident).kind not in _PLACES
            and not all(is_stand_in(each) for side in stated for each in side.get(ident, ()))
        }

    @cached_property
    def _tied(self) -> Set[str]:
        """The parties at the ends of ties that are new or gone, and of those that are replaced."""
        return {
            end
            for pair in self._restated.pairs
            if len(pair.sides) == 1 or pair.is_replaced
            for end in pair.ends
        }

    @cached_property
    def _movers(self) -> Set[tuple[str, bool]]:
        """The parties from which a tie starts that is new (True) or gone (False) in itself."""
        return {
            (tie.start, tie is pair.after)
            for pair in self._restated.pairs
            if len(pair.sides) == 1 or pair.is_replaced
            for tie in pair.sides
            if tie.type not in _DETAILS
        }

    def _is_detail(self, pair: TiePair) -> bool:
        """Whether a tie comes or goes with its party, or with a row of it: no change of its own."""
        tie = pair.sides[0]
        if tie.type not in _DETAILS or len(pair.sides) > 1:
            return False
        if tie.type is TieType.SAME_AS:
            return bool({tie.start, tie.end} & self._strangers)
        moves = (tie.start, tie is pair.after) in self._movers
        return tie.start in self._strangers or moves

    def _tie_change(self, pair: TiePair) -> Change:
        tie = pair.after or pair.sides[0]
        kind = self._tie_kind(pair)
        pages = self._pages_of(pair)
        start, end = self._party(tie.start), self._party(tie.end)
        page = pages[1] if pair.after else pages[0]
        source = (
            page.reading.source if page else self.evidence.before.pages[tie.source].reading.source
        )
        statement = tie_statement(tie, start, end, source, self.watched.today)
        ends = TieEnds(tie.id, tie.type, start, end, purpose=tie.purpose, statement=statement)
        new = next((i for i in (tie.start, tie.end) if i in self._came | self._went), "")
        return self._change(
            kind, self._party(new) if new else None, ends, self._differences_of(pair), pages
        )

    def _tie_kind(self, pair: TiePair) -> ChangeKind:
        before, after = pair.before, pair.after
        if before is None:
            return ChangeKind.NEW_TIE
        if after is None:
            return ChangeKind.NO_LONGER_STATED
        ended = not pair.is_replaced and has_ended(before, after, self.watched.today)
        return ChangeKind.ENDED_TIE if ended else ChangeKind.CHANGED_TIE

    def _differences_of(self, pair: TiePair) -> tuple[Difference, ...]:
        before, after = pair.before, pair.after
        if before and after:
            found = tie_differences(before, after)
            ends = (("from", before.start, after.start), ("to", before.end, after.end))
            other = (
                Difference(name, self._party(was).name, self._party(now).name)
                for name, was, now in ends
                if was != now and pair.is_replaced
            )
            if self._tie_kind(pair) is ChangeKind.ENDED_TIE:
                found = tuple(sorted(found, key=lambda each: each.property not in _ENDING))
            return (*other, *found)
        stated = stated_of_tie(pair.sides[0])
        if before is None:
            return tuple(Difference(name, None, value) for name, value in stated.items())
        return tuple(Difference(name, value, None) for name, value in stated.items())

    def _party_change(self, ident: str) -> Change:
        came = ident in self._came
        side = self.evidence.after if came else self.evidence.before
        page = side.statements[ident][0].source
        kind = ChangeKind.NEW_PARTY if came else ChangeKind.NO_LONGER_STATED
        return self._change(kind, self._party(ident), None, (), self._pages(page, page))

    def _value_change(self, found: PropertyChange) -> Change:
        gone = all(each.after is None for each in found.differences)
        kind = ChangeKind.NO_LONGER_STATED if gone else ChangeKind.CHANGED_VALUE
        return self._change(
            kind, self._party(found.entity), None, found.differences, self._pages(*found.pages)
        )

    def _party(self, ident: str) -> NamedParty:
        """Return a party as the later reading names it, else the earlier one."""
        known = self.evidence.after.party(ident) or self.evidence.before.party(ident)
        return known or NamedParty(ident, ident, Kind.COMPANY)

    def _pages_of(self, pair: TiePair) -> tuple[ReadPage | None, ReadPage | None]:
        first, last = pair.sides[0], pair.sides[-1]
        return self._pages(first.source, last.source)

    def _pages(self, before: str, after: str) -> tuple[ReadPage | None, ReadPage | None]:
        return self.evidence.page_before(before), self.evidence.page_after(after)

    def _change(
        self,
        kind: ChangeKind,
        entity: NamedParty | None,
        tie: TieEnds | None,
        differences: tuple[Difference, ...],
        pages: tuple[ReadPage | None, ReadPage | None],
    ) -> Change:
        before, after = (_capture(page) if page else None for page in pages)
        watched = self.watched
        told = (
            *(watched.source, watched.subject, kind.value),
            *(entity.id if entity else "", tie.id if tie else ""),
            *(differences[0].property if differences else "",),
            *(before.capture if before else "", after.capture if after else ""),
        )
        return Change(
            sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:_SHOWN],
            watched.run,
            watched.source,
            watched.subject,
            case=watched.case,
            at=watched.at,
            kind=kind,
            entity=entity,
            tie=tie,
            differences=differences,
            before=before,
            after=after,
        )


def _capture(page: ReadPage) -> PageCapture:
    source = page.reading.source
    return PageCapture(
        source.id,
        source.title,
        source.url,
        source.retrieved,
        capture=source.capture,
        sha256=source.sha256,
        run=page.run,
    )
