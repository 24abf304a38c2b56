"""Cells that a spreadsheet program damaged, and that no longer hold what a source says.

Two numbers shortened to 1.23E+07 would become one party, so a cell of such a form is refused.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from graph.importing.result import Problem, quote_value
from graph.support.language import N_, LazyText, Text, lazy_text

CellFault = tuple[Text, Text]
"""What was found in a cell, and what was expected."""

_IDS = frozenset({"id", "from", "to", "source", "restates", "name", "short_name"})
_WORDS = (
    *("id", "ids", "identifier", "number", "numbers", "no", "nr", "num", "name", "names"),
    *("alias", "aliases", "code", "codes", "phone", "telephone", "tel", "fax", "mobile"),
    *("vat", "tin", "ein", "lei", "isin", "cik", "uen", "duns", "siren", "siret", "nif", "cif"),
    *("npwp", "nib", "nik", "cnpj", "cpf", "inn", "ogrn", "kvk", "krs", "regon", "hrb", "iban"),
    *("bic", "swift", "uscc", "usci", "postcode", "zip"),
)
_IDENTITY = re.compile(rf"(?:.*[_ ])?(?:{'|'.join(_WORDS)})", re.IGNORECASE)
_MEASURED = frozenset({"score"})

_SHORTENED = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]\d+|[+-]?\d+[.,]\d+[eE]\d+", re.ASCII)
# Longer ones are digests, which no program keeps as numbers.
_DROPPED = re.compile(r"[+-]?\d{15}0{3,15}", re.ASCII)
_ERROR = re.compile(
    r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|NV|BEZUG!|WERT!|ZAHL!|NOM\?|VALEUR!|NOMBRE!"
    r"|¡REF!|¡VALOR!|SPILL!|CALC!|FIELD!|BUSY!|GETTING_DATA|#+)|Err:\d{3}"
)
# Every form below and above has a digit or this sign; few names have.
_MAY_BE_DAMAGED = re.compile(r"[\d#]")
_MONTHS = (
    r"(?:jan|feb|mar|mrz|mär|maa|apr|avr|abr|may|mei|mai|mag|maj|jun|juin|giu|jul|juil|lug|aug|agu"
    r"|ago|aoû|aout|sep|sept|set|oct|okt|ott|out|nov|dec|dez|des|dic|déc|ene|gen|janv|févr|mars)"
)
_YEAR = r"(?:(?:1[89]|20|21)?\d{2})"
_DATED = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[ T]\d{2}:\d{2}.*)?"
    r"|\d{1,2}([/.-])\d{1,2}\1(?:1[89]|20|21)\d{2}"
    rf"|\d{{1,2}}(?:-|\. ?){_MONTHS}\.?(?:[- ]{_YEAR})?|{_MONTHS}-{_YEAR}",
    re.ASCII | re.IGNORECASE,
)

SHORTENED: Text = LazyText(N_("all digits of the number; give the column the format Text first"))
AS_TEXT: Text = LazyText(N_("an id, number or name; give the column the format Text first"))
_EMPTY: Text = LazyText(N_("a value, or an empty cell"))


@lru_cache(maxsize=4096)
def is_identity(column: str) -> bool:
    """Whether a column identifies a party: ids, names, numbers and codes."""
    name = column.strip().lower()
    return name in _IDS or _IDENTITY.fullmatch(name) is not None


def is_measured(column: str) -> bool:
    """Whether a column holds numbers that count or measure, in whatever form."""
    return column in _MEASURED or column.endswith(":number")


def refuse_shortened(text: str) -> CellFault:
    """Return the fault of a number whose digits are lost."""
    return lazy_text(N_("{text}, a number that was shortened"), text=quote_value(text)), SHORTENED


def refuse_dropped_digits(text: str) -> CellFault:
    """Return the fault of a number with more digits than a spreadsheet keeps."""
    found = N_("{text}, a number whose digits after the 15th were lost")
    return lazy_text(found, text=quote_value(text)), SHORTENED


def refuse_date(text: str) -> CellFault:
    """Return the fault of a date in a column that identifies a party."""
    return lazy_text(N_("{text}, a date"), text=quote_value(text)), AS_TEXT


def refuse_error(text: str) -> CellFault:
    """Return the fault of the error of a formula."""
    return lazy_text(N_("{text}, an error of a formula"), text=quote_value(text)), _EMPTY


def text_fault(column: str, text: str) -> CellFault | None:
    """Return the fault of a text in a column; None if the text may be meant so."""
    bare = text.strip()
    if not _MAY_BE_DAMAGED.search(bare):
        return None
    if _ERROR.fullmatch(bare):
        return refuse_error(bare)
    if is_measured(column):
        return None
    if _SHORTENED.fullmatch(bare):
        return refuse_shortened(bare)
    if _DROPPED.fullmatch(bare):
        return refuse_dropped_digits(bare)
    return refuse_date(bare) if is_identity(column) and _DATED.fullmatch(bare) else None


def cell_faults(place: str, line: int, cells: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each damaged cell of a row, unless its exact text is given too."""
    for column, cell in cells.items():
        fault = None if _is_exact(column, cells) else text_fault(column, cell)
        if fault and column:
            yield Problem(place, line, column, *fault)


def _is_exact(column: str, cells: Mapping[str, str]) -> bool:
    return column.rpartition(":")[2] in ("text", "list") or f"{column}:text" in cells


def refused_columns(problems: Sequence[Problem]) -> Mapping[int, frozenset[str]]:
    """Return the refused columns by line, so that each is reported only once."""
    lines: dict[int, set[str]] = {}
    for problem in problems:
        lines.setdefault(problem.line, set()).add(problem.column)
    return {line: frozenset(columns) for line, columns in lines.items()}
