"""Every source on its own cases: records out, and nothing but expected errors from bad input."""

import json
import os
import random
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import partial
from typing import Any

import pytest

from graph.errors import CollectError, InvestigatorError
from graph.model.records import ENDS, Kind, Source, Statement, Tie
from scrapers.contract.collector import Record, Unknown
from scrapers.sources.catalogue import COLLECTORS
from tests.scrapers.cases import Case, cases, found, records

CASES = cases()
READ = [case for case in CASES if "search" not in case.told]
# MUTATIONS=10000 pytest tests/scrapers/every_source/test_sources.py -k mutated: the long run.
MUTATIONS = int(os.environ.get("MUTATIONS", "25"))
each_case = pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
each_read = pytest.mark.parametrize("case", READ, ids=lambda c: c.name)
ASKED = [case for case in READ if not case.files]
IN_JSON = [
    case
    for case in READ
    if all(
        body.lstrip()[:1] in (b"{", b"[") for body in (*case.pages.values(), *case.files.values())
    )
]


def test_every_source_has_a_case() -> None:
    assert {c.name for c in COLLECTORS} <= {c.collector.name for c in CASES}


def test_every_source_says_what_it_takes_and_gives() -> None:
    assert all(c.subject and c.gives for c in COLLECTORS)


@each_case
def test_a_case_gives_what_is_expected(case: Case) -> None:
    assert found(case) == case.expected


@each_read
def test_records_hold_together(case: Case) -> None:
    given = records(case, case.pages, case.files)

    assert not list(broken(given))
    for tie in (r for r in given if isinstance(r, Tie)):
        assert tie.standing is case.collector.origin.standing or tie.judgement


# An answer that contradicts itself: the last tie holds, and the store refuses the kinds.
_REFUSED = ("two ties of one id", "of two kinds")


def broken(given: Sequence[Record]) -> Iterator[str]:
    """Name what a store would refuse, or could show to nobody."""
    sources: set[str] = set()
    kinds: dict[str, Kind] = {}
    for record in given:
        if isinstance(record, Source):
            sources.add(record.id)
        elif isinstance(record, Statement):
            yield from _unstated(record, kinds, sources)
    ties = [r for r in given if isinstance(r, Tie)]
    for tie in ties:
        yield from _unfit(tie, kinds, sources)
    if len({tie.id for tie in ties}) < len(ties):
        yield "two ties of one id"


def _unstated(said: Statement, kinds: dict[str, Kind], sources: Set[str]) -> Iterator[str]:
    if said.source not in sources:  # it comes before what it states
        yield f"{said.entity}: no source {said.source}"
    if not said.entity:
        yield f"{said.values.get('name')}: no id"
    if not said.values.get("name") and set(said.values) - {"place", "unknown_reason"}:
        yield f"{said.entity}: no name"
    if kinds.setdefault(said.entity, said.kind) is not said.kind:
        yield f"{said.entity}: of two kinds"


def _unfit(tie: Tie, kinds: Mapping[str, Kind], sources: Set[str]) -> Iterator[str]:
    froms, tos = ENDS[tie.type]
    if tie.source not in sources:
        yield f"{tie.id}: no source {tie.source}"
    if kinds.get(tie.start) not in froms or kinds.get(tie.end) not in tos:
        yield f"{tie.id}: {tie.type} from {kinds.get(tie.start)} to {kinds.get(tie.end)}"
    if len(tie.id.encode()) > 500:
        yield f"{tie.id}: too long"


def altered(case: Case, change: Callable[[bytes], bytes]) -> list[Record]:
    pages = {url: change(body) for url, body in case.pages.items()}
    return records(case, pages, {name: change(body) for name, body in case.files.items()})


@each_read
@pytest.mark.parametrize("body", [b"", b"   \n", b"<html></html>", b"[]", b"null"])
def test_an_empty_answer_is_an_error_or_says_nothing(case: Case, body: bytes) -> None:
    try:
        given = altered(case, lambda _body: body)
    except InvestigatorError:
        return
    assert not [r for r in given if isinstance(r, Tie)]


@pytest.mark.parametrize("case", ASKED, ids=lambda c: c.name)
def test_a_subject_that_is_missing_is_an_error(case: Case) -> None:
    with pytest.raises(CollectError):
        records(case, {}, {})


@each_read
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_cut_answer_gives_nothing_that_the_whole_does_not_state(case: Case, share: float) -> None:
    whole = {_ends(r) for r in records(case, case.pages, case.files) if isinstance(r, Tie)}
    try:
        given = altered(case, lambda body: body[: int(len(body) * share)])
    except InvestigatorError:
        return
    assert {_ends(r) for r in given if isinstance(r, Tie)} <= whole


def _ends(tie: Tie) -> tuple[str, str, str]:
    return tie.type, tie.start, tie.end


@pytest.mark.parametrize("case", IN_JSON, ids=lambda c: c.name)
def test_unknown_fields_are_counted_and_change_nothing(case: Case) -> None:
    plain = records(case, case.pages, case.files)

    given = altered(case, _with_field)

    odd = [r for r in given if isinstance(r, Unknown) and "never_seen" in r.value]
    assert odd
    assert [_bare(r) for r in given if r not in odd] == [_bare(r) for r in plain]


def _bare(record: Record) -> str:
    if isinstance(record, Source):
        return record.title
    values = getattr(record, "values", None) or getattr(record, "extra", None)
    return f"{getattr(record, 'entity', '')}{getattr(record, 'type', '')}{values}"


def _with_field(body: bytes) -> bytes:
    try:
        whole = json.loads(body)
    except ValueError:
        lines = [json.dumps(_added(json.loads(line))) for line in body.splitlines() if line]
        return "\n".join(lines).encode()
    return json.dumps(_added(whole)).encode()


def _added(value: Any) -> Any:
    """Add a field to each object that has a name or number of its own."""
    if isinstance(value, list):
        return [_added(item) for item in value]
    if isinstance(value, dict):
        told = {key: _added(item) for key, item in value.items()}
        return {**told, "never_seen": "x"}
    return value


@each_read
def test_mutated_input_gives_whole_records_or_expected_errors(case: Case) -> None:
    chance = random.Random(case.name)  # noqa: S311
    for _ in range(MUTATIONS):
        seed = chance.random()
        try:
            given = altered(case, partial(_mutated_alike, seed=seed))
        except InvestigatorError:
            continue
        odd = [line for line in broken(given) if not line.endswith(_REFUSED)]
        assert not odd, f"seed {seed}"


def _mutated_alike(body: bytes, seed: float) -> bytes:
    return mutated(body, random.Random(seed))  # noqa: S311


def mutated(body: bytes, chance: random.Random) -> bytes:
    """Return a body with something wrong: bytes, or values of other types."""
    kind = chance.randrange(3)
    if kind == 0 and body:
        changed = bytearray(body)
        for _ in range(chance.randint(1, 8)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    if kind == 1 and body:
        start = chance.randrange(len(body))
        end = min(len(body), start + chance.randint(1, 200))
        return body[:start] + body[end:] + body[start:end] * chance.randint(0, 2)
    return _mistyped(body, chance)


_ODD: list[Any] = [
    *(None, True, 0, -1, 1e308, 10**30, "", "x" * 5000, "\0", "\ud800", "2024-13-45", "\uff19"),
    *([], {}, [[[]]], [None], {"": None}, "\u202e", "=1+1", "gb-1", "100%", [1, "a", {}]),
]


def _mistyped(body: bytes, chance: random.Random) -> bytes:
    try:
        whole = json.loads(body)
    except ValueError:
        return body[::-1]
    spots = list(_spots(whole))
    for _ in range(chance.randint(1, 4)):
        if spots:
            holder, key = chance.choice(spots)
            holder[key] = chance.choice(_ODD)
    return json.dumps(whole).encode("utf-8", "surrogatepass")


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from _spots(value[key])
