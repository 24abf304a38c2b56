"""A newsroom that watches: its command line, a source on this machine, and edits of its pages."""

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graph.model.records import Kind, Records, Source, Standing, Statement, Tie, TieType
from graph.stores.local_server import Access
from tests.scrapers.cases import Case, cases
from tests.scrapers.local_source import LocalSource, Reply
from tests.scrapers.runs.test_collect import Typed

Json = dict[str, Any]
CASES = {case.name: case for case in cases()}
COMPANY = "/company/00000101"
OFFICERS = f"{COMPANY}/officers"
LAST_OFFICERS = f"{OFFICERS}?start_index=2"
OWNERS = f"{COMPANY}/persons-with-significant-control"
SHOP, PLATFORM, GROUP = "inv-shop", "inv-platform", "gb-00009999"


class Newsroom(Typed):
    """The command line of a newsroom; ``run`` reads the JSON of ``watch run``."""

    def __init__(self, folder: Path, source: LocalSource, access: Access | None = None) -> None:
        super().__init__(folder, source.url, access)
        self.source = source
        self.data = folder / "data"

    def watch(self, *subjects: str, every: str = "12h", case: str = "") -> None:
        words = [*subjects, "--every", every, *(["--case", case] if case else [])]
        status, _, err = self("watch", "add", "companies_house", *words)
        assert status == 0, err

    def run(self, *words: str) -> tuple[int, Json]:
        status, out, err = self("watch", "run", "--json", *words)
        assert out, err
        return status, json.loads(out)

    def list(self) -> list[Json]:
        found: list[Json] = json.loads(self("watch", "list", "--json").out)
        return found

    def edit(self, path: str, change: Callable[[Json], None]) -> None:
        """Change what the source answers at a path, a JSON object."""
        reply = self.source.replies[path]
        assert isinstance(reply, Reply)
        content = json.loads(reply.body)
        change(content)
        self.source.replies[path] = Reply(json.dumps(content).encode(), headers=reply.headers)


def replies(case: Case, pages: Mapping[str, bytes] | None = None) -> dict[str, Reply]:
    """Return what a source answers for a case, by path with query."""
    found = {}
    for url, body in (case.pages if pages is None else pages).items():
        parts = urlsplit(url)
        kind = "text/html; charset=utf-8" if body.lstrip()[:1] == b"<" else "application/json"
        path = f"{parts.path}{f'?{parts.query}' if parts.query else ''}"
        found[path] = Reply(body, headers={"Content-Type": kind})
    return found


def clones(count: int) -> dict[str, Reply]:
    """Return what a source answers for so many companies, 00000101 and up."""
    found: dict[str, Reply] = {}
    for path, reply in replies(CASES["companies_house/company"]).items():
        for number in range(101, 101 + count):
            own = f"{number:08}"
            body = reply.body.replace(b"00000101", own.encode())
            found[path.replace("00000101", own)] = Reply(body, headers=reply.headers)
    return found


def resign(officers: Json) -> None:
    """Let the first officer of a list resign."""
    officers["items"][0]["resigned_on"] = "2026-10-01"


def buy_all(owners: Json) -> None:
    """Let the platform's operator become an owner of the company."""
    owner = deepcopy(owners["items"][1])
    owner |= {
        "name": "Osprey Group plc",
        "natures_of_control": ["ownership-of-shares-75-to-100-percent"],
        "links": {"self": f"{OWNERS}/corporate/pscOsprey"},
        "notified_on": "2026-10-02",
    }
    owner["identification"]["registration_number"] = "00009999"
    for other in owners["items"]:
        other |= {"ceased_on": "2026-10-01", "ceased": True}
    owners["items"].append(owner)
    owners["total_results"] += 1


def seller_of_the_shop() -> Records:
    """Return a case: the watched company sells on a platform that Osprey Group runs."""
    source = Source("inv-report", "An invented report", "Kestrel News", published="2026-01-02")
    parties = (
        (SHOP, Kind.STOREFRONT, "Kestrel Shop"),
        (PLATFORM, Kind.PLATFORM, "Kestrel Market"),
        (GROUP, Kind.COMPANY, "Osprey Group plc"),
        ("gb-00000101", Kind.COMPANY, "EXAMPLE LANTERN LTD"),
    )
    ties = (
        (TieType.OPERATES, "gb-00000101", SHOP),
        (TieType.OPERATES, GROUP, PLATFORM),
        (TieType.SELLS_ON, SHOP, PLATFORM),
    )
    return Records(
        (source,),
        tuple(Statement(i, kind, source.id, {"name": name}) for i, kind, name in parties),
        tuple(
            Tie(f"inv-{n}", kind, start, end, source=source.id, standing=Standing.REGISTER)
            for n, (kind, start, end) in enumerate(ties)
        ),
    )
