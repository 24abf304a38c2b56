"""The rules of a source have a number, which is raised whenever its rows change.

``PYTHONPATH=. python tests/scrapers/bulk/test_rules.py`` prints the digests of today.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.model.records import Statement
from graph.registers.shelf.rows import stated_row, tie_row
from scrapers.bulk.sources.catalogue import BULK_SOURCES, bulk_source
from tests.paths import FIXTURES
from tests.scrapers.bulk.open_data import write_tables
from tests.scrapers.bulk.rows import read_into_parts, records_in
from tests.scrapers.cases import cases

# Rows as rules of this number give them. A new digest needs a new number: shelves that were built
# by older rules then say so, and are built again from their files.
_DIGESTS = {
    "companies_house_psc": (2, "843c598ef057250a"),
    "companies_house_basic": (2, "c9d4a4099343fdfd"),
    "gleif_golden_copy": (2, "93b95aef99f19a70"),
    "bods": (2, "fcedd1dc2303efff"),
    "followthemoney": (2, "efd107d920d32f3f"),
    "icij": (2, "990d6fb28f98683b"),
    "brazil_cnpj": (2, "d4c800db46d288da"),
}

_CHANGED = datetime(2026, 11, 30, 12, tzinfo=UTC).timestamp()

_STATEMENTS = """\
{"statementId":"s1","recordId":"r1","recordType":"entity","statementDate":"2024-05-01","recordDetails":{"name":"Kestrel Ltd","entityType":{"type":"registeredEntity"},"identifiers":[{"scheme":"GB-COH","id":"01234567"}]}}
{"statementId":"s2","recordId":"r2","recordType":"person","statementDate":"2024-05-01","recordDetails":{"names":[{"fullName":"Ada Example"}],"birthDate":"1970-02-03"},"source":{"url":"https://register.example/ada","assertedBy":[{"name":"Kestrel Ltd"}]}}
{"statementId":"s3","recordId":"r3","recordType":"relationship","statementDate":"2024-05-01","recordDetails":{"subject":"r1","interestedParty":"r2","interests":[{"type":"shareholding","share":{"exact":60},"startDate":"2020-01-01"}]}}
{"statementId":"s4","recordId":"r3","recordType":"relationship","statementDate":"2025-05-01","recordStatus":"closed","recordDetails":{"subject":"r1","interestedParty":"r2","interests":[{"type":"shareholding","share":{"exact":60},"startDate":"2020-01-01","endDate":"2025-04-01"}]}}
"""  # noqa: E501


def _files(source: str, folder: Path) -> Sequence[Path]:
    if source == "brazil_cnpj":
        return write_tables(folder)
    if source == "bods":
        (folder / "statements.jsonl").write_text(_STATEMENTS)
        return [folder / "statements.jsonl"]
    if source == "followthemoney":
        return sorted((FIXTURES / "reported" / "ftm").glob("*.ftm.jsonl"))
    case = next(c for c in cases() if c.collector.name == source and c.files)
    return [_copy(case.path / name, folder) for name in case.files]


def _copy(file: Path, folder: Path) -> Path:
    """Copy a file, changed last on a day that stays: where it names none, its rows are of that."""
    copied = Path(shutil.copy(file, folder))
    os.utime(copied, (_CHANGED, _CHANGED))
    return copied


def _digest(source: str, folder: Path) -> str:
    read_into_parts(folder, source, _files(source, folder), piece_lines=5)
    records = records_in(folder / "shelf" / "building")
    rows = [stated_row(r) if isinstance(r, Statement) else tie_row(r) for r in records]
    told = "\n".join(sorted(map(repr, rows)))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


@pytest.mark.parametrize("source", [each.name for each in BULK_SOURCES])
def test_other_rows_have_another_number(source: str, tmp_path: Path) -> None:
    assert (bulk_source(source).rules, _digest(source, tmp_path)) == _DIGESTS[source]


if __name__ == "__main__":
    for each in BULK_SOURCES:
        with tempfile.TemporaryDirectory() as made:
            print(f'    "{each.name}": ({each.rules}, "{_digest(each.name, Path(made))}"),')  # noqa: T201
