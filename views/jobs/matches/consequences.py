"""What judgements would change, worked out in the background for the pairs ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock, Thread

from graph.errors import InvestigatorError
from graph.judgements.changes.contents_reads import ContentsReads
from graph.judgements.consequences import Consequences, consequences_in
from graph.judgements.judgement import NewJudgement
from graph.model import precedence
from graph.model.records import Judgement
from views.shell.place import kept_in_place

_JUDGED = (Judgement.ACCEPTED, Judgement.REJECTED, Judgement.PROPOSED)
_KEPT = 2_000  # pairs whose consequences are kept
Pair = tuple[str, str]


@dataclass(frozen=True)
class StoreNow:
    """What the store holds at one revision."""

    revision: int
    reads: ContentsReads


def find_changes(now: StoreNow, pair: Pair) -> tuple[Consequences, ...]:
    """Return what each judgement of a pair would change."""
    moment = precedence.moment_now()
    return tuple(
        consequences_in(now.reads, NewJudgement(*pair, judgement, "", judged_at=moment))
        for judgement in _JUDGED
    )


class ChangesAhead:
    """Consequences of the pairs that a reader comes to next; one thread for all sessions.

    What was worked out at an older revision is shown until the newer one is known, and marked as
    such: a judgement elsewhere seldom changes it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: dict[Pair, tuple[int, tuple[Consequences, ...]]] = {}
        self._wanted: list[Pair] = []
        self._now: StoreNow | None = None
        self._is_running = False

    def find(self, pair: Pair) -> tuple[Consequences, ...] | None:
        """Return the consequences of a pair, None while they are worked out."""
        known = self._found.get(pair)
        return known[1] if known else None

    def is_older(self, pair: Pair, revision: int) -> bool:
        """Whether what is known of a pair was worked out at another revision."""
        known = self._found.get(pair)
        return known is not None and known[0] != revision

    def ask(self, now: StoreNow, pairs: Sequence[Pair]) -> None:
        """Work out the consequences of these pairs next, in this order."""
        with self._lock:
            self._now = now
            self._wanted = [p for p in pairs if self._found.get(p, (-1,))[0] != now.revision]
            if not self._wanted or self._is_running:
                return
            self._is_running = True
        Thread(target=self._run, daemon=True, name="consequences").start()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._wanted or self._now is None:
                    self._is_running = False
                    return
                pair, now = self._wanted.pop(0), self._now
            self._keep(now, pair)

    def _keep(self, now: StoreNow, pair: Pair) -> None:
        try:
            found = find_changes(now, pair)
        except (InvestigatorError, LookupError):
            found = ()  # an entry of the pair went away meanwhile
        with self._lock:
            self._found.pop(pair, None)
            self._found[pair] = now.revision, found
            while len(self._found) > _KEPT:
                del self._found[next(iter(self._found))]


@kept_in_place()
def changes_ahead() -> ChangesAhead:
    """Return the consequences that this process knows."""
    return ChangesAhead()
