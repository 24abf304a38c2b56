"""Pages over a store that is too large to be read whole: what they say is what the whole says."""

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from graph.stores import store as stores
from graph.stores.local_server import Access
from graph.stores.store import Store
from tests.pages import drawn_parties, opened, text
from tests.paths import ROOT
from views.shell.store.places import places

SHOP, SELLER = "ft-20230621-trendy-beat", "ft-20230621-seitu"
PARENT, PLATFORM = "ft-20230621-bytedance", "ft-20230621-tiktok"
NEEDS_ALL = "This page reads all of a database"
READ_WHOLE = {
    "storefronts",
    "red_flags",
    "market",
    "matches",
    "story",
    "compare",
    "import_files",
    "log",
    "queries",
}


@pytest.fixture
def large(app_store: Access, monkeypatch: pytest.MonkeyPatch) -> Iterator[Access]:
    """The founding case, which is too large for the moment, and is never read whole."""

    def refuse(_store: Store) -> None:
        raise AssertionError("the whole store was read")

    places.clear()
    monkeypatch.setattr(stores, "MOST_PARTIES", 3)
    monkeypatch.setattr(Store, "contents", refuse)
    yield app_store
    places.clear()


def parts(app: AppTest, *classes: str) -> list[str]:
    """Return the blocks of a page that begin with some class."""
    shown = [str(block.proto.body) for block in app.get("html")]
    return [b for b in shown if any(f'class="{each}' in b[:80] for each in classes)]


@pytest.mark.usefixtures("app_store")
def test_a_storefront_is_said_to_be_what_the_whole_says(request: pytest.FixtureRequest) -> None:
    classes = ("lk-title", "lk-sellers", "lk-banner", "lk-limits")
    whole = parts(opened("storefront", id=SHOP), *classes)
    request.getfixturevalue("large")
    app = opened("storefront", id=SHOP)
    assert parts(app, *classes) == whole
    assert len(whole) == 4
    assert "Red flags were not looked for" in text(app)


@pytest.mark.usefixtures("app_store")
@pytest.mark.parametrize("ident", [SELLER, PARENT])
def test_a_party_is_said_to_be_what_the_whole_says(
    request: pytest.FixtureRequest, ident: str
) -> None:
    whole = parts(opened("party", id=ident), "lk-title", "lk-dossier")
    request.getfixturevalue("large")
    app = opened("party", id=ident)
    assert parts(app, "lk-title", "lk-dossier") == whole
    assert "No storefront in your database is linked to it" not in text(app)


@pytest.mark.usefixtures("large")
def test_a_platform_says_that_its_storefronts_are_not_listed() -> None:
    assert "The storefronts that sell on it are not listed here" in text(
        opened("party", id=PLATFORM)
    )


@pytest.mark.usefixtures("large")
def test_search_finds_a_name() -> None:
    app = opened(q="Seitu")
    assert SELLER in text(app)
    assert NEEDS_ALL not in text(app)


@pytest.mark.usefixtures("large")
def test_the_graph_grows_by_what_is_tied_to_its_parties() -> None:
    app = opened("graph", add=SELLER, case="Large")
    assert drawn_parties(app) == {SELLER}
    next(b for b in app.button if str(b.key).startswith("way_")).click().run()
    assert not app.exception
    assert drawn_parties(app) > {SELLER}


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("page", sorted(p.stem for p in (ROOT / "views/pages").glob("[a-z]*.py")))
def test_every_page_works_or_says_what_to_do(page: str) -> None:
    app = opened(page)
    said = text(app)
    assert not re.search("Traceback|AssertionError", said)
    assert (NEEDS_ALL in said) == (page in READ_WHOLE), said[-500:]
