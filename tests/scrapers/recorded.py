"""Payloads recorded from the sources themselves, which are not part of the project."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.model.records import Statement, Tie
from scrapers.contract.collector import Record
from scrapers.contract.page import Page
from tests.paths import RECORDED
from tests.scrapers.cases import page_of

REAL = RECORDED


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
