"""Many acceptances at once: what they change together, one import and one undo, or nothing."""

import os
import signal
from collections.abc import Iterable, Sequence
from multiprocessing import get_context
from typing import cast

import pytest

from graph.analyses.projection import project
from graph.errors import InputError
from graph.judgements.judgement import NewJudgement
from graph.judgements.together import accept_together, find_joint_changes, has_one_number
from graph.matches.candidate import Candidate, EvidenceLine, Grade
from graph.model.records import Judgement, Kind, Records, Source, Statement, Tie, TieType
from graph.stores.local_server import Access
from graph.stores.results import Receipt
from graph.stores.store import Store, connect_store
from tests.graph.exports.cases import contents_of
from tests.graph.judgements.pairs import judge, stated_companies

NUMBER = EvidenceLine("same_number", 25, "One number", "1", "1")
AGAINST = EvidenceLine("country", -5, "Two countries", "GB", "FR")
OWNS = EvidenceLine("owns", 0, "One owns the other")
PAIRS = (("a", "b"), ("b", "c"))


def _judgements(pairs: Iterable[tuple[str, str]] = PAIRS) -> list[NewJudgement]:
    moment = "2026-11-29T10:00:00Z"
    return [
        NewJudgement(*pair, Judgement.ACCEPTED, "EV", judged_at=moment, evidence=(NUMBER,))
        for pair in pairs
    ]


def _same(_left: str, _right: str) -> tuple[EvidenceLine, ...]:
    return (NUMBER,)


@pytest.mark.parametrize(
    ("kind", "grade", "lines", "fits"),
    [
        (Kind.COMPANY, Grade.STRONG, (NUMBER,), True),
        (Kind.PERSON, Grade.STRONG, (NUMBER,), False),
        (Kind.STOREFRONT, Grade.STRONG, (NUMBER,), False),
        (Kind.COMPANY, Grade.POSSIBLE, (NUMBER,), False),
        (Kind.COMPANY, Grade.STRONG, (NUMBER, AGAINST), False),
        (Kind.COMPANY, Grade.STRONG, (EvidenceLine("lei", 25, "One LEI"),), False),
    ],
)
def test_only_companies_of_one_register_number_are_judged_at_once(
    kind: Kind, grade: Grade, lines: tuple[EvidenceLine, ...], *, fits: bool
) -> None:
    assert has_one_number(Candidate("a", "b", grade, 90, lines), kind) is fits


def test_groups_and_verdicts_are_told_of_all_together() -> None:
    source = Source("s", "Example")
    kinds = dict.fromkeys("abch", Kind.COMPANY) | {"f": Kind.STOREFRONT, "m": Kind.PLATFORM}
    stated = tuple(Statement(i, kind, "s", {"name": i}) for i, kind in kinds.items())
    ties = (
        Tie("1", TieType.OPERATES, "h", "m", source="s"),
        Tie("2", TieType.OWNS, "h", "c", source="s"),
        Tie("3", TieType.OPERATES, "a", "f", source="s"),
        Tie("4", TieType.SELLS_ON, "f", "m", source="s"),
    )
    contents = contents_of(Records((source,), stated, ties))
    found = find_joint_changes(contents, project(contents), _judgements(), lambda _done, _of: None)
    assert found.groups == (3,)
    assert found.unjudged == 1
    assert [change.storefront.id for change in found.verdicts] == ["f"]
    assert found.verdict_count == 1


def test_all_are_one_import_that_is_undone_at_once(store: Store) -> None:
    store.load(stated_companies(), by="test", files=())
    receipt = accept_together(store, store.contents(), _judgements(), _same)
    assert len(store.matches().ties) == 2
    store.undo(receipt.import_id)
    assert store.matches().ties == ()


class _KilledBeforeTheEnd:
    """A store whose process is killed when all rows of a load are written, before it has ended."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.known_ids = store.known_ids

    def load(self, records: Records, *, by: str, files: Sequence[str]) -> Receipt:
        def die(done: int, of: int) -> None:
            if done == of:
                os.kill(os.getpid(), signal.SIGKILL)

        return self._store.load(records, by=by, files=files, progress=die)


def _accept_and_die(access: Access) -> None:
    with connect_store(access) as store:
        dying = cast(Store, _KilledBeforeTheEnd(store))
        accept_together(dying, store.contents(), _judgements(), _same)


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_of_a_killed_write_nothing_is_seen_and_the_next_is_undone_whole(
    store: Store, server: Access
) -> None:
    store.load(stated_companies(), by="test", files=())
    before = store.contents(), store.imports()
    killed = get_context("spawn").Process(target=_accept_and_die, args=(server,))
    killed.start()
    killed.join()
    assert killed.exitcode == -signal.SIGKILL
    assert (store.contents(), store.imports()) == before
    receipt = accept_together(store, store.contents(), _judgements(), _same)
    assert len(store.matches().ties) == len(PAIRS)
    store.undo(receipt.import_id)
    assert (store.contents(), store.imports()) == before


def test_one_that_contradicts_stops_all(store: Store) -> None:
    store.load(stated_companies(), by="test", files=())
    judge(store, "a", "c", Judgement.REJECTED)
    with pytest.raises(InputError, match="cannot be one party"):
        accept_together(store, store.contents(), _judgements(), _same)
    with pytest.raises(InputError, match="has changed"):
        accept_together(store, store.contents(), _judgements(), lambda _one, _other: (AGAINST,))
    one, *_rest = _judgements()
    with pytest.raises(InputError, match="cannot be one party"):
        accept_together(
            store,
            store.contents(),
            [*_judgements((("b", "d"),)), one],
            lambda left, right: (NUMBER, *((OWNS,) if {left, right} == {"a", "d"} else ())),
        )
    assert len(store.matches().ties) == 1
