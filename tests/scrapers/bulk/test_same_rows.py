"""A shelf holds what the record parser of its source says, whatever the pieces are."""

from pathlib import Path

import pytest

from tests.paths import RECORDED
from tests.scrapers.bulk.rows import parsed, read_into_parts, records_in, united, unknown_values
from tests.scrapers.cases import cases

_SOURCES = ("companies_house_psc", "companies_house_basic", "gleif_golden_copy", "icij")


def _fixtures() -> list[tuple[str, tuple[Path, ...]]]:
    return [
        (case.collector.name, tuple(case.path / name for name in case.files))
        for case in cases()
        if case.collector.name in _SOURCES and case.files
    ]


def _recorded() -> list[tuple[str, tuple[Path, ...]]]:
    basic = sorted(RECORDED.glob("companies_house/basic_company_data/*.zip"))
    groups = {
        "bods": [*RECORDED.glob("bods/*/*.json*")],
        "followthemoney": [*RECORDED.glob("ftm/*.jsonl")],
        "gleif_golden_copy": [*RECORDED.glob("gleif/concatenated_2018/*")],
    }
    found: list[tuple[str, tuple[Path, ...]]] = []
    for source, paths in groups.items():
        found += [(source, (path,)) for path in sorted(paths)]
    return [*found, ("companies_house_basic", tuple(basic))] if basic else found


def _name(value: object) -> str:
    return value if isinstance(value, str) else Path(str(value)).name


@pytest.mark.parametrize(("source", "files"), [*_fixtures(), *_recorded()])
def test_same_rows_as_the_record_parser(
    source: str, files: tuple[Path, ...], tmp_path: Path
) -> None:
    lines = sum(file.read_bytes().count(b"\n") for file in files)
    results = read_into_parts(tmp_path, source, files, max(lines // 4, 3))
    records = parsed(source, files)
    there = united(records_in(tmp_path / "shelf" / "building"), source)
    assert there == united(records, source)
    assert there
    if source not in ("bods", "followthemoney"):
        odd = {each.value for result in results for each in result.not_understood}
        assert odd == unknown_values(records)
