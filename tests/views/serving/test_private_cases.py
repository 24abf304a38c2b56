"""A private case in the served app: open to its member, and for all others as if it were not.

Every page is read by who is no member before the case holds anything and after: word for word the
same, whatever address they try.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import httpx
import pytest

from graph.exports.base import ExportFormat
from graph.exports.catalogue import EXPORTS
from graph.model.notes import Mark
from graph.model.records import Kind, Records, Source, Statement, TieType
from graph.stores.store import connect_store
from graph.support.language import gettext
from graph.support.private_cases import add_member, remove_member
from tests.graph.exports.cases import tie
from tests.newsroom import EDITOR, KEEPER, OTHER_EDITOR, Newsroom, Tab, newsroom
from tests.pages import PROJECT_S, records_in
from tests.paths import ROOT
from tests.two_places import MEMBER, NAME, SLUG, TwoPlaces, two_places

pytestmark = pytest.mark.slow
SHOP, SELLER, SEITU = "quexal-shop", "quexal-seller", "ft-20230621-seitu"
WORD = "lantern"
QUERY = "MATCH (e:Entity) RETURN e.id AS id, e.name AS name ORDER BY id"
_TRIES = 30
_MADE_ANEW = re.compile("[0-9a-f]{32}")  # ids of a session, or of a file that it may ask for
TRACES = re.compile(f"{WORD}|quexal|{NAME}|only we know", re.IGNORECASE)


def hidden_records() -> Records:
    source = Source("quexal-brief", f"Brief of the {WORD}", url=f"https://{WORD}.example")
    named = {
        SHOP: (Kind.STOREFRONT, f"Quexal {WORD.title()} Shop"),
        SELLER: (Kind.COMPANY, f"Quexal {WORD.title()} Ltd"),
        SEITU: (Kind.COMPANY, f"Seitu of the {WORD}"),  # the shared database has it, too
    }
    statements = [Statement(i, kind, source.id, {"name": n}) for i, (kind, n) in named.items()]
    ties = [
        tie("quexal-runs", TieType.OPERATES, SELLER, SHOP, source.id),
        tie("quexal-owns", TieType.OWNS, SEITU, SELLER, source.id),
    ]
    return Records((source,), tuple(statements), tuple(ties))


def paths() -> list[str]:
    """The address of every page."""
    listed = (ROOT / "views/shell/page_list.py").read_text(encoding="utf-8")
    named = {f"{word}.py" for word in re.findall(r'_hidden_page\("(\w+)"', listed)}
    known = re.findall(r'"(\w+)\.py", title=[^\n]+?url_path="([\w-]+)"', listed)
    known += [
        (a, c or a)
        for a, c in re.findall(r'_hidden_page\("(\w+)", _\([^)]*\)(?:, "([\w-]+)")?', listed)
    ]
    pages = {path.name for path in (ROOT / "views/pages").glob("*.py")} - {"__init__.py"}
    assert pages <= {f"{name}.py" for name, _ in known} | named
    return sorted({address for _, address in known})


@dataclass(frozen=True, slots=True)
class Room:
    """The served app with both places, and what a stranger to the case read before it held any."""

    news: Newsroom
    places: TwoPlaces
    before: dict[str, str]

    def log_in(self, who: str) -> httpx.Client:
        return self.news.log_in(who)


def told(person: httpx.Client, page: str, **parameters: str) -> str:
    """Return what a page shows when it is opened."""
    with Tab(person, page, **parameters) as tab:
        return said(tab)


def said(tab: Tab) -> str:
    """What a page shows: texts and tables, fields with what can be chosen, and drawings."""
    deltas = (m.delta.new_element for m in tab.messages if m.WhichOneof("type") == "delta")
    shown = "\n".join(str(each) for each in deltas if "<style" not in each.html.body)
    return _MADE_ANEW.sub("", shown)


def walk(person: httpx.Client) -> dict[str, str]:
    asked = {"id": SEITU, "q": WORD, "source": "quexal-brief", "pick": f"entity:{SELLER}"}
    # The first two begin to compare and to count beside the page, and end meanwhile.
    order = ["matches", "search", *paths()]
    return {page: told(person, page, **asked) for page in order}


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def room(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Room]:
    shared = request.getfixturevalue(f"{request.param}_server")
    private = request.getfixturevalue(f"private_{request.param}_server")
    folder = tmp_path_factory.mktemp("places")
    with two_places(shared, private, folder) as places:
        with connect_store(shared) as store:
            store.load(records_in(PROJECT_S), by="test", files=())
        with newsroom(tmp_path_factory.mktemp("newsroom"), places.environment) as news:
            stranger = news.log_in(OTHER_EDITOR)
            walk(stranger)  # what is made or counted at the first opening is there at the second
            before = walk(stranger)
            fill_case(places)
            yield Room(news, places, before)


def fill_case(places: TwoPlaces) -> None:
    with connect_store(places.private) as store:
        store.keep_private_case(SLUG)
        store.load(hidden_records(), by=f"{WORD} import", files=(f"{WORD}.csv",))
        store.add_note(SHOP, "Only we know", "Edo Editor", Mark.PRIVATE)
    head = f"// title: Quexal {WORD}\n// question: x\n// returns: id, name\n"
    for name, content in {
        "queries/quexal_question.cypher": f"{head}{QUERY}\n",
        "recent.json": f'["{SHOP}"]',
        f"cases/Quexal {WORD}.json": "{}",
    }.items():
        path = places.case_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


class TestMember:
    def test_a_member_works_in_the_case_that_the_address_names(self, room: Room) -> None:
        member = room.log_in(MEMBER)
        for page, asked in {"storefront": SHOP, "company": SELLER, "search": ""}.items():
            found = told(member, page, private=SLUG, id=asked, q=WORD if not asked else "")
            assert f"Quexal {WORD.title()}" in found, page
            assert f"Working in: Private case {NAME}" in found

    def test_and_elsewhere_sees_the_shared_database_alone(self, room: Room) -> None:
        found = told(room.log_in(MEMBER), "search", q=WORD)
        assert "Working in: Shared database" in found
        assert f"private={SLUG}" in found  # the way into it
        assert SELLER not in found
        assert SHOP not in found

    def test_a_keeper_is_a_member_only_where_named(self, room: Room) -> None:
        assert not TRACES.search(told(room.log_in(KEEPER), "search", private=SLUG))
        add_member(room.places.data_dir, NAME, KEEPER)
        try:
            assert SELLER in (told(room.log_in(KEEPER), "company", private=SLUG, id=SELLER))
        finally:
            remove_member(room.places.data_dir, NAME, KEEPER)

    def test_who_is_a_member_no_more_sees_no_more(self, room: Room) -> None:
        add_member(room.places.data_dir, NAME, OTHER_EDITOR)
        with Tab(room.log_in(OTHER_EDITOR), "company", private=SLUG, id=SELLER) as tab:
            assert WORD in said(tab).lower()
            remove_member(room.places.data_dir, NAME, OTHER_EDITOR)
            tab.messages.clear()
            tab.send()
            assert "not open to you, or of none" in said(tab)
            assert not TRACES.search(said(tab))

    def test_a_query_of_a_member_is_answered_from_the_case(self, room: Room) -> None:
        assert SELLER in answer_of(room.log_in(EDITOR), private=SLUG)


def answer_of(person: httpx.Client, **parameters: str) -> str:
    with Tab(person, "queries", query="own", **parameters) as tab:
        field, run = tab.widget("-cypher"), tab.widget("own_form")
        tab.send({field: QUERY, run: True})
        for _ in range(_TRIES):
            if SEITU in tab.text:
                break
            tab.send()  # the query runs beside the page
        return tab.text


class TestStranger:
    def test_every_page_says_what_it_said_before_there_was_a_case(self, room: Room) -> None:
        after = walk(room.log_in(OTHER_EDITOR))
        assert after.keys() == room.before.keys()
        for page, shown in after.items():
            lines = set(room.before[page].splitlines())
            new = [line for line in shown.splitlines() if line not in lines]
            assert new == [], page

    def test_no_page_opens_by_the_address_of_the_case(self, room: Room) -> None:
        stranger = room.log_in(OTHER_EDITOR)
        for page in paths():
            with Tab(stranger, page, id=SHOP, pick=f"entity:{SELLER}", private=SLUG) as tab:
                files = [stranger.get(address).content for address in tab.media()]
                shown = tab.text.replace(SHOP, "").replace(SELLER, "").replace(SLUG, "")
            assert "not open to you, or of none" in shown
            assert not TRACES.search(shown), page
            assert not any(TRACES.search(file.decode(errors="ignore")) for file in files)

    def test_a_case_of_others_is_as_one_that_is_not_there(self, room: Room) -> None:
        stranger = room.log_in(OTHER_EDITOR)
        real = told(stranger, "search", private=SLUG)
        assert "not open to you, or of none" in real
        for none in ("no-such-case", f"../{SLUG}", f"{SLUG}/", SLUG.upper()):
            assert told(stranger, "search", private=none) == real

    def test_a_query_finds_nothing_of_it(self, room: Room) -> None:
        answer = answer_of(room.log_in(OTHER_EDITOR))
        assert SEITU in answer
        assert not TRACES.search(answer)

    def test_a_pressed_export_of_any_format_holds_nothing_of_it(self, room: Room) -> None:
        stranger = room.log_in(OTHER_EDITOR)
        with Tab(stranger, "company", id=SEITU) as tab:
            files = {form.name: pressed(tab, stranger, form) for form in EXPORTS}
        # A picture has no text to look for: its drawing is that of the SVG.
        assert [name for name, file in files.items() if "Seitu" not in readable(file)] == ["png"]
        assert [name for name, file in files.items() if TRACES.search(readable(file))] == []

    def test_the_same_export_of_a_member_holds_the_case(self, room: Room) -> None:
        member = room.log_in(MEMBER)
        with Tab(member, "company", private=SLUG, id=SEITU) as tab:
            assert TRACES.search(readable(pressed(tab, member, EXPORTS[0])))

    def test_links_of_a_member_open_nothing_for_a_stranger(self, room: Room) -> None:
        member, stranger = room.log_in(MEMBER), room.log_in(OTHER_EDITOR)
        with Tab(member, "company", private=SLUG, id=SELLER) as tab:
            addresses = tab.media()
        for address in addresses:
            assert stranger.get(address).status_code in {401, 403, 404}

    def test_nothing_of_it_was_written_next_to_the_shared_database(self, room: Room) -> None:
        assert telling(room.places.data_dir) == []


def pressed(tab: Tab, person: httpx.Client, form: ExportFormat) -> bytes:
    """Return the whole database in a format, as the export menu of a company makes it."""
    wish: dict[str, str | bool] = {
        tab.widget(f"format_{SEITU}"): f"{form.name}: {gettext(form.title)}",
        tab.widget(f"scope_{SEITU}"): "the whole database",
    }
    tab.send(wish)
    before = set(tab.media())
    tab.send({**wish, tab.widget(f"make_{SEITU}"): True})
    for _ in range(_TRIES):
        if new := [address for address in tab.media() if address not in before]:
            return person.get(new[-1]).content
        time.sleep(0.2)
        tab.send(wish)
    raise TimeoutError(form.name)


def readable(file: bytes) -> str:
    """Return the text of a file, and of the parts of a zip."""
    if not is_zipfile(BytesIO(file)):
        return file.decode(errors="ignore")
    with ZipFile(BytesIO(file)) as parts:
        return "\n".join(parts.read(name).decode(errors="ignore") for name in parts.namelist())


def telling(folder: Path) -> list[str]:
    """Files outside of the private case whose name or content tells of it."""
    own = ("private", "arcadedb", "log")
    files = (each for each in folder.rglob("*") if each.relative_to(folder).parts[0] not in own)
    return [
        str(each) for each in files if TRACES.search(each.name) or (each.is_file() and _tells(each))
    ]


def _tells(path: Path) -> bool:
    return bool(TRACES.search(path.read_bytes().decode(errors="ignore")))
