"""Writers of a run's records: gathered by page, and stored in batches.

A page is written as a whole, merged with its earlier readings (see ``merge_captures``).
"""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.errors import ConflictError
from graph.model.merging import merge_statements
from graph.model.records import Records, Source, Statement, Tie
from graph.stores.store import Store
from graph.stores.writing.load import TieIds
from graph.support.hash_set import HashSet
from graph.support.language import Text
from scrapers.contract.collector import ListPart, Record, Unknown, tie_id_stem
from scrapers.contract.coverage import complete_lists, incomplete_lists
from scrapers.parsing.consistency import separate_misfits
from scrapers.storing.merge_captures import (
    GONE,
    PageReading,
    gone_ties,
    join_pages,
    merge_captures,
    merge_if_whole,
    separate_reading,
)
from scrapers.storing.page_records import merge_records, page_readings
from scrapers.storing.stored_pages import (
    dates_elsewhere,
    has_newer,
    repeated_statements,
    stored_by_source,
    stored_kinds,
    stored_list_pages,
    stored_parts,
)
from scrapers.storing.tie_index import TieIndex

BATCH_RECORDS = 500
MOST_HELD = 50_000
BATCH_SECONDS = 2.0


def import_id_of(run: str) -> str:
    """Return the id of the import of a run."""
    return f"import-{run}"


class StoreWriter:
    """Writes the pages of one run as one import.

    ``new`` counts parties and ties that the store lacked, ``changed`` ties that differ from before.
    ``files`` are what the import is said to be of, the run without them.
    """

    most = BATCH_RECORDS
    seconds = BATCH_SECONDS

    def __init__(self, store: Store, run: str, by: Text, files: Sequence[str] = ()) -> None:
        self._store = store
        self._files = tuple(files) or (run,)
        self._by = by
        self._import = import_id_of(run)
        self._waiting: list[Record] = []
        self._last = time.monotonic()
        self.new = 0
        self.changed = 0
        self.set_aside: list[Unknown] = []

    def write_page(self, records: Iterable[Record]) -> None:
        """Add the records of one page; write when there are enough, or enough time has passed.

        The pages of one list are written together, so that an entry that moved to another page is
        not marked as gone.
        """
        records = list(records)
        if self._has_other_capture(records):
            self.flush()
        self._waiting.extend(records)
        full = len(self._waiting) >= self.most or time.monotonic() - self._last >= self.seconds
        if len(self._waiting) >= MOST_HELD or (
            full and not incomplete_lists(_parts(self._waiting))
        ):
            self.flush()

    def _has_other_capture(self, records: Sequence[Record]) -> bool:
        """Whether another capture of the same page waits; each must be merged on its own."""
        digests = {s.id: s.sha256 for s in self._waiting if isinstance(s, Source)}
        return any(
            digests.get(s.id, s.sha256) != s.sha256 for s in records if isinstance(s, Source)
        )

    def flush(self) -> None:
        """Write all waiting records."""
        waiting, self._waiting = self._waiting, []
        self._last = time.monotonic()
        now = page_readings(waiting)
        merged = self._merge_stored(now, complete_lists(_parts(waiting)))
        loose = self._merge_loose(merge_records(r for r in waiting if _source_of(r) not in now))
        merged = replace(
            merged,
            statements=(*merged.statements, *loose.statements),
            ties=(*merged.ties, *loose.ties),
        )
        if len(merged):
            self._load_records(merged, replacing=True)

    def _merge_loose(self, loose: Records) -> Records:
        """Return what rests on no page of the run, as it is to be written."""
        return loose

    def _merge_stored(
        self, now: Mapping[str, PageReading], lists: Mapping[str, Sequence[str]]
    ) -> Records:
        """Return readings merged with the stored ones of their pages, and of parts of these.

        ``lists`` are those that were read whole, with their pages. A page that such a list had and
        has no longer was read again too: it is empty.
        """
        parts = stored_parts(self._store, now)
        known = [*stored_by_source(self._store, now), *parts]
        there = {before.source.id: before for before in known}
        merged = [one for each in now.values() for one in self._merge_or_separate(each, there)]
        stated = {ident for each in now.values() for ident in each.ties}
        ties = [tie for each in merged for tie in each.ties.values()]
        for part in parts:
            whole = now.get(part.source.id.rpartition("#")[0])
            ties += gone_ties(part, whole).values() if whole else ()
        for page in stored_list_pages(self._store, lists.keys(), now.keys()):
            whole = join_pages(now[ident] for ident in lists[tie_id_stem(page.source)])
            ties += gone_ties(page, whole).values()
        dates = {each.source.id: each.source.retrieved for each in merged}
        leading = self._newest_ties(ties, dates)
        self.changed += sum(_differs(tie, known) for tie in leading if tie.id in stated)
        return Records(
            tuple(each.source for each in merged),
            tuple(s for each in merged for s in each.statements.values()),
            tuple(leading),
        )

    def _newest_ties(self, ties: Sequence[Tie], dates: Mapping[str, str]) -> Iterable[Tie]:
        """Return each tie as the newest page states it; an older page never overwrites a newer one.

        A tie that one page no longer states but another one does has moved there.
        """
        elsewhere = dates_elsewhere(self._store, ties)
        newest: dict[str, tuple[bool, str, Tie]] = {}
        for tie in ties:
            date, holds = dates.get(tie.source, ""), GONE not in tie.extra
            if elsewhere.get(tie.id, "") > date:
                continue
            if tie.id not in newest or newest[tie.id][:2] <= (holds, date):
                newest[tie.id] = (holds, date, tie)
        return [tie for _, _, tie in newest.values()]

    def _merge_or_separate(
        self, now: PageReading, there: Mapping[str, PageReading]
    ) -> Iterator[PageReading]:
        """Yield a reading merged with its page, or as a document of its own; nothing if empty."""
        before = there.get(now.source.id)
        if before is None:
            yield now
        elif now.ties or now.statements:
            whole = self._merge_pair(before, now)
            own = whole or separate_reading(before, now)
            same = there.get(own.source.id) if whole is None else None
            yield merge_captures(same, own) if same else own

    def _merge_pair(self, before: PageReading, now: PageReading) -> PageReading | None:
        return merge_if_whole(before, now)

    def finish(self) -> None:
        """Write all waiting records, and mark the import of the run as finished."""
        self.flush()
        self._store.finish_import(self._import)

    def _load_records(
        self, records: Records, *, replacing: bool, tie_ids: TieIds | None = None
    ) -> None:
        """Write records; those that contradict the store are set aside, and the rest is written."""
        try:
            self._write_all(records, replacing=replacing, tie_ids=tie_ids)
        except ConflictError:
            entities = {item.entity for item in records.statements}
            ends = {end for tie in records.ties for end in (tie.start, tie.end)}
            fit, aside = separate_misfits(records, stored_kinds(self._store, entities | ends))
            self.set_aside += aside
            self._write_all(fit, replacing=replacing, tie_ids=None)

    def _write_all(self, records: Records, *, replacing: bool, tie_ids: TieIds | None) -> None:
        receipt = self._store.load(
            records,
            by=self._by,
            files=self._files,
            replace=replacing,
            import_id=self._import,
            tie_ids=tie_ids,
        )
        self.new += receipt.new.entities + receipt.new.ties


class SavedPageWriter(StoreWriter):
    """Writes saved pages, whose dates are days: the order of two readings of one day is unknown."""

    def _merge_pair(self, before: PageReading, now: PageReading) -> PageReading | None:
        a_day = before.source.retrieved == now.source.retrieved
        unsure = a_day and before.source.sha256 != now.source.sha256
        return None if unsure and now.lacks(before) else merge_if_whole(before, now)


class BulkFileWriter(StoreWriter):
    """Writes the records of bulk files; each edition of a file is a source of its own.

    A tie that an earlier edition states already moves to the new edition.
    """

    # Each write looks up existing records: a few large writes are faster than many small ones.
    most = 20_000
    seconds = 60.0

    def __init__(self, store: Store, run: str, by: Text, files: Sequence[str] = ()) -> None:
        super().__init__(store, run, by, files)
        self._seen = HashSet()
        self._parties = HashSet()
        self._tie_index = TieIndex(store)
        self._dates: dict[str, str] = {}

    def flush(self) -> None:
        """Write all waiting records except ties with an end that a later line may state."""
        records = merge_records(self._waiting)
        self._parties.add({item.entity for item in records.statements})
        ends = {end for tie in records.ties for end in (tie.start, tie.end)}
        there = self._parties.known_among(sorted(ends))
        early = {t.id for t in records.ties if not {t.start, t.end} <= there}
        self._waiting = [tie for tie in records.ties if tie.id in early]
        self._write_records(
            replace(records, ties=tuple(t for t in records.ties if t.id not in early))
        )

    def finish(self) -> None:
        """Write all waiting records, ties included, and mark the import of the run as finished."""
        self.flush()
        self._write_records(merge_records(self._waiting))
        self._waiting = []
        super().finish()

    def _write_records(self, new_records: Records) -> None:
        """Write records; a Source that the store has already is not written again."""
        records = self._drop_older(self._merge_earlier_lines(new_records))
        self._last = time.monotonic()
        fresh = {source.id for source in records.sources}
        fresh -= self._store.known_ids(fresh) if fresh else set()
        sources = Records(tuple(s for s in records.sources if s.id in fresh))
        for part, replacing in ((sources, False), (replace(records, sources=()), True)):
            if len(part):
                self._load_records(part, replacing=replacing, tie_ids=self._tie_index.tie_ids())
                self._tie_index.add_written(tie.id for tie in part.ties)

    def _drop_older(self, records: Records) -> Records:
        """Return the records without ties that a newer edition in the store states already."""
        self._dates |= {source.id: source.retrieved for source in records.sources}
        oldest = min(self._dates.values(), default="")
        if not has_newer(self._store, {source.partition(":")[0] for source in self._dates}, oldest):
            return records
        newer = dates_elsewhere(self._store, records.ties)
        left = (t for t in records.ties if newer.get(t.id, "") <= self._dates.get(t.source, ""))
        return replace(records, ties=tuple(left))

    def _merge_earlier_lines(self, records: Records) -> Records:
        """Return the records with statements merged with those of earlier batches of the file."""
        met = self._seen.known_among([item.id for item in records.statements])
        again = [item for item in records.statements if item.id in met]
        self._seen.add(item.id for item in records.statements)
        there = {item.id: item for item in repeated_statements(self._store, again)}
        merged = tuple(merge_statements(there.get(s.id), s) for s in records.statements)
        return replace(records, statements=merged)


def _source_of(record: Record) -> str:
    return record.source if isinstance(record, Statement | Tie) else ""


def _parts(records: Iterable[Record]) -> list[ListPart]:
    return [record for record in records if isinstance(record, ListPart)]


def _differs(tie: Tie, there: Sequence[PageReading]) -> bool:
    known = [page.ties[tie.id] for page in there if tie.id in page.ties]
    return bool(known) and known[0] != tie
