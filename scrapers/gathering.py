"""Records of a run on their way into the store: gathered by page, and written by many at a time.

A page is written as a whole, joined with what it stated before (see ``history``).
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.language import Text
from graph.model import Records, Source, Statement, Tie
from graph.seen import Seen
from graph.stores.bolt import Store
from graph.stores.loading import TieIds
from scrapers.base import Record
from scrapers.earlier import already_stated, earlier
from scrapers.history import Stated, joined
from scrapers.placing import Placed

MOST = 500
SECONDS = 2.0


class Gatherer:
    """Writes the pages of one run as one import; ``new`` and ``changed`` count what came of it."""

    most = MOST
    seconds = SECONDS

    def __init__(self, store: Store, run: str, by: Text) -> None:
        self._store = store
        self._run = run
        self._by = by
        self._import = f"import-{run}"
        self._waiting: list[Record] = []
        self._last = time.monotonic()
        self.new = 0
        self.changed = 0

    def page(self, records: Iterable[Record]) -> None:
        """Take all that one page states; write when there is enough, or it is time."""
        self._waiting.extend(records)
        if len(self._waiting) >= self.most or time.monotonic() - self._last >= self.seconds:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        records = gathered(self._waiting)
        self._waiting = []
        self._last = time.monotonic()
        if not len(records):
            return
        there = earlier(self._store, [source.id for source in records.sources])
        whole = _with(records, there)
        self.changed += sum(_differs(tie, there) for tie in records.ties)
        self._load(whole, replacing=True)

    def finish(self) -> None:
        """Write what waits, and let the import of the run count as whole."""
        self.flush()
        self._store.finish_import(self._import)

    def _load(self, records: Records, *, replacing: bool, tie_ids: TieIds | None = None) -> None:
        receipt = self._store.load(
            records,
            by=self._by,
            files=(self._run,),
            replace=replacing,
            import_id=self._import,
            tie_ids=tie_ids,
        )
        self.new += receipt.new.entities + receipt.new.ties


class FileGatherer(Gatherer):
    """Writes the records of bulk files, whose Source says a new thing only in a new edition.

    What the same holder was stated to hold in an earlier edition moves on to the new one.
    """

    # Each writing looks through what is there: few large ones are faster than many small ones.
    most = 20_000
    seconds = 60.0

    def __init__(self, store: Store, run: str, by: Text) -> None:
        super().__init__(store, run, by)
        self._seen = Seen()
        self._parties = Seen()
        self._placed = Placed(store)

    def flush(self) -> None:
        """Write what waits, save ties with an end that a later line of the file may state."""
        records = gathered(self._waiting)
        self._parties.add({item.entity for item in records.statements})
        ends = {end for tie in records.ties for end in (tie.start, tie.end)}
        there = self._parties.among(sorted(ends))
        early = {t.id for t in records.ties if not {t.start, t.end} <= there}
        self._waiting = [tie for tie in records.ties if tie.id in early]
        self._write(replace(records, ties=tuple(t for t in records.ties if t.id not in early)))

    def finish(self) -> None:
        """Write all that waits, and let the import of the run count as whole."""
        self.flush()
        self._write(gathered(self._waiting))
        self._waiting = []
        super().finish()

    def _write(self, gathered_now: Records) -> None:
        """Write records; the file's own Source once."""
        records = self._with_earlier_lines(gathered_now)
        self._last = time.monotonic()
        fresh = {source.id for source in records.sources}
        fresh -= self._store.known_ids(fresh) if fresh else set()
        sources = Records(tuple(s for s in records.sources if s.id in fresh))
        for part, replacing in ((sources, False), (replace(records, sources=()), True)):
            if len(part):
                self._load(part, replacing=replacing, tie_ids=self._placed.tie_ids())
                self._placed.wrote(tie.id for tie in part.ties)

    def _with_earlier_lines(self, records: Records) -> Records:
        """Join what a line says of a party with what lines before it said in other batches."""
        met = self._seen.among([item.id for item in records.statements])
        again = [item for item in records.statements if item.id in met]
        self._seen.add(item.id for item in records.statements)
        there = {item.id: item for item in already_stated(self._store, again)}
        joined_up = tuple(united(there.get(s.id), s) for s in records.statements)
        return replace(records, statements=joined_up)


def gathered(records: Iterable[Record]) -> Records:
    """Put records together by id; what one page says of one entity twice becomes one statement."""
    sources: dict[str, Source] = {}
    statements: dict[str, Statement] = {}
    ties: dict[str, Tie] = {}
    for record in records:
        match record:
            case Source():
                sources[record.id] = record
            case Statement():
                statements[record.id] = united(statements.get(record.id), record)
            case Tie():
                ties[record.id] = record
            case _:
                pass
    return Records(tuple(sources.values()), tuple(statements.values()), tuple(ties.values()))


def united(before: Statement | None, now: Statement) -> Statement:
    """Put two things that one page says of one entity together; lists are joined."""
    if before is None:
        return now
    values = {**before.values, **now.values}
    for name, value in now.values.items():
        earlier_value = before.values.get(name)
        if isinstance(value, tuple) and isinstance(earlier_value, tuple):
            values[name] = tuple(dict.fromkeys((*earlier_value, *value)))
    return replace(now, values=values)


def _with(records: Records, there: Sequence[Stated]) -> Records:
    """Join the pages that the store has already with what was captured of them now."""
    sources = {source.id: source for source in records.sources}
    statements = {item.id: item for item in records.statements}
    ties = {tie.id: tie for tie in records.ties}
    for before in there:
        ident = before.source.id
        now = Stated(
            sources[ident],
            {i: s for i, s in statements.items() if s.source == ident},
            {i: t for i, t in ties.items() if t.source == ident},
        )
        page = joined(before, now)
        sources[ident] = page.source
        statements |= page.statements
        # A tie that another page of this run states now has moved there.
        ties |= {i: t for i, t in page.ties.items() if i not in ties or ties[i].source == ident}
    return Records(tuple(sources.values()), tuple(statements.values()), tuple(ties.values()))


def _differs(tie: Tie, there: Sequence[Stated]) -> bool:
    known = [page.ties[tie.id] for page in there if tie.id in page.ties]
    return bool(known) and known[0] != tie
