"""The gate that the records of every source pass: who is called ``N/A`` is nobody.

Sources leave out what is none where they read it; what one of them lets past is stopped here,
before anything is printed, kept or written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.identity import document_id
from graph.model import Kind, Statement, Tie, TieType, Value
from graph.placeholders import is_dummy_number, is_nobody, is_none
from scrapers.base import Record, Unknown
from scrapers.values import unescaped, unknown

_NAMED = ("short_name", "legal_name", "original_name", "registration_number", "place")
_NAMED_LISTS = ("aliases", "other_names", "previous_names", "former_names")
_NUMBERS = ("vat_number", "phone", "fax")
_CHECKED = {"vat_number": "vat_check_digits_hold"}
_HELD = {TieType.OWNS: "owner", TieType.CONTROLS: "owner", TieType.OPERATES: "operator"}
_ENDS = {TieType.OWNS: Kind.COMPANY, TieType.CONTROLS: Kind.COMPANY}


class Gate:
    """Lets the records of one run through; who was turned away stays out to its end."""

    def __init__(self) -> None:
        self._nobody: dict[str, str] = {}

    def page(self, records: Iterable[Record]) -> list[Record]:
        """Return what of a page's records is of somebody, a place with what else is said of it."""
        admitted = [each for record in records for each in self._one(record)]
        kinds = {r.entity: r.kind for r in admitted if isinstance(r, Statement)}
        return _with_places([each for record in admitted for each in self._tied(record, kinds)])

    def _one(self, record: Record) -> Iterator[Record]:
        if not isinstance(record, Statement):
            yield record
            return
        values = _cleaned(record.values)
        name = str(values.get("name", ""))
        if not name or not is_none(name):
            yield replace(record, values=values)
            return
        if record.kind in (Kind.COMPANY, Kind.PERSON) and _is_named_by(record.entity, name):
            self._nobody[record.entity] = name
            yield unknown("name that is none", name, record.source)
            return
        yield Unknown(f"name that is none {name[:80]!r}", record.source)
        yield replace(record, values={**values, "name": _unnamed(record)})

    def _tied(self, record: Record, kinds: Mapping[str, Kind]) -> Iterator[Record]:
        """Leave out a tie of nobody; that somebody holds, and is not named, is kept."""
        if not isinstance(record, Tie) or not {record.start, record.end} & self._nobody.keys():
            yield record
            return
        name, what = self._nobody.get(record.start, ""), _HELD.get(record.type, "")
        kind = kinds.get(record.end) or _ENDS.get(record.type)
        if name and what and kind and record.end not in self._nobody:
            reason = f"{what}: named only as {name!r}"
            yield Statement(record.end, kind, record.source, {"unknown_reason": (reason,)})


def _is_named_by(ident: str, name: str) -> bool:
    """Whether an id was made from a name, or stands for whoever has a bearer's share."""
    made = document_id("", name)
    return ident.endswith(made) or is_nobody(name)


def _unnamed(record: Statement) -> str:
    number = record.values.get("registration_number")
    told = str(number) if isinstance(number, str) and number else record.entity
    return f"{told} (name not stated)"


def _cleaned(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return values without those that say nothing, and names as they are written."""
    found = dict(values)
    if isinstance(name := found.get("name"), str):
        found["name"] = unescaped(name)
    for key in _NAMED:
        value = found.get(key)
        if isinstance(value, str) and is_none(value):
            del found[key]
    for key in _NUMBERS:
        value = found.get(key)
        if isinstance(value, str) and (is_none(value) or is_dummy_number(value)):
            del found[key]
            found.pop(_CHECKED.get(key, ""), None)
    for key in _NAMED_LISTS:
        value = found.get(key)
        if isinstance(value, tuple):
            found[key] = tuple(v for v in value if not is_none(v))
    return {k: v for k, v in found.items() if v != ()}


def _with_places(records: Sequence[Record]) -> list[Record]:
    """Put what is said of a party beside its name (a place, a reason) to its first statement."""
    more: dict[tuple[str, str], dict[str, Value]] = defaultdict(dict)
    named = {(r.entity, r.source) for r in records if isinstance(r, Statement) and _is_named(r)}
    left: list[Record] = []
    for record in records:
        if isinstance(record, Statement) and not _is_named(record):
            key = (record.entity, record.source)
            if key in named:
                more[key] = _both(more[key], record.values)
                continue
        left.append(record)
    return [_joined(record, more) for record in left]


def _joined(record: Record, more: dict[tuple[str, str], dict[str, Value]]) -> Record:
    if not isinstance(record, Statement) or not _is_named(record):
        return record
    beside = more.pop((record.entity, record.source), {})
    return replace(record, values=_both(record.values, beside)) if beside else record


def _both(before: Mapping[str, Value], more: Mapping[str, Value]) -> dict[str, Value]:
    """Return values with more of them; where both state one, both are kept, each once."""
    found = dict(before)
    for key, value in more.items():
        there = (*_each(found.get(key, ())), *_each(value))
        once = tuple(dict.fromkeys(there))
        found[key] = once if isinstance(value, tuple) or len(once) > 1 else value
    return found


def _each(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _is_named(record: Statement) -> bool:
    return bool(record.values.get("name"))
