"""Payloads recorded from the sources themselves, which are not part of the project."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.model import Statement, Tie
from scrapers.base import Record
from scrapers.pages import Page
from tests.scrapers.cases import page_of

REAL = Path(__file__).parents[3] / "shared" / "real"


def recorded(path: str) -> Path:
    """Return a recorded payload, or skip the test."""
    found = REAL / path
    if not found.exists():
        pytest.skip("no recorded payloads (../shared/real)")
    return found


def page(path: str, url: str = "", company: str = "") -> Page:
    """Return a recorded payload as a page that was saved."""
    file = recorded(path)
    made = page_of(url or f"https://recorded.example/{path}", file.read_bytes(), file.name)
    return replace(made, company=company)


def ties(records: Iterable[Record]) -> list[Tie]:
    return [record for record in records if isinstance(record, Tie)]


def statements(records: Iterable[Record]) -> dict[str, Statement]:
    return {record.entity: record for record in records if isinstance(record, Statement)}


def types(records: Iterable[Record]) -> dict[str, int]:
    return dict(Counter(str(tie.type) for tie in ties(records)))
