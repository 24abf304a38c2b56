"""Values that no store can hold, found before a write so that no import stops half-way."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from operator import attrgetter

from graph.importing.result import Problem, quote_value
from graph.model.records import Records, Source, Tie, Value
from graph.support.language import N_, LazyText, Text, lazy_text
from graph.support.safe_text import escape_control_characters

_LEAST, _MOST = -(2**63), 2**63 - 1
_NAME_LIMIT = 500
# All holders of the number 0 would be one company.
_ZERO_ID = re.compile(r"(?:[a-z]{2}|cik|lei)-0+")
_HALF = re.compile("[\ud800-\udfff]")

_NAMES = {kind: tuple(each.name for each in fields(kind)) for kind in (Source, Tie)}
_TIE_TEXTS = attrgetter(*(each.name for each in fields(Tie) if each.type is str))

_Found = tuple[str, Text, Text]
"""The name of a value, what was found, and what was expected."""


def unstorable_values(records: Records, places: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each value that no store can hold, at the row that states it."""
    for source in records.sources:
        yield from _problems(f"source {source.id}", _named_values(source, source.extra), places)
    for statement in records.statements:
        record = f"entity {statement.entity}"
        if not _is_plain(statement.values):
            yield from _problems(record, statement.values.items(), places)
        if _ZERO_ID.fullmatch(statement.entity):
            found = lazy_text(
                N_("{id}, an id of a number that is none"), id=quote_value(statement.entity)
            )
            place = places.get(record, escape_control_characters(record))
            yield Problem(
                place=place,
                line=0,
                column="id",
                found=found,
                expected=LazyText(N_("an id of its own")),
            )
    for tie in records.ties:
        if _is_plain(tie.extra) and not _HALF.search("".join(_TIE_TEXTS(tie))):
            continue
        yield from _problems(f"tie {tie.id}", _named_values(tie, tie.extra), places)


def _named_values(record: Source | Tie, extra: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    for name in _NAMES[type(record)]:
        if isinstance(value := getattr(record, name), str):
            yield name, value
    yield from extra.items()


def _problems(
    record: str, values: Iterable[tuple[str, Value]], places: Mapping[str, str]
) -> Iterator[Problem]:
    for name, found, expected in _unfit_values(values):
        yield Problem(
            place=places.get(record, escape_control_characters(record)),
            line=0,
            column=escape_control_characters(name[:80]),
            found=found,
            expected=expected,
        )


def _is_plain(values: Mapping[str, Value]) -> bool:
    """Whether all are whole texts, as nearly all are: the checks of each value take long."""
    texts = [value for value in values.values() if isinstance(value, str)]
    names = "".join(values)
    plain = len(texts) == len(values) and len(names) <= _NAME_LIMIT and names.isascii()
    return plain and not _HALF.search("".join(texts))


def _unfit_values(values: Iterable[tuple[str, Value]]) -> Iterator[_Found]:
    for name, value in values:
        size = len(name.encode("utf-8", "surrogatepass"))
        if size > _NAME_LIMIT:
            found = lazy_text(N_("a heading of {n} bytes"), n=size)
            yield name, found, lazy_text(N_("at most {n} bytes"), n=_NAME_LIMIT)
        if isinstance(value, int) and not _LEAST <= value <= _MOST:
            found = lazy_text(N_("a number of {n} digits"), n=len(str(abs(value))))
            yield name, found, LazyText(N_("at most 18 digits, or a text"))
        texts = value if isinstance(value, tuple) else (value,)
        if any(isinstance(text, str) and _HALF.search(text) for text in (*texts, name)):
            half = LazyText(N_("a character that no text can hold"))
            yield name, half, LazyText(N_("text without it"))
