"""Sources asked side by side: a slow one holds up only what is asked of its own hosts."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Semaphore
from typing import Generic, TypeVar

from scrapers.runs.open_sink import find_collector
from scrapers.watch.running.journal import Batch

_MOST_AHEAD = 10  # batches of a lane whose answers wait in memory
_T = TypeVar("_T")


@dataclass(slots=True)
class _Lane(Generic[_T]):
    """Batches of sources that have a host in common, asked one after another."""

    hosts: set[str]
    batches: dict[int, Batch]
    answers: dict[int, Future[_T]] = field(default_factory=dict)
    places: Semaphore = field(default_factory=lambda: Semaphore(_MOST_AHEAD))

    def ask(self, ask: Callable[[Batch], _T], ended: Event) -> None:
        """Ask one batch after another, until one fails or all are ended."""
        for number, batch in sorted(self.batches.items()):
            self.places.acquire()
            if ended.is_set():
                return
            answers = self.answers[number]
            try:
                answers.set_result(ask(batch))
            except BaseException as error:  # raised where the batch is taken
                answers.set_exception(error)
                return

    def take(self, number: int) -> _T:
        """Wait for the answers of a batch; the lane may be one more ahead from here on."""
        answers = self.answers[number].result()
        del self.answers[number]  # it is no longer needed in memory
        self.places.release()
        return answers


@contextmanager
def ask_side_by_side(
    batches: Sequence[Batch], ask: Callable[[Batch], _T], stop: Callable[[], None]
) -> Iterator[Callable[[Batch], _T]]:
    """Ask batches, those of different hosts at the same time; give what waits for one's answers.

    Batches are taken in the order of their numbers. Whoever leaves before all are taken stops the
    rest, by ``stop``, and waits until nothing is asked any more.
    """
    lanes: list[_Lane[_T]] = _lanes(batches)
    by_number = {number: lane for lane in lanes for number in lane.batches}
    ended = Event()
    with ThreadPoolExecutor(max(1, len(lanes)), "watch") as pool:
        for lane in lanes:
            lane.answers |= {number: Future() for number in lane.batches}
            pool.submit(lane.ask, ask, ended)
        try:
            yield lambda batch: by_number[batch.number].take(batch.number)
        except BaseException:
            ended.set()
            stop()
            raise
        finally:
            for lane in lanes:
                lane.places.release()


def _lanes(batches: Sequence[Batch]) -> list[_Lane[_T]]:
    """Return batches by their hosts; sources of any website may all have one in common."""
    lanes: list[_Lane[_T]] = []
    for batch in batches:
        hosts = set(find_collector(batch.source).hosts) or {""}
        joined = _Lane[_T](hosts, {batch.number: batch})
        for lane in [lane for lane in lanes if lane.hosts & joined.hosts]:
            lanes.remove(lane)
            joined.hosts |= lane.hosts
            joined.batches |= lane.batches
        lanes.append(joined)
    return lanes
