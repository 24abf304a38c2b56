"""Who gets what of a served app with login: by address, by message, and by the links of others."""

import re

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from graph.model.notes import Note
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from tests.newsroom import (
    BY_GROUP,
    EDITOR,
    KEEPER,
    OTHER_EDITOR,
    READER,
    STRANGER,
    UNVERIFIED,
    USER_COOKIE,
    Newsroom,
    Tab,
)

pytestmark = pytest.mark.slow
SHOP = "ft-20230621-trendy-beat"
ADDRESSES = [
    "/",
    "/storefront?id=anything",
    "/no-such-page",
    "/media/0123456789abcdef.csv",
    "/component/any/index.html",
    "/static/js/index.js",
    "/app/static/any.csv",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/_stcore/stream",
    "/_stcore/bidi-components/any/index.js",
    "/_stcore/upload_file/any/any",
    "/_stcore/agent/openapi.json",
    "//media/0123456789abcdef.csv",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_answered_without_a_session(room: Newsroom, address: str) -> None:
    answer = room.visitor().get(room.url + address)
    assert answer.status_code in {401, 403}
    assert "streamlit" not in answer.text.lower()


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS"])
def test_nothing_is_taken_without_a_session(room: Newsroom, method: str) -> None:
    answer = room.visitor().request(method, "/_stcore/upload_file/any/any")
    assert answer.status_code == 403


def test_the_channel_of_the_pages_is_closed_without_a_session(room: Newsroom) -> None:
    with pytest.raises(InvalidStatus), Tab(room.visitor()):
        pass


@pytest.mark.parametrize(
    ("secret", "seconds", "origin"),
    [
        ("", -1, ""),
        ("another secret of the same length, guessed", 3600, ""),
        ("", 3600, "http://other"),
    ],
    ids=["ended", "forged", "of another address"],
)
def test_a_bad_cookie_counts_as_none(
    room: Newsroom, secret: str, seconds: int, origin: str
) -> None:
    named = {"secret": secret} if secret else {}
    cookie = Newsroom(origin or room.url, room.folder).cookie(KEEPER, seconds=seconds, **named)
    visitor = room.visitor(**{USER_COOKIE: cookie})
    assert visitor.get("/").status_code == 401
    assert visitor.get("/media/0123456789abcdef.csv").status_code == 403
    with pytest.raises(InvalidStatus), Tab(visitor):
        pass


def test_a_changed_cookie_counts_as_none(room: Newsroom) -> None:
    person = room.log_in(READER)
    signed = person.cookies[USER_COOKIE]
    text, _, signature = signed.strip('"').partition(".")
    forged = room.visitor(**{USER_COOKIE: f"{text[:-4]}AAAA.{signature}"})
    assert person.get("/").status_code == 200
    assert forged.get("/").status_code == 401


@pytest.mark.parametrize("who", [READER, EDITOR, KEEPER, BY_GROUP])
def test_who_has_a_role_comes_in(room: Newsroom, who: str) -> None:
    assert room.log_in(who).get("/").status_code == 200


@pytest.mark.parametrize("who", [STRANGER, UNVERIFIED])
def test_who_has_no_role_is_told_so(room: Newsroom, who: str) -> None:
    person = room.log_in(who)
    answer = person.get("/storefront?id=anything")
    assert answer.status_code == 403
    assert "have no role here" in answer.text
    assert person.get("/_stcore/host-config").status_code == 403


def test_a_copied_cookie_ends_with_the_login(room: Newsroom) -> None:
    person, other = room.log_in(READER), room.log_in(READER)
    copy = room.visitor()
    copy.cookies.update(person.cookies)
    with Tab(copy, "storefront", id=SHOP) as tab:
        assert copy.get("/").status_code == 200
        part = re.findall(r'fragment_id: "([^"]+)"', tab.text)[0]
        tab.messages.clear()
        person.get("/auth/logout")
        tab.send_for_fragment(part)
        tab.send()
        assert "Trendy Beat" not in tab.text
        assert tab.text.count("Log in to do this") == 2
    assert copy.get("/").status_code == 401
    with pytest.raises(InvalidStatus), Tab(copy):
        pass
    assert other.get("/").status_code == 200


def test_a_link_leads_to_its_page_through_the_login(room: Newsroom) -> None:
    visitor = room.visitor()
    assert visitor.get("/storefront?id=a%20b&lang=id").status_code == 401
    icon = visitor.get("/favicon.ico", headers={"Sec-Fetch-Dest": "image"})
    assert icon.status_code == 403
    visitor.cookies.update(room.log_in(READER).cookies)
    assert visitor.get("/").headers["location"] == "/storefront?id=a%20b&lang=id"
    assert visitor.get("/").status_code == 200


@pytest.mark.parametrize("kept", ["//evil.example/", "https://evil.example/", "/%5Cevil.example"])
def test_the_login_leads_to_no_other_site(room: Newsroom, kept: str) -> None:
    person = room.log_in(READER)
    person.cookies.set("after_login", kept.replace("/", "%2F").replace(":", "%3A"))
    location = person.get("/").headers["location"]
    assert httpx.URL(room.url).join(location).host == "localhost"


def test_the_page_says_who_is_logged_in(room: Newsroom) -> None:
    with Tab(room.log_in(READER)) as tab:
        assert "Rina Reader" in tab.text
        assert "Log out" in tab.text


def test_a_download_is_only_for_whom_it_was_given(room: Newsroom) -> None:
    editor, reader = room.log_in(EDITOR), room.log_in(READER)
    with Tab(editor, "market") as tab:
        address = tab.media()[0]
        assert editor.get(address).status_code == 200
        assert reader.get(address).status_code == 403
        assert room.visitor().get(address).status_code == 403
        with Tab(reader, "market") as same:
            assert address in same.media()
            assert reader.get(address).status_code == 200


def test_a_file_is_uploaded_only_to_ones_own_page(room: Newsroom) -> None:
    editor, reader = room.log_in(EDITOR), room.log_in(READER)
    with Tab(editor) as tab:
        session = re.findall(r'session_id: "([^"]+)"', tab.text)[0]
        address = f"/_stcore/upload_file/{session}/{session}"
        header = {"X-Xsrftoken": editor.cookies["_streamlit_xsrf"]}
        assert reader.put(address, files={"f": b"x"}, headers=header).status_code == 403
        assert editor.put(address, files={"f": b"x"}, headers=header).status_code == 204


def _dismissals(access: Access) -> list[Note]:
    with connect_store(access) as store:
        return [note for note in store.notes() if note.text.startswith("posted by")]


def _post_dismissal(tab: Tab, forms: Tab, who: str) -> None:
    """Send what the form that dismisses a finding sends to an editor."""
    why = forms.widget("-dismissed_why")
    button = forms.widget_labelled("Dismiss it")
    tab.send({why: f"posted by {who}"})
    tab.send({why: f"posted by {who}", button: True})


def test_a_reader_who_posts_what_an_editor_would_changes_nothing(
    room: Newsroom, embedded_server: Access
) -> None:
    with (
        Tab(room.log_in(EDITOR), "storefront", id=SHOP) as editors,
        Tab(room.log_in(READER), "storefront", id=SHOP) as readers,
    ):
        _post_dismissal(readers, editors, "a reader")
        _post_dismissal(readers, readers, "a reader")
        assert _dismissals(embedded_server) == []
        _post_dismissal(editors, editors, "an editor")
    assert [note.author for note in _dismissals(embedded_server)] == [f"Edo Editor ({EDITOR})"]


def test_a_role_that_is_taken_away_ends_with_the_next_click(room: Newsroom) -> None:
    roles = room.folder / "roles.toml"
    given = roles.read_text(encoding="utf-8")
    with Tab(room.log_in(READER), "storefront", id=SHOP) as tab:
        part = re.findall(r'fragment_id: "([^"]+)"', tab.text)[0]
        assert "Trendy Beat" in tab.text
        try:
            roles.write_text("[keeper]\nemails = []\n", encoding="utf-8")
            tab.messages.clear()
            tab.send_for_fragment(part)
            tab.send()
        finally:
            roles.write_text(given, encoding="utf-8")
        assert tab.text.count("have no role here") == 2
        assert "Trendy Beat" not in tab.text


def test_a_reader_sees_what_they_cannot_do_and_why(room: Newsroom) -> None:
    with Tab(room.log_in(READER), "import") as tab:
        assert "To change something, ask a keeper" in tab.text
    with Tab(room.log_in(KEEPER), "import") as tab:
        assert "To change something, ask a keeper" not in tab.text


def test_each_has_an_own_list_of_what_they_opened(room: Newsroom, embedded_server: Access) -> None:
    assert embedded_server.folder
    lists = set(embedded_server.folder.glob("recent*.json"))
    for who in (EDITOR, KEEPER):
        with Tab(room.log_in(who), "storefront", id=SHOP):
            pass
    new = set(embedded_server.folder.glob("recent-*.json")) | lists
    assert len(new) >= 2
    assert all("newsroom" not in path.name for path in new)


@pytest.mark.parametrize("who", [EDITOR, READER])
def test_each_has_an_own_list_of_what_they_asked(room: Newsroom, who: str) -> None:
    asked = f"asked by {who}"
    with Tab(room.log_in(who), "queries", query="own") as tab:
        tab.send({tab.widget("-cypher"): f"RETURN '{asked}'", tab.widget_labelled("Run"): True})
    with Tab(room.log_in(who), "queries", query="own") as own:
        assert asked in own.text
    with Tab(room.log_in(OTHER_EDITOR), "queries", query="own") as other:
        assert asked not in other.text
