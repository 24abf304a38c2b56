"""The list of watches: which subjects are collected again, and how often."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from graph.errors import InputError
from graph.support.atomic_files import write_file
from graph.support.file_locks import hold_lock
from graph.support.language import N_
from scrapers.watch.due import DEFAULT_EVERY, interval_of, moment_now, next_due
from scrapers.watch.kept_changes import watch_folder
from scrapers.watch.stored_records import StoredText

_LIST = "watches.json"
_LOCK = "watches.lock"
_LOCK_SECONDS = 30

WatchKey = tuple[str, str]
"""Source and subject of a watch."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A subject of a source that is collected again. Moments are ISO text in UTC, empty for never.

    ``every`` is a number of days or hours (``7d``, ``12h``), ``case`` a label, or empty.
    ``last_run`` is when the subject was last asked for, ``problem`` why it could not be compared
    then. ``read_in`` are the runs of the collector that hold what the next reading is compared
    with, the latest first: pages that this did not read again are in earlier ones. ``digest`` is
    that of the pages of the latest.
    """

    source: str
    subject: str
    every: str
    case: str = ""
    _: KW_ONLY
    added: str
    next_due: str
    last_run: str = ""
    read_in: tuple[str, ...] = ()
    digest: str = ""
    problem: StoredText = ""

    @property
    def key(self) -> WatchKey:
        """Source and subject, which only one watch has."""
        return self.source, self.subject


_WATCHES: TypeAdapter[tuple[Watch, ...]] = TypeAdapter(tuple[Watch, ...])


class WatchList:
    """The watches of a data folder, which several processes may change."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = watch_folder(data_dir)

    def all(self) -> tuple[Watch, ...]:
        """Return all watches, in the order in which they were added.

        Raises:
            InputError: the list cannot be read.
        """
        path = self._folder / _LIST
        try:
            return _WATCHES.validate_json(path.read_bytes())
        except FileNotFoundError:
            return ()
        except ValidationError as error:
            raise InputError(
                N_("The list of watches in {path} is damaged; restore it, or remove the file."),
                path=path,
            ) from error

    def add(
        self, source: str, subjects: Sequence[str], every: str | None, case: str | None
    ) -> tuple[Watch, ...]:
        """Watch subjects, and return their watches; of a watched one, change what is given.

        Raises:
            InputError: ``every`` cannot be read.
        """
        if every is not None:
            interval_of(every)
        keys = [(source, subject) for subject in dict.fromkeys(subjects)]

        def with_new(watches: Mapping[WatchKey, Watch]) -> Mapping[WatchKey, Watch]:
            known = {
                key: _changed(watches.get(key) or _new_watch(*key), every, case) for key in keys
            }
            return {**watches, **known}

        changed = self._change(with_new)
        return tuple(changed[key] for key in keys)

    def remove(self, keys: Collection[WatchKey]) -> None:
        """End some watches; what they found stays in the list of changes.

        Raises:
            InputError: one of them is not watched; then all stay.
        """

        def without(watches: Mapping[WatchKey, Watch]) -> Mapping[WatchKey, Watch]:
            if unknown := sorted(set(keys) - watches.keys()):
                raise InputError(
                    N_("{subject} of {source} is not watched; see: python -m scrapers watch list"),
                    subject=unknown[0][1],
                    source=unknown[0][0],
                )
            return {key: watch for key, watch in watches.items() if key not in keys}

        self._change(without)

    def put_back(self, removed: Iterable[Watch]) -> None:
        """Watch again what was removed, with what was read before; what is watched stays so."""
        self._change(lambda watches: {**{watch.key: watch for watch in removed}, **watches})

    def note_outcomes(self, outcomes: Mapping[WatchKey, Callable[[Watch], Watch]]) -> None:
        """Apply what a run found to its watches; those that were removed meanwhile stay so."""
        self._change(
            lambda watches: {
                key: outcomes[key](watch) if key in outcomes else watch
                for key, watch in watches.items()
            }
        )

    def _change(
        self, work: Callable[[Mapping[WatchKey, Watch]], Mapping[WatchKey, Watch]]
    ) -> Mapping[WatchKey, Watch]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with hold_lock(self._folder / _LOCK, _LOCK_SECONDS):
            changed = work({watch.key: watch for watch in self.all()})
            write_file(self._folder / _LIST, _WATCHES.dump_json(tuple(changed.values()), indent=1))
        return changed


def _new_watch(source: str, subject: str) -> Watch:
    now = moment_now()
    return Watch(source, subject, DEFAULT_EVERY, added=now, next_due=now)


def _changed(watch: Watch, every: str | None, case: str | None) -> Watch:
    """Return a watch with another time or label; where the time is another, it counts at once."""
    labelled = replace(watch, case=watch.case if case is None else case)
    if every is None or every.strip() == watch.every:
        return labelled
    due = watch.next_due
    if watch.last_run:
        due = next_due(watch.last_run, every, had_problem=bool(watch.problem))
    return replace(labelled, every=every.strip(), next_due=due)
