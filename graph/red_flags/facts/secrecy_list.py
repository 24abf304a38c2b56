"""The list of secrecy jurisdictions: a file with its source and date, which can be replaced."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.errors import InputError
from graph.support.language import N_

SHIPPED_LIST = Path(__file__).parent / "lists" / "eu_non_cooperative_2025-02-18.csv"
_COLUMNS = frozenset({"country", "name", "list", "dated"})


@dataclass(frozen=True, slots=True)
class ListedJurisdiction:
    """A jurisdiction on a list, with the title and day (ISO) of the list."""

    country: str
    name: str
    title: str
    dated: str


@cache
def listed_jurisdictions(path: Path | None) -> Mapping[str, ListedJurisdiction]:
    """Return the jurisdictions of a list by two-letter country; by default of the shipped list.

    Raises:
        InputError: the file cannot be read, or lacks a column.
    """
    file = path or SHIPPED_LIST
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            N_("{file} cannot be read as a list of jurisdictions: {error}"), file=file, error=error
        ) from error
    missing = sorted(_COLUMNS - set(rows[0] if rows else ()))
    if missing:
        raise InputError(
            N_(
                "{file} lacks the column {column}; a list of jurisdictions has country (two "
                "letters), name, list (its title) and dated."
            ),
            file=file,
            column=missing[0],
        )
    found = (
        ListedJurisdiction(r["country"].upper(), r["name"], r["list"], r["dated"]) for r in rows
    )
    return {each.country: each for each in found}
