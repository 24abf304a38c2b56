"""Lines of one company in the file of owners, and the one statement that stands in for it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graph.model.records import Source, Statement
from graph.model.vocabulary.placeholders import is_no_number
from graph.registers.shelf.rows import stated_row
from scrapers.bulk.readers.asked_once import AskedOnce
from scrapers.bulk.readers.company_ids import DIGITS, british_id
from scrapers.bulk.readers.plain_text import is_plain
from scrapers.bulk.readers.row_columns import StatedColumns, stated_form_of
from scrapers.sources.registers.companies_house.origin import Company

REASONS_LIST, REMARKS_LIST, PAST_LIST = (
    "unknown_reason",
    "register_statements",
    "past_statements",
)
_LISTS = (REASONS_LIST, REMARKS_LIST, PAST_LIST)


class _Sample(NamedTuple):
    """Form of a statement, and the texts of its name and values around the number."""

    form: int
    name: tuple[str, ...]
    values: tuple[str, ...]


class StandIns:
    """Statements that stand in for the companies of a file, which it does not name."""

    def __init__(self, source: Source, stated: StatedColumns) -> None:
        self._source, self._stated = source, stated
        self._samples = AskedOnce(self._sample)

    def _sample(self, prefix: str) -> _Sample:
        number = f"{prefix}{'1' * (DIGITS - len(prefix))}"
        row = stated_row(Company(number).stand_in(self._source))
        form = self._stated.form(stated_form_of(row))
        return _Sample(form, tuple((row.name or "").split(number)), tuple(row.values.split(number)))

    def state(self, number: str, ident: str, lists: Mapping[str, Sequence[str]]) -> None:
        """State a company with what the register says of its owners."""
        if lists or len(number) != DIGITS:
            # In the order in which the parser writes them.
            more = {name: tuple(lists[name]) for name in _LISTS if name in lists}
            self._stated.add_row(stated_row(Company(number).stand_in(self._source, **more)))
            return
        form, around_name, around_values = self._samples["" if number.isdecimal() else number[:2]]
        self._stated.add(ident, form, number.join(around_name), number.join(around_values))

    def lists_of(self, statement: Statement, number: str) -> dict[str, tuple[str, ...]] | None:
        """Return what a statement says of owners, None if it is no mere stand-in."""
        values = dict(statement.values)
        lists = {name: values.pop(name) for name in _LISTS if name in values}
        if values != Company(number).stand_in(self._source).values:
            return None
        return {name: each for name, each in lists.items() if isinstance(each, tuple)}


class CompanyLines:
    """Lines of one company that stand together.

    ``ident`` is empty for a number of another form. ``is_met`` is set by each line, which names the
    company.
    """

    __slots__ = ("_lists", "_stand_ins", "ident", "is_met", "number")

    def __init__(self, number: str, stand_ins: StandIns) -> None:
        self.number = number
        self.ident = _own_id(number)
        self.is_met = False
        self._stand_ins = stand_ins
        self._lists: dict[str, dict[str, None]] = {}

    def add(self, name: str, reason: str) -> None:
        """Add to one of the lists what the register says of owners."""
        self.is_met = True
        self._lists.setdefault(name, {})[reason] = None

    def takes_in(self, statement: Statement) -> bool:
        """Take in a statement that stands in for the company and says nothing else."""
        if not self.ident or statement.entity != self.ident:
            return False
        lists = self._stand_ins.lists_of(statement, self.number)
        if lists is None:
            return False
        self.is_met = True
        for name, reasons in lists.items():
            for reason in reasons:
                self.add(name, reason)
        return True

    def end(self) -> None:
        """State the company, if a line named it since the last time."""
        if self.is_met:
            lists = {name: list(each) for name, each in self._lists.items()}
            self._stand_ins.state(self.number, self.ident, lists)
            self.is_met, self._lists = False, {}


def _own_id(number: str) -> str:
    if len(number) == DIGITS and number.isdecimal():
        return british_id(number)
    return british_id(number) if is_plain(number) and not is_no_number(number) else ""
