"""Skeleton of an extension with its test, which stays red until it is filled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from keyword import iskeyword
from pathlib import Path
from string import Template

import click

from graph.errors import InputError
from graph.support.language import N_

CHECKOUT = Path(__file__).parents[2]
_SKELETONS = Path(__file__).parent / "skeletons"
_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A line of a list: ``line`` goes before the first ``before`` that follows ``after``."""

    file: str
    after: str
    before: str
    line: str


@dataclass(frozen=True, slots=True)
class Extension:
    """One kind of extension: the skeleton of each file, its entries, and what pytest is given."""

    files: Mapping[str, str]
    entries: tuple[ListEntry, ...]
    test: str


EXTENSIONS: Mapping[str, Extension] = {
    "red_flag": Extension(
        {
            "graph/red_flags/flags/$name.py": "red_flag.txt",
            "tests/graph/red_flags/examples/$name.txt": "red_flag_example.txt",
        },
        (
            ListEntry(
                "graph/red_flags/catalogue.py",
                "from graph.red_flags.flags import (",
                ")",
                "    $name,",
            ),
            ListEntry("graph/red_flags/catalogue.py", "FLAGS: tuple", ")", "    $name.FLAG,"),
        ),
        "tests/graph/red_flags/test_flags.py -k $name",
    ),
    "source": Extension(
        {
            "scrapers/sources/registers/$name.py": "source.txt",
            "tests/fixtures/scrapers/$name/example/case.json": "source_case.txt",
            "tests/fixtures/scrapers/$name/example/company.json": "source_page.txt",
            "tests/fixtures/scrapers/$name/example/expected.jsonl": "source_expected.txt",
        },
        (
            ListEntry(
                "scrapers/sources/catalogue.py",
                "from scrapers.sources.registers import",
                "\n",
                "from scrapers.sources.registers import $name",
            ),
            ListEntry(
                "scrapers/sources/catalogue.py", "COLLECTORS: tuple", ")", "    $name.COLLECTOR,"
            ),
        ),
        "tests/scrapers/every_source/test_sources.py -k $name",
    ),
    "export": Extension(
        {"graph/exports/tables/$name.py": "export.txt"},
        (
            ListEntry(
                "graph/exports/catalogue.py",
                "from graph.exports.tables import",
                "\n",
                "from graph.exports.tables import $name",
            ),
            ListEntry("graph/exports/catalogue.py", "for module in (", "    )", "        $name,"),
        ),
        "tests/graph/exports/test_every_export.py -k $name",
    ),
    "convention": Extension(
        {
            "graph/analyses/ownership/conventions/$name.py": "convention.txt",
            "tests/graph/analyses/ownership/test_$name.py": "convention_test.txt",
        },
        (
            ListEntry(
                "graph/analyses/ownership/catalogue.py",
                "conventions.base import Convention",
                "from ",
                "from graph.analyses.ownership.conventions.$name import $constant",
            ),
            ListEntry(
                "graph/analyses/ownership/catalogue.py", "CONVENTIONS: tuple", ")", "    $constant,"
            ),
        ),
        "tests/graph/analyses/ownership/test_$name.py",
    ),
    "query": Extension(
        {"queries/$name.cypher": "query.txt"},
        (
            ListEntry(
                "tests/queries/test_saved_queries.py",
                "EXPECTED: dict",
                "}\n",
                '    "$name": [("fill in the rows that you expect",)],',
            ),
        ),
        "tests/queries/test_saved_queries.py::test_each_saved_query_answers_as_expected[embedded]",
    ),
}


@click.command()
@click.argument("kind", type=click.Choice(list(EXTENSIONS)))
@click.argument("name")
def new(kind: str, name: str) -> None:
    """Write the skeleton of an extension, and a test that is red until it is filled.

    NAME is in lower case, with underscores between its words. The skeleton is named in the list of
    its kind; docs/extending.md says what goes into it.
    """
    files, test = write_skeleton(kind, name, CHECKOUT)
    for file in files:
        click.echo(file)
    click.echo(f"Fill it in until this is green: pytest -n 0 {test}")


def write_skeleton(kind: str, name: str, checkout: Path) -> tuple[list[str], str]:
    """Write an extension into a checkout; return its files and what to give to pytest.

    Raises:
        InputError: the name is not valid, or there is such an extension.
    """
    if not _NAME.fullmatch(name) or iskeyword(name):
        raise InputError(
            N_("{name!r} is not a name for a file: write it like shared_address."), name=name
        )
    extension = EXTENSIONS[kind]
    words = {
        "name": name,
        "constant": name.upper(),
        "title": name.replace("_", " ").capitalize(),
    }
    paths = {Template(path).substitute(words): text for path, text in extension.files.items()}
    for path in paths:
        if (checkout / path).exists():
            raise InputError(N_("There is {path} already; choose another name."), path=path)
    lists = _lists_with_entries(extension, words, checkout)
    for path, skeleton in paths.items():
        text = (_SKELETONS / skeleton).read_text(encoding="utf-8")
        target = checkout / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(Template(text).substitute(words), encoding="utf-8")
    for path, text in lists.items():
        (checkout / path).write_text(text, encoding="utf-8")
    return [*paths, *lists], Template(extension.test).substitute(words)


def _lists_with_entries(
    extension: Extension, words: Mapping[str, str], checkout: Path
) -> dict[str, str]:
    lists: dict[str, str] = {}
    for entry in extension.entries:
        text = lists.get(entry.file) or (checkout / entry.file).read_text(encoding="utf-8")
        start = text.index(entry.after) + len(entry.after)
        place = start + re.search(f"^{re.escape(entry.before)}", text[start:], re.MULTILINE).start()  # type: ignore[union-attr]
        line = Template(entry.line).substitute(words)
        lists[entry.file] = f"{text[:place]}{line}\n{text[place:]}"
    return lists
