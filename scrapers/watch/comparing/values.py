"""Values as they are compared: what a source states, and not how it is written down."""

from collections.abc import Iterator, Mapping, Sequence
from unicodedata import normalize

from graph.model.records import KIND_ASSUMED, Value
from scrapers.storing.merge_captures import EARLIER, FIRST, GONE, INCOMPLETE
from scrapers.watch.change import Difference

# Properties that tell of a record or of its reading, and nothing of the party or tie.
_OF_THE_RECORD = frozenset(
    {
        *(GONE, EARLIER, INCOMPLETE, FIRST),
        *("standing", KIND_ASSUMED, "lei_updated", "register_read", "reference_retrieved"),
    }
)

# What follows from another property, or is stated with it: one change, not two.
_STATED_WITH: Mapping[str, tuple[str, ...]] = {
    "status": (
        *("active", "dissolved", "status_detail", "status_reason", "status_since"),
        *("inactive_since", "struck_off", "record_closed", "past_reasons"),
    ),
    "dissolved": ("active", "status_detail"),
    "lei_status": ("active",),
    "status_since": ("dissolved",),
    "jurisdiction": ("country",),
    "country_as_stated": ("country",),
    "name": ("previous_names", "previous_names_dates", "former_names", "other_names"),
    "previous_names": ("previous_names_dates",),
    "unknown_reason": ("past_statements", "past_reasons", "register_statements"),
    "register_statements": ("past_statements",),
    "registration_number": ("register", "register_number_kind", "identifier", "identifiers"),
    "vat_number": ("vat_check_digits_hold",),
    "website": ("websites",),
    "until": ("ceased", "relation_status", "record_status", "registration_status", "stated_end"),
    "role": ("role_kind", "officer_role"),
}

Comparable = str | float | bool | tuple["Comparable", ...]


def comparable(value: Value) -> Comparable:
    """Return a value without what says nothing: spelling of characters, spaces, order of a list."""
    if isinstance(value, str):
        return " ".join(normalize("NFC", value).split())
    if isinstance(value, tuple):
        return tuple(sorted({str(comparable(each)) for each in value}))
    return value if isinstance(value, bool) else float(value)


def stated_values(values: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    """Yield the properties of a party or tie that its source states of it."""
    for name, value in values.items():
        if name not in _OF_THE_RECORD and comparable(value) not in ("", ()):
            yield name, value


def differences(
    before: Mapping[str, Value], after: Mapping[str, Value], order: Sequence[str] = ()
) -> tuple[Difference, ...]:
    """Return what differs between two sets of values; ``order`` names what matters most, first."""
    was, now = dict(stated_values(before)), dict(stated_values(after))
    names = [name for name in (*was, *(n for n in now if n not in was)) if _differ(name, was, now)]
    place = {name: at for at, name in enumerate(order)}
    names.sort(key=lambda name: place.get(name, len(order)))
    return tuple(Difference(name, was.get(name), now.get(name)) for name in names)


def _differ(name: str, was: Mapping[str, Value], now: Mapping[str, Value]) -> bool:
    if name not in was or name not in now:
        return True
    return comparable(was[name]) != comparable(now[name])


def groups_of_one_change(found: Sequence[Difference]) -> list[tuple[Difference, ...]]:
    """Return differences as one group for each change: a status with its day, a name with its list.

    The difference that the others of its group follow from stands first.
    """
    by_name = {each.property: each for each in found}
    follows: dict[str, str] = {}
    for name in (name for name in _STATED_WITH if name in by_name and name not in follows):
        for other in _STATED_WITH[name]:
            if other in by_name and other not in follows:
                follows[other] = name
    return [
        (each, *(by_name[o] for o in by_name if follows.get(o) == each.property))
        for each in found
        if each.property not in follows
    ]
