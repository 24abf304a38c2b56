"""Values of the two sides of a pair: one row a property, and how both sides compare on it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model.records import (
    REGISTERS,
    Kind,
    Source,
    Standing,
    Tie,
    TieType,
    Value,
    source_standing,
    statement_standing,
)
from graph.presentation.field_labels import field_label
from graph.presentation.labels import SOURCE_LABELS
from graph.presentation.stated_values import value_text
from graph.support.language import N_
from views.drawing.components import ComponentSheet
from views.lists.matches.ground import Ground
from views.lists.matches.marked_letters import likeness, mark_differences, plain
from views.shell.texts import _, day_text
from views.verdict.chain_cards import capture_address, source_citation

_NEAR = 85.0  # of 100, from which two names or addresses are spelt differently
_MOST = 6  # values of one property shown on a side
_MONTH = len("2023-06")
_FIRST = ("name", "country", "registration_number", "lei", "vat_number", "incorporated")
_SKIPPED = frozenset({"standing", "note", "short_name", "names", "kind_assumed"})
_SPELLED = frozenset({"name", "aliases", "previous_names", "former_names"})

# Label of the parties at the other end of a tie, where the entry is its start, and its end.
_OUTWARD: Mapping[TieType, str] = {
    TieType.REACHED_AT: N_("phone, e-mail, website"),
    TieType.LOCATED_AT: N_("address"),
    TieType.OPERATES: N_("sells as"),
    TieType.OFFICER_OF: N_("officer of"),
    TieType.OWNS: N_("holds a part of"),
    TieType.CONTROLS: N_("controls"),
    TieType.SELLS_ON: N_("sells on"),
    TieType.EMPLOYED_BY: N_("works for"),
}
_INWARD: Mapping[TieType, str] = {
    TieType.OFFICER_OF: N_("officers"),
    TieType.OWNS: N_("owners"),
    TieType.CONTROLS: N_("controlled by"),
    TieType.OPERATES: N_("seller"),
    TieType.LOCATED_AT: N_("who gives it"),
    TieType.REACHED_AT: N_("who gives it"),
}


@dataclass(frozen=True, slots=True)
class SideValue:
    """One value of one side with its source; equal ``keys`` are one value."""

    text: str
    key: str
    source: Source
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class PropertyRow:
    """One property with the values of the left and of the right side."""

    name: str
    label: str
    left: tuple[SideValue, ...]
    right: tuple[SideValue, ...]


def property_rows(ground: Ground, left: str, right: str) -> tuple[PropertyRow, ...]:
    """Return the properties that at least one side states; the most telling first."""
    one, other = _values_of(ground, left), _values_of(ground, right)
    names = sorted({*one, *other}, key=_rank)
    return tuple(
        PropertyRow(name, _label(name), tuple(one.get(name, ())), tuple(other.get(name, ())))
        for name in names
    )


def _rank(name: str) -> tuple[int, int, str]:
    """Return the place of a property: the telling fields, then what ties say, then the rest."""
    if name in _FIRST:
        return 0, _FIRST.index(name), name
    labels = [*_OUTWARD.values(), *_INWARD.values()]
    return (1, labels.index(name), name) if name in labels else (2, 0, name)


def _label(name: str) -> str:
    ties = {*_OUTWARD.values(), *_INWARD.values()}
    return _(name) if name in ties else field_label(name)


def _values_of(ground: Ground, entry: str) -> Mapping[str, list[SideValue]]:
    found: defaultdict[str, dict[tuple[str, str], SideValue]] = defaultdict(dict)
    for statement in ground.statements_of(entry):
        source = ground.source(statement.source)
        standing = statement_standing(statement, source)
        for name, stated in statement.values.items():
            if name not in _SKIPPED:
                value = _stated_value(name, stated, source, standing)
                found[name].setdefault((value.key, source.id), value)
    for tie in ground.contents.ties_of(entry):
        if label := _tie_label(tie, entry):
            value = _tie_value(ground, tie, entry)
            found[label].setdefault((value.key, tie.source), value)
    return {name: list(values.values()) for name, values in found.items()}


def _stated_value(name: str, stated: Value, source: Source, standing: Standing | None) -> SideValue:
    text = value_text(name, stated)
    if name == "birth_date":  # the day of birth of a person is nobody's business here
        text = day_text(str(stated)[:_MONTH])
    return SideValue(text, _plain_key(text), source, standing)


def _tie_label(tie: Tie, entry: str) -> str:
    return (_OUTWARD if tie.start == entry else _INWARD).get(tie.type, "")


def _tie_value(ground: Ground, tie: Tie, entry: str) -> SideValue:
    there = tie.other_end(entry)
    source = ground.source(tie.source)
    named = ground.contents.entities[there]
    node = ground.groups.matches.representative_of(there)
    key = node if named.kind in (Kind.PERSON, Kind.COMPANY) else _plain_key(named.name)
    return SideValue(named.name, key, source, source_standing(tie.standing, source))


def _plain_key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum()) or text


def row_sheet(row: PropertyRow) -> ComponentSheet:
    """Return a row as data of the component: values with sources, and how they compare."""
    return {
        "label": row.label,
        "sides": [_side_sheets(row.left, row.right), _side_sheets(row.right, row.left)],
        "mark": _mark(row),
    }


def _side_sheets(values: Sequence[SideValue], others: Sequence[SideValue]) -> list[ComponentSheet]:
    keys = {value.key for value in others}
    unequal = [value.text for value in others if value.key not in {v.key for v in values}]
    sheets = [_value_sheet(v, v.key in keys, unequal) for v in values[:_MOST]]
    if len(values) > _MOST:
        more = _("and {n} more").format(n=len(values) - _MOST)
        sheets.append(
            {"text": plain(more), "latin": "", "source": "", "standing": "", "chip": "",
             "capture": ""}
        )  # fmt: skip
    return sheets


def _value_sheet(value: SideValue, is_equal: bool, unequal: list[str]) -> ComponentSheet:
    return {
        "text": plain(value.text) if is_equal else mark_differences(value.text, unequal),
        "latin": latin_letters(value.text),
        **source_sheet(value.source, value.standing),
    }


def source_sheet(source: Source, standing: Standing | None) -> dict[str, str]:
    """Return a source as the component cites it, with the address of its capture."""
    return {
        "source": source_citation(source),
        "standing": _chip_class(standing),
        "chip": SOURCE_LABELS[standing] if standing else "",
        "capture": capture_address(source),
    }


def _chip_class(standing: Standing | None) -> str:
    if standing in REGISTERS:
        return "registered"
    return "derived" if standing is Standing.DERIVED else "reported"


def latin_letters(text: str) -> str:
    """Return a text in Latin letters; empty if it is in them already."""
    if text.isascii() or not any(c.isalpha() and ord(c) > 0x24F for c in text):
        return ""
    from anyascii import anyascii  # its tables are read with each new script

    return anyascii(text)


def _mark(row: PropertyRow) -> ComponentSheet:
    left, right = {v.key for v in row.left}, {v.key for v in row.right}
    if not left or not right:
        word = _("only on the left") if left else _("only on the right")
        return {"word": word, "sign": "–", "tone": "silent"}
    if left == right:
        return {"word": _("same"), "sign": "=", "tone": "same"}
    if left & right:
        return {"word": _("partly the same"), "sign": "≈", "tone": "near"}
    if _is_near(row):
        return {"word": _("spelt differently"), "sign": "≈", "tone": "near"}
    return {"word": _("differs"), "sign": "≠", "tone": "differs"}


def _is_near(row: PropertyRow) -> bool:
    if row.name not in _SPELLED and row.name != _OUTWARD[TieType.LOCATED_AT]:
        return False
    return any(likeness(one.text, other.text) >= _NEAR for one in row.left for other in row.right)


def unstated_text(rows: Sequence[PropertyRow]) -> str:
    """Return which properties only one side states, so that silence is not read as difference."""
    parts = []
    left = [row.label for row in rows if row.right and not row.left]
    right = [row.label for row in rows if row.left and not row.right]
    if left:
        parts.append(_("Not stated on the left: {fields}.").format(fields=", ".join(left)))
    if right:
        parts.append(_("Not stated on the right: {fields}.").format(fields=", ".join(right)))
    return " ".join(parts)
