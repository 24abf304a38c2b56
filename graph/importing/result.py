"""Result of reading files: records, problems, and what was not understood."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import KW_ONLY, dataclass, field, replace

from graph.model.records import Kind, Records
from graph.support.language import N_, LazyText, Text, lazy_text
from graph.support.language import gettext as _
from graph.support.safe_text import escape_control_characters

_SHOWN = 120
_ALIKE, _FIRST = 20, 5

IN_WORKBOOK = ", sheet "
"""Part of a place that names a sheet: its lines are called rows."""


_NOTHING = LazyText(N_("nothing"))


def quote_value(value: str) -> Text:
    """Return a value in quotes, cut if it is long; "nothing" for an empty one."""
    if not value:
        return _NOTHING
    return f"'{value[:_SHOWN]}…'" if len(value) > _SHOWN else f"'{value}'"


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason not to import: the place, what was found there, and what was expected.

    ``line`` is 0 where no line can be named, ``column`` empty where it is not about one column.
    ``place`` is a file, or a workbook with its sheet: then lines are rows. ``rows`` is how many
    problems this one stands for.
    """

    place: str
    line: int
    column: str
    found: Text
    expected: Text
    rows: int = 1

    def __str__(self) -> str:
        text = _("{place}: found {found}, expected {expected}")
        message = text.format(place=self._where(), found=self.found, expected=self.expected)
        return escape_control_characters(message)

    def _where(self) -> str:
        where = row_name(self.place, self.line)
        if self.column:
            where = _("{place}, column {name}").format(place=where, name=self.column)
        return where


def row_name(place: str, line: int) -> str:
    """Return the name of a line of a file or a row of a sheet; the place alone for line 0."""
    if not line:
        return place
    text = _("{place}, row {n}") if IN_WORKBOOK in place else _("{place}, line {n}")
    return text.format(place=place, n=line)


def group_problems(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems; of very many alike only the first ones, and how many more there are."""
    alike: dict[tuple[str, str, str, str], list[Problem]] = {}
    for problem in problems:
        found = problem.found.message if isinstance(problem.found, LazyText) else ""
        key = (problem.place, problem.column, found, str(problem.expected))
        alike.setdefault(key, []).append(problem)
    for group in alike.values():
        if len(group) <= _ALIKE:
            yield from group
            continue
        yield from group[:_FIRST]
        more, last = len(group) - _FIRST, group[-1]
        found_more = lazy_text(
            N_("{n} more like these, the last one {found}"), n=more, found=last.found
        )
        yield replace(last, found=found_more, rows=more)


@dataclass(frozen=True, slots=True)
class UnplacedValue:
    """A value that has no place in the model, its count, and the place of an example."""

    value: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that the files use and do not define; ``problem`` counts if the store lacks it.

    ``kinds`` are those that a tie allows at this end; empty for the id of a source.
    """

    id: str
    problem: Problem
    kinds: frozenset[Kind] = frozenset()

    @property
    def is_source(self) -> bool:
        """Whether the id must be that of a source, not of an entity."""
        return not self.kinds


@dataclass(frozen=True, slots=True)
class ImportContents:
    """Everything that was read from some files; with any problem nothing may be written.

    ``places`` are the rows of records, by kind of record and id: ``tie t1``.
    """

    records: Records = field(default_factory=Records)
    problems: tuple[Problem, ...] = ()
    not_understood: tuple[UnplacedValue, ...] = ()
    files: tuple[str, ...] = ()
    _: KW_ONLY
    references: tuple[Reference, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)

    def with_place(self, problem: LazyText) -> Text:
        """Return a problem that the store found with a record, with the row of the record."""
        kind = problem.message.partition(" ")[0]
        place = self.places.get(f"{kind} {problem.values.get('id', '')}", "")
        return (
            lazy_text(N_("{place}: {problem}"), place=place, problem=problem) if place else problem
        )

    def problems_with(self, known: Callable[[Iterable[str]], Set[str]]) -> tuple[Problem, ...]:
        """Return the problems, also of ids that neither the files nor the store define.

        ``known`` takes ids and returns those that the store holds.
        """
        there = known({r.id for r in self.references}) if self.references else set()
        lacking = [r.problem for r in self.references if r.id not in there]
        listed = group_problems([*self.problems, *lacking])
        return tuple(sorted(listed, key=lambda p: (p.place, p.line)))


def count_unplaced(values: Iterable[tuple[str, str]]) -> tuple[UnplacedValue, ...]:
    """Count pairs of value and example by value, with the first example of each."""
    examples: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for value, example in values:
        counts[value] += 1
        examples.setdefault(value, example)
    return tuple(UnplacedValue(value, count, examples[value]) for value, count in counts.items())
