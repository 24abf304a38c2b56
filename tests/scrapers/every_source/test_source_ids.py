"""Which source a saved file is, and what may end a statement: for all sources alike."""

from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import pytest

from graph.model.records import TieType
from graph.stores.store import Store
from scrapers.runs.run import RunState
from scrapers.sources.catalogue import COLLECTORS
from tests.scrapers.saved_pages import (
    Saved,
    saved_pages,
    sources,
    stated_by,
    take,
    take_all,
)

PAGES = saved_pages()
ONE_EACH = [next(pages) for _, pages in groupby(PAGES, key=lambda page: page.collector.name)]
# The names of its files say which part of the database each is.
NAMED_BY_FILE = {"icij"}


def names_of(page: Saved) -> tuple[str, str]:
    first = page.name
    _, dot, ending = first.partition(".")
    other = first if page.collector.name in NAMED_BY_FILE else f"copy{dot}{ending}"
    return first, other


def ident(page: Saved) -> str:
    return f"{page.case}/{page.name}"


each_page = pytest.mark.parametrize("page", PAGES, ids=ident)
one_each = pytest.mark.parametrize("page", ONE_EACH, ids=ident)


def test_every_source_has_a_saved_page() -> None:
    assert {page.collector.name for page in PAGES} == {each.name for each in COLLECTORS}


@each_page
def test_one_content_under_two_names_is_one_source(page: Saved) -> None:
    first, other = names_of(page)

    assert sources(page, first) == sources(page, other)


@each_page
def test_two_contents_under_one_name_are_two_sources(page: Saved) -> None:
    other = page.of_a_stranger()

    assert sources(page, page.name).isdisjoint(sources(other, page.name))


@one_each
def test_a_stranger_s_file_of_that_name_leaves_the_first_untouched(
    page: Saved, store: Store, tmp_path: Path
) -> None:
    other = page.of_a_stranger()
    take(store, tmp_path, page, page.name, "2024-05-01")
    ids = sources(page, page.name)
    before = stated_by(store.contents(), ids)

    run = take(store, tmp_path, other, page.name, "2024-06-01")

    assert run.state is RunState.FINISHED, run.problem
    found = store.contents()
    assert before
    assert stated_by(found, ids) == before
    assert not found.unfinished
    strangers = [found.sources[each] for each in sources(other, page.name)]
    assert {each.sha256 for each in strangers}.isdisjoint(
        found.sources[each].sha256 for each in ids
    )


def test_one_address_is_of_one_file(store: Store, tmp_path: Path) -> None:
    pages = [page for page in PAGES if page.collector.name == "impressum"][:2]
    given = [replace(page, url="https://copies.example/imprint") for page in pages]

    run = take_all(store, tmp_path, [(page, "page.html") for page in given], "2024-05-01")

    assert run.state is RunState.FAILED
    assert "is the address of one page" in str(run.problem)
    assert not store.contents().sources
    assert not store.contents().unfinished


def test_two_captures_of_a_page_in_one_run_are_two_readings(store: Store, tmp_path: Path) -> None:
    """Synthetic: an imprint whose owner changed, saved twice, the later one given first."""
    page = next(page for page in PAGES if page.case == "impressum/company")
    head = (
        b"<!-- Page saved with SingleFile url: https://www.lindenhof.example/impressum saved date:"
    )
    texts = {"Jun 01": page.content.replace(b"HRB 999995", b"HRB 999994"), "May 01": page.content}
    saved = [
        replace(page, content=head + f" Sat {day} 2024 1-->".encode() + content, url="")
        for day, content in texts.items()
    ]

    take_all(store, tmp_path, [(each, "page.html") for each in saved], "2024-07-01")

    found = store.contents()
    (source,) = found.sources.values()
    assert source.retrieved == "2024-06-01"
    assert source.sha256 == sha256(saved[0].content).hexdigest()
    operators = [tie for tie in found.ties if tie.type is TieType.OPERATES]
    assert {tie.start[-6:]: tie.until for tie in operators} == {
        "999995": "2024-05-01",
        "999994": "",
    }
