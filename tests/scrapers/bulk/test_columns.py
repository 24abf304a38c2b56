"""Column readers say what the record parsers say: the same rows, and the same not understood."""

import json
from collections.abc import Iterator

import pytest

from tests.benchmarks.invented_register.changes import changed_lines, changed_rows
from tests.benchmarks.invented_register.company_rows import company_rows
from tests.benchmarks.invented_register.owner_lines import owner_lines
from tests.benchmarks.invented_register.register import Register, invented_register
from tests.paths import FIXTURES
from tests.scrapers.bulk.column_rows import COMPANIES, OWNERS, BulkForm, compare_readers

# As many again with one thing changed: 20,000 of each source.
_LINES = 10_000
_ROWS = 10_000


@pytest.fixture(scope="module")
def register() -> Register:
    return invented_register(_LINES)


@pytest.fixture(scope="module")
def companies() -> Register:
    return invented_register(int(_ROWS / 0.4))


def _variants() -> Iterator[tuple[BulkForm, str, str]]:
    forms = {"companies_house_psc": OWNERS, "companies_house_basic": COMPANIES}
    for source, form in forms.items():
        folder = FIXTURES / "scrapers" / source
        for line in (folder / "variants.jsonl").read_text("utf-8").splitlines():
            told = json.loads(line)
            for content in told["files"].values():
                yield form, told["variant"], content
        for path in [*folder.glob("*/*.txt"), *folder.glob("*/*.csv")]:
            yield form, path.name, path.read_text("utf-8")


@pytest.mark.parametrize(
    ("form", "content"),
    [pytest.param(form, content, id=f"{form.name}-{name}") for form, name, content in _variants()],
)
def test_every_fixture_gives_the_same_rows(form: BulkForm, content: str) -> None:
    compared = compare_readers(form, content.encode().splitlines(keepends=True))
    assert not compared.differing


@pytest.mark.slow
def test_lines_of_owners_give_the_same_rows(register: Register) -> None:
    compared = compare_readers(OWNERS, list(owner_lines(register)))
    assert not compared.differing
    assert compared.lines == _LINES + 1
    # Whatever the column reader recognises, it is most of the file.
    assert compared.parsed < _LINES // 100


@pytest.mark.slow
def test_lines_of_owners_with_one_thing_changed_give_the_same_rows(register: Register) -> None:
    compared = compare_readers(OWNERS, list(changed_lines(owner_lines(register))))
    assert not compared.differing
    assert compared.unknown > _LINES // 10


@pytest.mark.slow
def test_rows_of_companies_give_the_same_rows(companies: Register) -> None:
    compared = compare_readers(COMPANIES, [row.encode() for row in company_rows(companies)])
    assert not compared.differing
    assert compared.parsed < _ROWS // 100


@pytest.mark.slow
def test_rows_of_companies_with_one_cell_changed_give_the_same_rows(companies: Register) -> None:
    rows = [row.encode() for row in changed_rows(company_rows(companies))]
    compared = compare_readers(COMPANIES, rows)
    assert not compared.differing
    assert compared.unknown > _ROWS // 20
