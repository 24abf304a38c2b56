"""Names of files that a reader takes away."""

import pytest

from views.shell.file_names import file_name


@pytest.mark.parametrize(
    ("parts", "suffix", "expected"),
    [
        (("csv",), "zip", "Trendy-Beat-csv.zip"),
        (("neo4j",), "zip", "Trendy-Beat-neo4j.zip"),
        (("gexf",), "gexf", "Trendy-Beat.gexf"),
        (("ftm",), "ftm.json", "Trendy-Beat.ftm.json"),
        (("2026-11-30", "evidence"), "zip", "Trendy-Beat-2026-11-30-evidence.zip"),
    ],
)
def test_a_file_is_named_after_what_it_holds(
    parts: tuple[str, ...], suffix: str, expected: str
) -> None:
    assert file_name("Trendy Beat", *parts, suffix=suffix, otherwise="export") == expected


def test_a_name_of_signs_alone_still_names_a_file() -> None:
    assert file_name("/../", "bods", suffix="json", otherwise="export") == "export-bods.json"
