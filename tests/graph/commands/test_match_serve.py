"""The Reconciliation API, as OpenRefine and as others ask it."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode, urlsplit

import pytest
import uvicorn

from graph.commands.match_serve import OPENREFINE, make_app
from graph.matches.match_index import MatchIndex
from graph.matches.places import AgentAddresses
from graph.model.records import Contents, Entity, Kind, Tie, TieType
from graph.stores.local_server import Access
from tests.browser import free_port
from tests.paths import ROOT
from tests.servers import environment_of

RANDOM_PART = "7f3c"
EVIL = "<script>alert(1)</script> Marlpit Quarry Ltd"
PHONE = "phone-+442079460101"


def _company(ident: str, name: str, number: str) -> Entity:
    return Entity(
        ident, Kind.COMPANY, name, {"registration_number": number, "country": "GB", "name": name}
    )


def _index() -> MatchIndex:
    entities = (
        _company("gb-09990009", "Marlpit Garden Tools Ltd", "09990009"),
        _company("gb-09990010", EVIL, "09990010"),
        Entity("person-1", Kind.PERSON, "Jane Example", {"birth_date": "1970-01"}),
        Entity(PHONE, Kind.CONTACT, "+44 20 7946 0101"),
    )
    ties = (Tie("reached", TieType.REACHED_AT, "gb-09990009", PHONE, source=""),)
    contents = Contents({e.id: e for e in entities}, {}, (), ties)
    return MatchIndex.of(contents, agents=AgentAddresses(()), mass_tenants=20)


class Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def document(self) -> Any:
        return json.loads(self.text)


class Service:
    def __init__(self, port: int) -> None:
        self.port = port

    def ask(
        self,
        path: str = "/",
        form: Mapping[str, str] | None = None,
        root: str = f"/r/{RANDOM_PART}",
        **headers: str,
    ) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            sent = {"Host": f"127.0.0.1:{self.port}", **headers}
            body = urlencode(form) if form else None
            if form:
                sent["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request("POST" if form else "GET", root + path, body, sent)
            got = connection.getresponse()
            return Answer(got.status, dict(got.getheaders()), got.read().decode("utf-8"))
        finally:
            connection.close()

    def query(self, **stated: object) -> Any:
        answer = self.ask(form={"queries": json.dumps({"q0": stated})})
        assert answer.status == 200
        return answer.document["q0"]


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    port = free_port()
    config = uvicorn.Config(
        make_app(_index(), port, RANDOM_PART, 7), port=port, log_level="warning"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Service(port)
    server.should_exit = True
    thread.join(timeout=10)


def test_the_manifest_names_version_types_and_places(service: Service) -> None:
    manifest = service.ask().document
    assert manifest["versions"] == ["0.2"]
    assert {each["id"] for each in manifest["defaultTypes"]} == {"Company", "Person", "Storefront"}
    assert manifest["preview"]["url"].startswith(
        f"http://127.0.0.1:{service.port}/r/{RANDOM_PART}/"
    )
    assert "{{id}}" in manifest["preview"]["url"]
    assert {"identifierSpace", "schemaSpace", "name", "suggest", "extend"} <= set(manifest)


def test_a_number_matches_and_a_name_alone_does_not(service: Service) -> None:
    number = [{"pid": "number", "v": "9990009"}, {"pid": "country", "v": "GB"}]
    found = service.query(query="Marlpit Garden Tools", type="Company", properties=number)
    (best,) = found["result"][:1]
    assert (best["id"], best["match"]) == ("gb-09990009", True)
    assert {"id", "value"} == set(best["features"][0])
    (named,) = service.query(query="Marlpit Garden Tools", type="Company")["result"][:1]
    assert named["match"] is False
    assert named["score"] < best["score"]


def test_a_phone_and_a_name_are_likely_and_match_nothing_by_themselves(service: Service) -> None:
    phone = [{"pid": "phone", "v": ["020 7946 0101"]}, {"pid": "country", "v": {"id": "GB"}}]
    (found,) = service.query(query="Marlpit Garden Tools", properties=phone)["result"]
    assert found["description"].startswith("likely")
    assert found["match"] is False


def test_a_person_is_not_found_by_a_name_alone(service: Service) -> None:
    assert service.query(query="Jane Example", type="Person") == {"result": []}


@pytest.mark.parametrize(
    "stated",
    [
        {"query": "Marlpit", "type": "Ship"},
        {"query": "Marlpit", "properties": [{"pid": "colour", "v": "red"}]},
        {"query": "Marlpit", "properties": ["x"]},
        {"query": "Marlpit", "type": [["x"]]},
    ],
)
def test_an_unknown_type_or_property_finds_nothing_and_says_so(
    service: Service, stated: dict[str, object]
) -> None:
    found = service.query(**stated)
    assert found["result"] == []
    assert found["message"]
    assert "Marlpit Garden" not in found["message"]


def test_other_hosts_and_pages_are_refused(service: Service) -> None:
    assert service.ask(Host=f"evil.example:{service.port}").status == 403
    assert service.ask(Host="127.0.0.1:1").status == 403
    assert service.ask(Origin="https://evil.example").status == 403
    assert service.ask(Origin="null").status == 403
    allowed = service.ask(Origin=OPENREFINE)
    assert allowed.status == 200
    assert allowed.headers["access-control-allow-origin"] == OPENREFINE
    assert "access-control-allow-origin" not in service.ask().headers


def test_without_the_secret_nothing_is_there(service: Service) -> None:
    assert service.ask(root="/r/guess").status == 404
    assert service.ask(root="").status == 404


def test_too_much_is_refused(service: Service) -> None:
    batch = {f"q{n}": {"query": "Marlpit"} for n in range(51)}
    assert service.ask(form={"queries": json.dumps(batch)}).status == 413
    assert service.ask(form={"queries": "x" * 1_100_000}).status == 413
    assert (
        len(service.ask(form={"queries": json.dumps(dict(list(batch.items())[:50]))}).document)
        == 50
    )


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000, "\0", '{"q0": 1'])
def test_a_request_that_cannot_be_read_says_so_and_nothing_else(
    service: Service, text: str
) -> None:
    answer = service.ask(form={"queries": text or " "})
    assert answer.status == 400
    assert set(answer.document) == {"message"}
    assert service.ask(form={"extend": text or " "}).status == 400


def test_hostile_names_are_compared_and_harm_nothing(service: Service) -> None:
    for name in ("", "---", "\ud800", "\0\u202e", "x" * 100_000, '"; MATCH (n) DETACH DELETE n'):
        assert "result" in service.query(query=name)
        asked = {"ids": [name], "properties": [{"id": name}]}
        assert name in service.ask(form={"extend": json.dumps(asked)}).document["rows"]


def test_the_preview_escapes_what_sources_say(service: Service) -> None:
    shown = service.ask("/preview?id=gb-09990010")
    assert shown.status == 200
    assert "<script>" not in shown.text
    assert "&lt;script&gt;" in shown.text
    assert "default-src 'none'" in shown.headers["content-security-policy"]
    unknown = service.ask(f"/preview?id={quote('<script>')}")
    assert unknown.status == 404
    assert "<script>" not in unknown.text


def test_values_of_known_parties_and_properties_are_told(service: Service) -> None:
    asked = {
        "ids": ["gb-09990009", "nobody", "person-1", PHONE],
        "properties": [{"id": "country"}, {"id": "birth_date"}],
    }
    told = service.ask(form={"extend": json.dumps(asked)}).document
    assert told["rows"]["gb-09990009"] == {"country": [{"str": "GB"}], "birth_date": []}
    assert told["rows"]["nobody"] == {"country": [], "birth_date": []}
    assert told["rows"]["person-1"]["birth_date"] == []
    assert [each["id"] for each in told["meta"]] == ["country", "birth_date"]
    proposed = service.ask("/properties?type=Company").document
    assert {"id": "lei", "name": "LEI"} in proposed["properties"]


def test_what_is_typed_is_suggested(service: Service) -> None:
    found = service.ask("/suggest/entity?prefix=Marlpit+Garden+Tools").document["result"]
    assert found[0]["id"] == "gb-09990009"
    assert service.ask("/suggest/entity?prefix=").document == {"result": []}
    assert service.ask("/suggest/type?prefix=per").document["result"] == [
        {"id": "Person", "name": "Person"}
    ]
    assert {"id": "phone", "name": "phone"} in service.ask("/suggest/property?prefix=ph").document[
        "result"
    ]


@pytest.mark.slow
def test_the_printed_address_can_be_asked_at_once(embedded_server: Access) -> None:
    command = [sys.executable, "-m", "graph", "match", "serve"]
    environment = {**os.environ, **environment_of(embedded_server)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        address = urlsplit(process.stdout.readline())
        try:
            with socket.create_connection((address.hostname or "", address.port or 0), 5):
                pass
        finally:
            process.terminate()
