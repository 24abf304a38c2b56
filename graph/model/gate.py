"""Gate for the records of every source and import: placeholders such as ``N/A`` are refused.

Readers drop placeholders where they meet them. The gate catches the rest before anything is printed
or written. A place without a street is kept as a value of its party, not as an address, and a tie
begins no earlier than its own words say.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from graph.model.ids import document_id, is_dummy_phone
from graph.model.records import ENDS, Kind, Statement, Tie, TieType, Value
from graph.model.vocabulary.placeholders import (
    is_dummy_email,
    is_no_number,
    is_nobody,
    is_placeholder,
    is_shared_site,
)
from graph.model.vocabulary.postal_addresses import is_address, stated_parts
from graph.model.vocabulary.tie_wordings import begin_tie
from graph.support.safe_text import escape_control_characters

_NAMED = ("short_name", "legal_name", "original_name", "place")
_NAMED_LISTS = ("aliases", "other_names", "previous_names", "former_names")
_NUMBERS = ("vat_number", "phone", "fax")
_MAILS = ("email",)
_CLEANED = frozenset((*_NAMED, *_NAMED_LISTS, *_NUMBERS, *_MAILS, "registration_number"))
_CHECKED = {"vat_number": "vat_check_digits_hold"}
_CHECKED_BY = frozenset(_CHECKED.values())
_HELD = {TieType.OWNS: "owner", TieType.CONTROLS: "owner", TieType.OPERATES: "operator"}
_HELD_KINDS = {TieType.OWNS: Kind.COMPANY, TieType.CONTROLS: Kind.COMPANY}
_PARTIES = frozenset({Kind.COMPANY, Kind.PERSON})
_SHOWN = 80
_PHONE = re.compile(r"[+(]?\d[\d\s()./+-]{2,}")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class RefusedValue:
    """A value that the gate refused, the entity it was stated of, and its source."""

    value: str
    entity: str
    source: str


class RecordGate(Generic[Other]):
    """Check of the records of one run; an entity that was refused stays out until its end."""

    def __init__(self) -> None:
        self._nobody: dict[str, str] = {}
        self._places: dict[str, str] = {}

    @property
    def refused(self) -> frozenset[str]:
        """The entities refused so far, parties and addresses: nothing said of them passes."""
        return frozenset({*self._nobody, *self._places})

    def admit_page(
        self, records: Iterable[Statement | Tie | Other]
    ) -> list[Statement | Tie | RefusedValue | Other]:
        """Return the records of a page without placeholders, bare places as values of their party.

        Each refusal is returned as a ``RefusedValue``. Records of other kinds pass as they are.
        """
        page = list(records)
        whole = {r.entity for r in page if isinstance(r, Statement) and _is_whole(r)}
        checked = [each for record in page for each in self._check_record(record, whole)]
        kinds = {r.entity: r.kind for r in checked if isinstance(r, Statement)}
        return _with_places([each for record in checked for each in self._check_tie(record, kinds)])

    def _check_record(
        self, record: Statement | Tie | Other, whole: set[str]
    ) -> Iterator[Statement | Tie | RefusedValue | Other]:
        if not isinstance(record, Statement):
            yield record
        elif record.kind in (Kind.ADDRESS, Kind.CONTACT):
            yield from self._check_place(record, whole)
        else:
            yield from self._check_party(record)

    def _check_place(
        self, record: Statement, whole: set[str]
    ) -> Iterator[Statement | RefusedValue]:
        """Let an address or a contact pass if any source of the page states a whole one."""
        if record.entity in whole or "name" not in record.values:
            yield record
            return
        name = str(record.values["name"])
        place = ", ".join(stated_parts(name)) if record.kind is Kind.ADDRESS else ""
        if place:
            self._places[record.entity] = place
            return
        self._nobody[record.entity] = name
        what = "address" if record.kind is Kind.ADDRESS else "contact"
        yield _refused_value(f"{what} that is none", name, record)

    def _check_party(self, record: Statement) -> Iterator[Statement | RefusedValue]:
        values = _clean_values(record.values)
        for gone in sorted(record.values.keys() - values.keys() - _CHECKED_BY):
            yield _refused_value(f"{gone} that is none", str(record.values[gone]), record)
        name = str(values.get("name", ""))
        if not name or not is_placeholder(name):
            yield record if values == record.values else replace(record, values=values)
            return
        yield _refused_value("name that is none", name, record)
        if record.kind in _PARTIES and _is_named_by(record.entity, name):
            self._nobody[record.entity] = name
            return
        yield replace(record, values={**values, "name": _substitute_name(record)})

    def _check_tie(
        self, record: Statement | Tie | RefusedValue | Other, kinds: Mapping[str, Kind]
    ) -> Iterator[Statement | Tie | RefusedValue | Other]:
        """Drop ties of placeholders, but keep that an unnamed party owns or operates something."""
        if isinstance(record, Statement) and record.entity in self._nobody:
            return
        if not isinstance(record, Tie):
            yield record
            return
        if not any(
            end in self._nobody or end in self._places for end in (record.start, record.end)
        ):
            yield begin_tie(record)
        elif record.end in self._places:
            yield from self._place_statement(record, kinds)
        elif record.start in self._nobody:
            yield from self._unknown_holder(record, kinds)

    def _place_statement(
        self, tie: Tie, kinds: Mapping[str, Kind]
    ) -> Iterator[Statement | RefusedValue]:
        kind = kinds.get(tie.start)
        place = self._places[tie.end]
        if tie.type is not TieType.LOCATED_AT:
            return
        if kind is None:
            description = f"place {place[:_SHOWN]!r} of a party elsewhere"
            yield RefusedValue(description, tie.start, tie.source)
        elif kind in ENDS[TieType.LOCATED_AT][0]:
            yield Statement(tie.start, kind, tie.source, {"place": place})

    def _unknown_holder(self, tie: Tie, kinds: Mapping[str, Kind]) -> Iterator[Statement]:
        name, what = self._nobody[tie.start], _HELD.get(tie.type, "")
        kind = kinds.get(tie.end) or _HELD_KINDS.get(tie.type)
        if what and kind and tie.end not in self._nobody:
            reason = f"{what}: named only as {name!r}"
            yield Statement(tie.end, kind, tie.source, {"unknown_reason": (reason,)})


def _refused_value(what: str, name: str, record: Statement) -> RefusedValue:
    return RefusedValue(
        f"{what} {escape_control_characters(name)[:_SHOWN]!r}", record.entity, record.source
    )


def _is_whole(record: Statement) -> bool:
    """Whether an address has a street, a box or a building, or a contact is no placeholder."""
    name = str(record.values.get("name", ""))
    if record.kind is Kind.ADDRESS:
        # An id of this form was made of the words of a whole address.
        return bool(name) and (record.entity.startswith("address-") or is_address(name))
    if record.kind is not Kind.CONTACT or not name or is_placeholder(name):
        return False
    if "@" in name:
        return not is_dummy_email(name.strip())
    if is_shared_site(name):
        return False
    return not (_PHONE.fullmatch(name.strip()) and is_dummy_phone(name))


def _is_named_by(ident: str, name: str) -> bool:
    """Whether an id was made from a placeholder name, or the name means any bearer of a share."""
    made = document_id("", name)
    return ident.endswith(made) or is_nobody(name)


def _substitute_name(record: Statement) -> str:
    number = record.values.get("registration_number")
    known = isinstance(number, str) and not is_no_number(number)
    return f"{number if known else record.entity} (name not stated)"


def _clean_values(values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values without placeholders."""
    kept = {
        name: value
        for name, value in values.items()
        if name not in _CLEANED or not _says_nothing(name, value)
    }
    for number, mark in _CHECKED.items():
        if number in values and number not in kept:
            kept.pop(mark, None)
    for key in _NAMED_LISTS:
        value = kept.get(key)
        if isinstance(value, tuple):
            kept[key] = tuple(v for v in value if not is_placeholder(v))
    return {k: v for k, v in kept.items() if v != ()}


def _says_nothing(name: str, value: Value) -> bool:
    if not isinstance(value, str):
        return False
    if name == "registration_number":
        return is_no_number(value)
    if name in (*_NAMED, *_NAMED_LISTS):
        return is_placeholder(value)
    if name in _NUMBERS:
        return is_placeholder(value) or is_dummy_phone(value)
    return name in _MAILS and (is_placeholder(value) or is_dummy_email(value.strip()))


def _with_places(
    records: Sequence[Statement | Tie | RefusedValue | Other],
) -> list[Statement | Tie | RefusedValue | Other]:
    """Merge values stated without a name (a place, a reason) into the statement with the name."""
    more: dict[tuple[str, str], dict[str, Value]] = defaultdict(dict)
    named = {(r.entity, r.source) for r in records if isinstance(r, Statement) and _is_named(r)}
    left: list[Statement | Tie | RefusedValue | Other] = []
    for record in records:
        if isinstance(record, Statement) and not _is_named(record):
            key = (record.entity, record.source)
            if key in named:
                more[key] = merge_values(more[key], record.values)
                continue
        left.append(record)
    return [_merge_statement(r, more) if isinstance(r, Statement) else r for r in left]


def _merge_statement(record: Statement, more: dict[tuple[str, str], dict[str, Value]]) -> Statement:
    if not _is_named(record):
        return record
    unnamed = more.pop((record.entity, record.source), {})
    return replace(record, values=merge_values(record.values, unnamed)) if unnamed else record


def merge_values(before: Mapping[str, Value], more: Mapping[str, Value]) -> dict[str, Value]:
    """Return both sets of values; where they differ, all values of a property are kept once."""
    merged = dict(before)
    for key, value in more.items():
        there = (*_value_items(merged.get(key, ())), *_value_items(value))
        once = tuple(dict.fromkeys(there))
        merged[key] = once if isinstance(value, tuple) or len(once) > 1 else value
    return merged


def _value_items(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def _is_named(record: Statement) -> bool:
    return bool(record.values.get("name"))
