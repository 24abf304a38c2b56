"""Resolver files of nomenklatura: ``[target, source, judgement, score, user, created_at]``.

One JSON list a line; ``deleted_at`` may follow. An ``NK-…`` id stands for all ids that positive
lines join to it, so such lines become judgements of pairs of these ids.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import DateError
from graph.importing.result import Problem, quote_value
from graph.judgements.files.base import (
    PEER_WORDS,
    FileFormat,
    FileJudgement,
    JudgementFile,
    WrittenFile,
)
from graph.judgements.files.tables import TWO_IDS
from graph.judgements.history import in_force
from graph.model.dates import EXPECTED_OR_MOMENT, moment_span
from graph.model.records import Judgement, Tie
from graph.support.language import N_, LazyText, Text, lazy_text

_CANONICAL = "NK-"
_NO_JUDGEMENT = "no_judgement"
_LEAST, _MOST = 6, 7
_LINE = LazyText(N_("a JSON list: target, source, judgement, score, user, created_at"))
_NOT_UTF8, _UTF8 = LazyText(N_("bytes that are not UTF-8")), LazyText(N_("a file in UTF-8"))
_HALF, _NO_HALF = re.compile("[\ud800-\udfff]"), LazyText(N_("text that can be stored"))
_DELETED = LazyText(N_("deleted in nomenklatura"))
_SUGGESTED = LazyText(N_("suggested, and not judged"))
_NOTHING_BEHIND = LazyText(N_("an NK- id that no line joins to another id"))
_WORDS = {judgement: word for word, judgement in PEER_WORDS.items()}


class _UnfitLineError(Exception):
    """A line that cannot be read: what was found, and what was expected."""

    def __init__(self, found: Text, expected: Text) -> None:
        super().__init__()
        self.found, self.expected = found, expected


@dataclass(frozen=True, slots=True)
class _Edge:
    judged: FileJudgement
    skipped: LazyText | None = None


def read(name: str, content: bytes, columns: Sequence[str]) -> JudgementFile:
    """Read a resolver file."""
    del columns
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return JudgementFile(name, (), (_problem(name, line, _NOT_UTF8, _UTF8),))
    problems, edges = list[Problem](), list[_Edge]()
    for number, written in enumerate(text.split("\n"), 1):
        if not written.strip():
            continue
        try:
            edges.append(_edge(number, written))
        except _UnfitLineError as error:
            problems.append(_problem(name, number, error.found, error.expected))
    passed = [(e.judged.line, e.skipped) for e in edges if e.skipped]
    found, left = _resolve([e.judged for e in edges if not e.skipped])
    passed += [(line, _NOTHING_BEHIND) for line in left]
    return JudgementFile(name, found, tuple(problems), tuple(sorted(passed, key=lambda p: p[0])))


def _problem(name: str, line: int, found: Text, expected: Text) -> Problem:
    return Problem(place=name, line=line, column="", found=found, expected=expected)


def _edge(number: int, line: str) -> _Edge:
    try:
        parts = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _UnfitLineError(quote_value(line), _LINE) from error
    if not isinstance(parts, list) or not _LEAST <= len(parts) <= _MOST:
        raise _UnfitLineError(quote_value(line), _LINE)
    target, source, word, _score, user, at, *deleted = parts
    if not all(isinstance(text, str) and text.strip() for text in (target, source, word)):
        raise _UnfitLineError(quote_value(line), _LINE)
    if _HALF.search("".join(map(str, parts))):
        raise _UnfitLineError(quote_value(line), _NO_HALF)
    if target == source:
        raise _UnfitLineError(quote_value(target), TWO_IDS)
    judged_at = _moment(str(at or ""))
    given = (number, target, source, _word(word), str(user or ""), judged_at)
    skipped = _DELETED if any(deleted) else _SUGGESTED if word == _NO_JUDGEMENT else None
    return _Edge(FileJudgement(*given), skipped)


def _word(word: str) -> Judgement:
    if word == _NO_JUDGEMENT:
        return Judgement.UNSURE
    if word not in PEER_WORDS:
        words = ", ".join((*PEER_WORDS, _NO_JUDGEMENT))
        raise _UnfitLineError(quote_value(word), lazy_text(N_("one of {words}"), words=words))
    return PEER_WORDS[word]


def _moment(text: str) -> str:
    try:
        if text:
            moment_span(text)
    except DateError:
        raise _UnfitLineError(quote_value(text), EXPECTED_OR_MOMENT) from None
    return text


def _resolve(judged: Sequence[FileJudgement]) -> tuple[tuple[FileJudgement, ...], list[int]]:
    """Return judgements of pairs of known ids, and the lines that name none.

    Of the ids behind an ``NK-…`` the first that a line joins stands for all: each other one is
    judged the same as it, by the author and at the moment of its own line.
    """
    stands = _stand_ins(judged)
    found, left = list[FileJudgement](), list[int]()
    for each in judged:
        one, other = stands.get(each.left, each.left), stands.get(each.right, each.right)
        if one.startswith(_CANONICAL) or other.startswith(_CANONICAL):
            left.append(each.line)
        elif one != other:
            whom = (each.judgement, each.judged_by, each.judged_at)
            found.append(FileJudgement(each.line, one, other, *whom))
    return tuple(found), left


def _stand_ins(judged: Iterable[FileJudgement]) -> Mapping[str, str]:
    """Return the known id that stands for each ``NK-…`` id."""
    beside: dict[str, list[str]] = defaultdict(list)
    for each in judged:
        if each.judgement is Judgement.ACCEPTED:
            for here, there in ((each.left, each.right), (each.right, each.left)):
                if here.startswith(_CANONICAL):
                    beside[here].append(there)
    stands: dict[str, str] = {}
    for canonical in beside:
        whole = list(_joined(beside, canonical))
        known = [ident for ident in whole if not ident.startswith(_CANONICAL)]
        if known and canonical not in stands:
            stands |= {i: known[0] for i in whole if i.startswith(_CANONICAL)}
    return stands


def _joined(beside: Mapping[str, list[str]], start: str) -> Iterator[str]:
    """Yield all ids that are joined to one by ``NK-…`` ids alone, in the order of the lines."""
    seen, queue = {start}, [start]
    while queue:
        here = queue.pop(0)
        yield here
        for there in beside.get(here, ()):
            if there not in seen:
                seen.add(there)
                queue.append(there)


def write(ties: Iterable[Tie]) -> WrittenFile:
    """Write the judgement in force of each pair; nomenklatura has no word for "maybe"."""
    judged = list(in_force(ties))
    lines = [
        json.dumps([t.start, t.end, _WORDS[t.judgement], None, t.judged_by, t.judged_at or None])
        for t in judged
        if t.judgement in _WORDS
    ]
    return WrittenFile("".join(f"{line}\n" for line in lines), len(judged) - len(lines))


FORMAT = FileFormat("nomenklatura", read=read, write=write)
