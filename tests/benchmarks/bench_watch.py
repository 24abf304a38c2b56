"""A run of the watches over many subjects, against a server on this machine.

Each subject is a company with profile, officers, owners and statements: four requests are the least
that reads it. The limit of the source is lifted, so that the time is the program's own. Of three
runs the first begins the watches, the second finds nothing, and in the third a director resigned
in every tenth company. The server is a process of its own.

python -m tests.benchmarks.bench_watch [SUBJECTS]
"""

import json
import multiprocessing as processes
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from pydantic import SecretStr

from graph.stores.local_server import Access
from graph.stores.store import Store, connect_store
from graph.support.settings import Settings
from scrapers.contract.collector import RateLimit
from scrapers.runs import open_sink
from scrapers.sources.catalogue import COLLECTORS
from scrapers.watch.report import WatchReport
from scrapers.watch.running.journal import Journal
from scrapers.watch.running.run import RunRequest, run_watches
from scrapers.watch.watch_list import WatchList
from tests.benchmarks.both import both
from tests.servers import empty

LEAST = 4  # requests that read a company
_EVERY_TENTH = 10
_LISTS = ("officers", "persons-with-significant-control")


def answer(path: str, resigned: bool) -> bytes:
    """Return what the source answers: an invented company with two officers and an owner."""
    _, _, number, *rest = path.partition("?")[0].split("/")
    if not rest:
        return json.dumps(_profile(number)).encode()
    items = {
        "officers": [_officer(number, key, resigned and key == 0) for key in range(2)],
        "persons-with-significant-control": [_owner(number)],
    }.get(rest[0], [])
    own = f"/company/{number}/{rest[0]}"
    return json.dumps(
        {"items": items, "total_results": len(items), "start_index": 0, "links": {"self": own}}
    ).encode()


def _profile(number: str) -> dict[str, object]:
    return {
        "company_name": f"EXAMPLE {number} LTD",
        "company_number": number,
        "company_status": "active",
        "type": "ltd",
        "jurisdiction": "england-wales",
        "date_of_creation": "2019-02-03",
        "registered_office_address": _address(number),
        "links": {"self": f"/company/{number}"},
    }


def _address(number: str) -> dict[str, str]:
    return {
        "premises": number.lstrip("0"),
        "address_line_1": "Example Street",
        "locality": "Exampleton",
        "postal_code": "EX1 1EX",
    }


def _officer(number: str, key: int, resigned: bool) -> dict[str, object]:
    own = f"{number}-{key}"
    return {
        "name": f"EXAMPLE, Person {own}",
        "officer_role": "director",
        "appointed_on": "2019-02-03",
        "address": _address(number),
        "links": {
            "self": f"/company/{number}/appointments/{own}",
            "officer": {"appointments": f"/officers/{own}/appointments"},
        },
        **({"resigned_on": "2026-10-01"} if resigned else {}),
    }


def _owner(number: str) -> dict[str, object]:
    own = f"/company/{number}/persons-with-significant-control/individual/psc{number}"
    return {
        "kind": "individual-person-with-significant-control",
        "name": f"Example Owner {number}",
        "natures_of_control": ["ownership-of-shares-25-to-50-percent"],
        "notified_on": "2019-02-03",
        "address": _address(number),
        "links": {"self": own},
    }


def serve(link: Connection) -> None:
    """Serve companies until the other side hangs up; ``/_resign`` and ``/_asked`` are orders."""
    state = {"asked": 0, "resigned": 0}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path == "/_resign":
                state["resigned"] = 1
            body = b"{}"
            if self.path == "/_asked":
                body, state["asked"] = str(state["asked"]).encode(), 0
            elif self.path.startswith("/company/"):
                state["asked"] += 1
                number = int(self.path.split("/")[2].partition("?")[0])
                body = answer(self.path, bool(state["resigned"]) and number % _EVERY_TENTH == 0)
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    link.send(server.server_address[1])
    server.serve_forever()


@contextmanager
def source() -> Iterator[str]:
    """Start the source in a process of its own; give its address."""
    ours, theirs = processes.Pipe()
    process = processes.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}"
    finally:
        process.terminate()
        process.join()


def order(base: str, path: str) -> str:
    """Give the source an order, and return its answer."""
    from urllib.request import urlopen

    with urlopen(f"{base}{path}") as answered:
        return str(answered.read().decode())


def run(settings: Settings, store: Store) -> WatchReport:
    """Run all watches, as the command does."""
    journal = Journal(settings.data_dir)
    with journal.lock():
        report = run_watches(settings, lambda: nullcontext(store), RunRequest())
        journal.note_reported()
    return report


def measure(access: Access, name: str, subjects: int) -> None:
    """Print a line for each of three runs."""
    empty(access)
    lifted = tuple(replace(each, rate=RateLimit(1_000_000, 1)) for each in COLLECTORS)
    with (
        source() as base,
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        patch.object(open_sink, "COLLECTORS", lifted),
        connect_store(access) as store,
    ):
        settings = Settings(
            data_dir=Path(folder),
            source_urls={"companies_house": base},
            allowed_private_hosts=("127.0.0.1",),
            companies_house_api_key=SecretStr("invented-key"),
        )
        numbers = [f"{number:08}" for number in range(1, subjects + 1)]
        WatchList(settings.data_dir).add("companies_house", numbers, "7d", None)
        for label in ("begun", "unchanged", "changed"):
            if label == "changed":
                order(base, "/_resign")
            wall, cpu = time.perf_counter(), time.process_time()
            report = run(settings, store)
            took, used = time.perf_counter() - wall, time.process_time() - cpu
            asked = int(order(base, "/_asked"))
            print(
                f"{name}, {label}: {subjects:,} subjects, {asked:,} requests "
                f"({asked / (LEAST * subjects):.2f} of the least), {took:.0f} s, {used:.0f} s of "
                f"the processor, {len(report.changes):,} changes, {len(report.problems):,} "
                f"problems, {_megabytes():.0f} MB",
                flush=True,
            )


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure on each server."""
    subjects = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    os.environ.pop("DATA_DIR", None)
    for name, access in both():
        measure(access, name, subjects)


if __name__ == "__main__":
    main()
