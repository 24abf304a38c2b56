"""What fetching keeps to: public hosts, limits, patience, robots.txt, and captures without keys."""

import gzip
import json
import socket
import threading
import time
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from pydantic import SecretStr
from warcio.archiveiterator import ArchiveIterator

from graph.errors import (
    AddressRefusedError,
    AnswerError,
    CollectError,
    InputError,
    KeyNeededError,
    MissingPageError,
    RobotsError,
    UnavailableError,
    WallError,
)
from graph.model.records import Standing
from graph.support.settings import Settings, settings
from scrapers.captures.archive import Captures
from scrapers.contract.collector import ApiKey, Collector, KeyPlace, Origin, RateLimit
from scrapers.fetching.api_keys import Secrets
from scrapers.fetching.fetcher import Fetcher
from scrapers.fetching.network import HttpNetwork
from scrapers.fetching.public_hosts import is_public
from tests.scrapers.local_source import LocalSource, Reply, local_source

HOST = "register.example"
KEY = "a-very-secret-key"
ORIGIN = Origin(
    "plain",
    "Plain register",
    "Plain",
    "",
    terms="",
    type="officialRegister",
    standing=Standing.REGISTER,
)
PLAIN = Collector(ORIGIN, "number", hosts=(HOST,), rate=RateLimit(10_000, 1))
PAGES = Collector(ORIGIN, "number", hosts=(HOST,), rate=RateLimit(10_000, 1), robots=True)
KEYED = Collector(
    ORIGIN,
    "number",
    hosts=(HOST,),
    rate=RateLimit(10_000, 1),
    key=ApiKey("companies_house_api_key", KeyPlace.BASIC_USER, "https://get.example", "gleif"),
)
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def source() -> Iterator[LocalSource]:
    with local_source({}) as found:
        yield found


class Fetching:
    """A fetcher of its own over a local source."""

    def __init__(self, source: LocalSource, folder: Path, collector: Collector, **more: Any):
        told: dict[str, Any] = {
            "data_dir": folder,
            "source_urls": {"plain": source.url},
            "allowed_private_hosts": ("127.0.0.1",),
            "backoff_seconds": 0.01,
            "answer_seconds": 5.0,
            "companies_house_api_key": SecretStr(KEY),
        }
        settings = Settings(_env_file=None, **{**told, **more})  # type: ignore[call-arg]
        self.path = folder / "captures.warc.gz"
        self._network = HttpNetwork(collector, settings, Secrets(collector, settings))
        self.captures = Captures(self.path)
        self.fetch = Fetcher(collector, settings, self.captures, self._network)

    def __enter__(self) -> Fetcher:
        return self.fetch

    def __exit__(self, *_error: object) -> None:
        self._network.close()
        self.captures.__exit__(None, None, None)


def test_an_answer_is_in_the_archive_with_its_question(source: LocalSource, tmp_path: Path) -> None:
    source.replies["/a?x=1"] = Reply(b'{"n": 1}', headers={**JSON, "Set-Cookie": "s=1"})

    with Fetching(source, tmp_path, PLAIN) as fetch:
        page = fetch(f"https://{HOST}/a", {"x": "1"})
        again = fetch(f"https://{HOST}/a", {"x": "1"})

    assert page.json() == {"n": 1}
    assert again.capture == page.capture
    assert source.asked == ["/a?x=1"]
    with (tmp_path / "captures.warc.gz").open("rb") as stream:
        found = [
            (r.rec_type, r.rec_headers.get_header("WARC-Record-ID"))
            for r in ArchiveIterator(stream, check_digests="raise")
        ]
    assert [kind for kind, _ in found] == ["request", "response"]
    assert found[1][1] == f"<{page.capture}>"


def test_the_digest_is_of_the_body_as_served(source: LocalSource, tmp_path: Path) -> None:
    packed = gzip.compress(b'{"n": 1}')
    source.replies["/a"] = Reply(packed, headers={**JSON, "Content-Encoding": "gzip"})

    with Fetching(source, tmp_path, PLAIN) as fetch:
        page = fetch(f"https://{HOST}/a")

    assert page.json() == {"n": 1}
    assert page.sha256 == sha256(packed).hexdigest()


def test_no_key_is_kept_even_where_the_source_sends_it_back(
    source: LocalSource, tmp_path: Path
) -> None:
    basic = b64encode(f"{KEY}:".encode()).decode()
    source.replies["/a"] = Reply(f"you sent {basic}, {KEY}".encode(), headers={"X-Echo": KEY})

    with Fetching(source, tmp_path, KEYED) as fetch:
        page = fetch(f"https://{HOST}/a")

    assert source.heard[0]["Authorization"] == f"Basic {basic}"
    kept = gzip.decompress((tmp_path / "captures.warc.gz").read_bytes())
    for secret in (KEY.encode(), basic.encode(), b"Authorization"):
        assert secret not in kept
    assert KEY not in page.text


def _raw_deflate(body: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(body) + packing.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("", bytes),
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", _raw_deflate),
        ("deflate, gzip", lambda body: gzip.compress(zlib.compress(body))),
    ],
)
@pytest.mark.parametrize("key", [KEY, 'a/very&secret"key'])
def test_no_key_is_kept_of_a_packed_answer_and_the_archive_stays_whole(
    encoding: str, pack: Callable[[bytes], bytes], key: str, source: LocalSource, tmp_path: Path
) -> None:
    basic = b64encode(f"{key}:".encode()).decode()
    told = f"{json.dumps([basic, key])} <a href=/?key={quote(key, safe='')}>{escape(key)}</a>"
    packed = {"Content-Encoding": encoding, "ETag": "w"} if encoding else {}
    source.replies["/a"] = Reply(pack(told.encode()), headers=packed)

    with Fetching(source, tmp_path, KEYED, companies_house_api_key=SecretStr(key)) as fetch:
        page = fetch(f"https://{HOST}/a")
        again = fetch(f"https://{HOST}/a")

    assert page.text == again.text == '["[key]", "[key]"] <a href=/?key=[key]>[key]</a>'
    with (tmp_path / "captures.warc.gz").open("rb") as stream:
        (answer,) = (
            (r.http_headers.headers, r.content_stream().read())
            for r in ArchiveIterator(stream, check_digests="raise")
            if r.rec_type == "response"
        )
    headers, body = {k.casefold(): v for k, v in answer[0]}, answer[1]
    assert page.sha256 == sha256(body).hexdigest()
    assert headers["content-length"] == str(len(body))
    assert "content-encoding" not in headers
    kept = gzip.decompress((tmp_path / "captures.warc.gz").read_bytes())
    for secret in (key, basic, quote(key, safe="")):
        assert secret.encode() not in kept


def test_a_packed_answer_without_the_key_is_kept_as_served(
    source: LocalSource, tmp_path: Path
) -> None:
    packed = gzip.compress(b'{"n": 1}')
    source.replies["/a"] = Reply(packed, headers={**JSON, "Content-Encoding": "gzip"})

    with Fetching(source, tmp_path, KEYED) as fetch:
        page = fetch(f"https://{HOST}/a")

    assert page.sha256 == sha256(packed).hexdigest()


def test_an_answer_that_cannot_be_looked_into_is_not_kept(
    source: LocalSource, tmp_path: Path
) -> None:
    source.replies["/a"] = Reply(f"you sent {KEY}".encode(), headers={"Content-Encoding": "br"})

    with Fetching(source, tmp_path, KEYED) as fetch, pytest.raises(AnswerError, match="encoding"):
        fetch(f"https://{HOST}/a")

    assert (tmp_path / "captures.warc.gz").read_bytes() == b""


def test_a_key_is_not_sent_to_where_a_redirect_leads(source: LocalSource, tmp_path: Path) -> None:
    with local_source({"/b": Reply()}) as other:
        source.replies["/a"] = Reply(b"", 302, {"Location": f"{other.url}/b"})
        base = {HOST: source.url}
        with Fetching(source, tmp_path, KEYED, source_urls=base) as fetch:
            fetch(f"https://{HOST}/a")

        assert "Authorization" not in other.heard[0]


def test_a_missing_key_says_which_where_and_what_else(source: LocalSource, tmp_path: Path) -> None:
    with pytest.raises(KeyNeededError) as error:
        Fetching(source, tmp_path, KEYED, companies_house_api_key=SecretStr(""))

    for part in ("COMPANIES_HOUSE_API_KEY", "https://get.example", "gleif"):
        assert part in str(error.value)


def test_a_refused_key_is_said(source: LocalSource, tmp_path: Path) -> None:
    source.replies["/a"] = Reply(b"no", 401)

    with Fetching(source, tmp_path, KEYED) as fetch, pytest.raises(KeyNeededError):
        fetch(f"https://{HOST}/a")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",  # noqa: S104
        "::1",
        "fe80::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "100.64.0.1",
        "224.0.0.1",
        "fc00::1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "127.1", "2130706433"])
def test_a_private_host_is_refused_where_the_connection_is_made(
    source: LocalSource, tmp_path: Path, host: str
) -> None:
    port = source.url.rsplit(":", 1)[1]
    more = {"allowed_private_hosts": (), "source_urls": {"plain": f"http://{host}:{port}"}}

    with Fetching(source, tmp_path, PLAIN, **more) as fetch, pytest.raises(CollectError) as error:
        fetch(f"https://{HOST}/a")

    assert isinstance(error.value, AddressRefusedError | UnavailableError)
    assert source.asked == []


def test_a_name_that_resolves_to_a_private_host_is_refused(
    source: LocalSource, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(source.url.rsplit(":", 1)[1])
    answers = [("93.184.216.34", port), ("127.0.0.1", port)]

    def resolve(*_args: object, **_more: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", a) for a in answers]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    more = {"source_urls": {"plain": f"http://rebound.example:{port}"}}

    with Fetching(source, tmp_path, PLAIN, **more) as fetch, pytest.raises(AddressRefusedError):
        fetch(f"https://{HOST}/a")

    assert source.asked == []


def test_a_redirect_to_a_private_host_is_refused(source: LocalSource, tmp_path: Path) -> None:
    with local_source({"/b": Reply()}) as inner:
        place = inner.url.replace("127.0.0.1", "localhost")
        source.replies["/a"] = Reply(b"", 302, {"Location": f"{place}/b"})
        base = {HOST: source.url}
        with (
            Fetching(source, tmp_path, PLAIN, source_urls=base) as fetch,
            pytest.raises(AddressRefusedError),
        ):
            fetch(f"https://{HOST}/a")

        assert inner.asked == []


@pytest.mark.parametrize(
    "place", ["http://169.254.169.254/b", "http://[::1]/b", "http://localhost/b"]
)
def test_a_mirror_does_not_hide_where_a_redirect_leads(
    source: LocalSource, tmp_path: Path, place: str
) -> None:
    source.replies |= {"/a": Reply(b"", 302, {"Location": place}), "/b": Reply()}

    with Fetching(source, tmp_path, PLAIN) as fetch, pytest.raises(AddressRefusedError):
        fetch(f"https://{HOST}/a")

    assert source.asked == ["/a"]


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://x/"])
def test_a_redirect_to_something_else_is_refused(
    source: LocalSource, tmp_path: Path, place: str
) -> None:
    source.replies["/a"] = Reply(b"", 302, {"Location": place})
    base = {HOST: source.url}

    with (
        Fetching(source, tmp_path, PLAIN, source_urls=base) as fetch,
        pytest.raises(AddressRefusedError),
    ):
        fetch(f"https://{HOST}/a")


def test_redirects_end(source: LocalSource, tmp_path: Path) -> None:
    source.replies |= {f"/{n}": Reply(b"", 302, {"Location": f"/{n + 1}"}) for n in range(20)}

    with Fetching(source, tmp_path, PLAIN) as fetch, pytest.raises(UnavailableError):
        fetch(f"https://{HOST}/0")

    assert len(source.asked) == 11


def test_a_gzip_bomb_ends_in_an_error(source: LocalSource, tmp_path: Path) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    source.replies["/a"] = Reply(bomb, headers={"Content-Encoding": "gzip"})

    with Fetching(source, tmp_path, PLAIN) as fetch, pytest.raises(AnswerError):
        fetch(f"https://{HOST}/a")


def test_an_answer_that_is_too_large_is_not_read(source: LocalSource, tmp_path: Path) -> None:
    source.replies["/a"] = Reply(b"x" * 2_000_000)

    with (
        Fetching(source, tmp_path, PLAIN, answer_megabytes=1.0) as fetch,
        pytest.raises(AnswerError, match="ANSWER_MEGABYTES"),
    ):
        fetch(f"https://{HOST}/a")


@pytest.mark.parametrize("drip", [0.02])
def test_an_answer_that_drips_in_is_given_up(
    source: LocalSource, tmp_path: Path, drip: float
) -> None:
    source.replies["/a"] = Reply(b"x" * 10_000, drip=drip)
    started = time.monotonic()

    with (
        Fetching(source, tmp_path, PLAIN, answer_seconds=0.3, most_tries=1) as fetch,
        pytest.raises(UnavailableError),
    ):
        fetch(f"https://{HOST}/a")

    assert time.monotonic() - started < 3


def test_an_answer_cut_off_on_its_way_is_asked_for_again(
    source: LocalSource, tmp_path: Path
) -> None:
    source.replies["/a"] = lambda n: Reply(b'{"n": 1}', claims=100 if n == 1 else None)

    with Fetching(source, tmp_path, PLAIN) as fetch:
        assert fetch(f"https://{HOST}/a").json() == {"n": 1}

    assert len(source.asked) == 2


def test_retry_after_is_waited_for(source: LocalSource, tmp_path: Path) -> None:
    source.replies["/a"] = lambda n: Reply(
        b"{}", 429 if n == 1 else 200, {"Retry-After": "1"} if n == 1 else {}
    )
    started = time.monotonic()

    with Fetching(source, tmp_path, PLAIN) as fetch:
        fetch(f"https://{HOST}/a")

    assert time.monotonic() - started >= 1
    assert len(source.asked) == 2


def test_a_long_retry_after_is_said_and_not_waited_for(source: LocalSource, tmp_path: Path) -> None:
    source.replies["/a"] = Reply(b"", 429, {"Retry-After": "86400"})

    with Fetching(source, tmp_path, PLAIN) as fetch, pytest.raises(UnavailableError, match="86400"):
        fetch(f"https://{HOST}/a")


def test_a_failing_source_is_tried_five_times(source: LocalSource, tmp_path: Path) -> None:
    source.replies["/a"] = Reply(b"", 503)

    with Fetching(source, tmp_path, PLAIN) as fetch, pytest.raises(UnavailableError):
        fetch(f"https://{HOST}/a")

    assert len(source.asked) == 5


def test_a_page_that_is_not_there(source: LocalSource, tmp_path: Path) -> None:
    with Fetching(source, tmp_path, PLAIN) as fetch, pytest.raises(MissingPageError):
        fetch(f"https://{HOST}/a")


def test_robots_txt_is_obeyed_and_asked_once(source: LocalSource, tmp_path: Path) -> None:
    source.replies |= {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /private\n"),
        "/open": Reply(b"<html></html>"),
        "/private/a": Reply(b"<html></html>"),
    }

    with Fetching(source, tmp_path, PAGES) as fetch:
        fetch(f"https://{HOST}/open")
        with pytest.raises(RobotsError):
            fetch(f"https://{HOST}/private/a")

    assert source.asked == ["/robots.txt", "/open"]


def test_a_failing_robots_txt_forbids(source: LocalSource, tmp_path: Path) -> None:
    source.replies |= {"/robots.txt": Reply(b"", 500), "/open": Reply(b"<html></html>")}

    with Fetching(source, tmp_path, PAGES) as fetch, pytest.raises(RobotsError):
        fetch(f"https://{HOST}/open")

    assert "/open" not in source.asked


def test_a_missing_robots_txt_allows(source: LocalSource, tmp_path: Path) -> None:
    source.replies["/open"] = Reply(b"<html></html>")

    with Fetching(source, tmp_path, PAGES) as fetch:
        assert fetch(f"https://{HOST}/open").body == b"<html></html>"


def test_a_wall_is_recognised(source: LocalSource, tmp_path: Path) -> None:
    source.replies["/a"] = Reply(b"<html><title>Robot or human?</title></html>")

    with Fetching(source, tmp_path, PLAIN) as fetch, pytest.raises(WallError, match="import"):
        fetch(f"https://{HOST}/a")


def test_a_half_written_tail_is_cut_off_and_asked_again(
    source: LocalSource, tmp_path: Path
) -> None:
    source.replies |= {"/a": Reply(b'{"n": 1}'), "/b": Reply(b'{"n": 2}')}
    with Fetching(source, tmp_path, PLAIN) as fetch:
        first = fetch(f"https://{HOST}/a")
        whole = (tmp_path / "captures.warc.gz").stat().st_size
        fetch(f"https://{HOST}/b")
    path = tmp_path / "captures.warc.gz"
    for size in range(whole, path.stat().st_size, 37):
        path.write_bytes(path.read_bytes()[:size] if size > whole else path.read_bytes()[:whole])
        source.asked.clear()

        with Fetching(source, tmp_path, PLAIN) as fetch:
            assert fetch(f"https://{HOST}/a").capture == first.capture
            assert fetch(f"https://{HOST}/b").json() == {"n": 2}

        assert source.asked == ["/b"]


def test_connections_are_used_again(source: LocalSource, tmp_path: Path) -> None:
    ports: set[int] = set()
    source.replies |= {f"/{n}": Reply() for n in range(5)}
    opened = socket.socket.connect

    def counted(self: socket.socket, address: Any) -> None:
        ports.add(id(self))
        opened(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", counted)
        with Fetching(source, tmp_path, PLAIN) as fetch:
            for n in range(5):
                fetch(f"https://{HOST}/{n}")

    assert len(ports) == 1


def test_a_stopped_run_ends_at_once(source: LocalSource, tmp_path: Path) -> None:
    source.replies["/a"] = Reply(b"", 503)

    with Fetching(source, tmp_path, PLAIN, backoff_seconds=60.0) as fetch:
        threading.Timer(0.2, fetch.stop.set).start()
        with pytest.raises(CollectError, match="Stopped"):
            fetch(f"https://{HOST}/a")


def test_what_was_posted_makes_a_question_another(source: LocalSource, tmp_path: Path) -> None:
    source.replies["/match"] = lambda n: Reply(json.dumps({"n": n}).encode())

    with Fetching(source, tmp_path, PLAIN) as fetch:
        one = fetch(f"https://{HOST}/match", json={"q": "a"})
        two = fetch(f"https://{HOST}/match", json={"q": "b"})
        again = fetch(f"https://{HOST}/match", json={"q": "a"})

    assert one.address != two.address
    assert again.capture == one.capture
    assert len(source.asked) == 2


def test_the_delay_that_robots_txt_asks_for_is_kept(source: LocalSource, tmp_path: Path) -> None:
    source.replies |= {
        "/robots.txt": Reply(b"User-agent: *\nCrawl-delay: 0.4\n"),
        "/a": Reply(b"<html></html>"),
        "/b": Reply(b"<html></html>"),
    }
    started = time.monotonic()

    with Fetching(source, tmp_path, PAGES) as fetch:
        fetch(f"https://{HOST}/a")
        fetch(f"https://{HOST}/b")

    assert time.monotonic() - started >= 0.8


@pytest.mark.parametrize(
    ("name", "value"),
    [("SOURCE_URLS", "not json"), ("ALLOWED_PRIVATE_HOSTS", "[broken"), ("MOST_TRIES", "many")],
)
def test_a_setting_that_cannot_be_read_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    settings.cache_clear()

    with pytest.raises(InputError, match=name):
        settings()


@pytest.mark.parametrize("value", ['["127.0.0.1", "x.example"]', "127.0.0.1, x.example"])
def test_private_hosts_are_a_list(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("ALLOWED_PRIVATE_HOSTS", value)

    assert Settings().allowed_private_hosts == ("127.0.0.1", "x.example")
