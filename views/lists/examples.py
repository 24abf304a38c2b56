"""Parties of the examples that ship with the project."""

import csv
from functools import cache
from pathlib import Path

_FOLDERS = Path(__file__).parents[2] / "examples"
FOUNDING_STOREFRONT = "ft-20230621-trendy-beat"


@cache
def example_ids() -> frozenset[str]:
    """Return the ids of all parties of the examples."""
    ids: set[str] = set()
    for file in sorted(_FOLDERS.glob("*/entities.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            ids.update(row["id"] for row in csv.DictReader(lines))
    return frozenset(ids)
