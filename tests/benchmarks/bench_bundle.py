"""An evidence bundle of 500 captures beside a plain zip and digests of the same bytes.

python -m tests.benchmarks.bench_bundle [CAPTURES] [KB A CAPTURE]

Each run is a process of its own. Its memory is that above the contents, which are there before.
"""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256, sha512
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from graph.model.records import Contents, Records, Source, Statement
from graph.publishing.bundles.checking.verify import verify_bundle
from graph.publishing.bundles.make import BundleCase, make_bundle
from graph.publishing.bundles.request import BundleRequest
from graph.publishing.bundles.warc_archives import find_captures
from tests.graph.exports.cases import contents_of, owned_shop

_RUNS = 5  # archives that the captures are spread over
_BLOCK = 1 << 20


def invented(count: int, size: int, data_dir: Path) -> Contents:
    """Write archives of invented pages of ``size`` KB, and return a case that rests on each."""
    shop = owned_shop()
    chance = random.Random(7)  # noqa: S311 - the same bytes in every run
    sources, stated = [], []
    for run in range(_RUNS):
        folder = data_dir / "captures" / f"2024040{run}-example"
        folder.mkdir(parents=True)
        with (folder / "captures.warc.gz").open("wb") as out:
            writer = WARCWriter(out, gzip=True, warc_version="1.1")
            for number in range(run, count, _RUNS):
                body = chance.randbytes(size * 512).hex().encode()
                ident = f"urn:uuid:00000000-0000-4000-8000-{number:012d}"
                _capture(writer, ident, body)
                digest = sha256(body).hexdigest()
                source = Source(f"s{number}", f"Page {number}", capture=ident, sha256=digest)
                sources.append(source)
                stated.append(Statement("low", shop.entities["low"].kind, source.id, {"name": "L"}))
    ties = tuple(replace(tie, source="s0") for tie in shop.ties)
    named = tuple(replace(s, source="s0") for s in shop.statements if s.entity != "low")
    return contents_of(Records(tuple(sources), (*named, *stated), ties))


def _capture(writer: WARCWriter, ident: str, body: bytes) -> None:
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], "HTTP/1.1")
    told = {"WARC-Record-ID": f"<{ident}>", "WARC-Date": "2024-04-01T00:00:00Z"}
    record = writer.create_warc_record(
        "https://shop.example/a",
        "response",
        payload=BytesIO(body),
        length=len(body),
        http_headers=head,
        warc_headers_dict=told,
    )
    writer.write_record(record)


def ours(contents: Contents, data_dir: Path, out: Path) -> None:
    """Make the bundle as a zip."""
    case = BundleCase(contents, (), partial(find_captures, data_dir))
    made = make_bundle(
        case, BundleRequest("shop", "2024-06-01", 1, False, mass_tenants=20), out, None
    )
    assert made.captures == len(contents.sources), made.not_enclosed[:3]


def plain(bundle: Path, out: Path) -> None:
    """Take the two digests of each file of a bundle that is there, and pack them again."""
    with ZipFile(bundle) as source, ZipFile(out, "x", ZIP_DEFLATED) as target:
        for name in source.namelist():
            digests = sha256(), sha512()
            with source.open(name) as stream, target.open(name, "w") as packed:
                while block := stream.read(_BLOCK):
                    packed.write(block)
                    for digest in digests:
                        digest.update(block)


def _timed(what: str, work: Callable[[], object], written: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    work()
    seconds = time.perf_counter() - began
    above = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    size = written.stat().st_size / 1e6
    print(f"{what:>8}: {seconds:6.2f} s {above:6.0f} MB above what was there {size:6.0f} MB of zip")


def _once(which: str, count: int, size: int, folder: Path) -> None:
    bundle, packed = folder / "bundle.zip", folder / "plain.zip"
    if which == "ours":
        contents = invented(count, size, folder / "data")
        _timed("bundle", lambda: ours(contents, folder / "data", bundle), bundle)
    elif which == "plain":
        _timed("plain", lambda: plain(bundle, packed), packed)
    else:
        _timed("verify", lambda: _holds(bundle), bundle)


def _holds(bundle: Path) -> None:
    found = verify_bundle(bundle, None)
    assert found.is_valid, found.findings[:3]


def main() -> None:
    """Print the figures of one run."""
    if sys.argv[1:2] == ["once"]:
        _once(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))
        return
    count, size = (int(told) for told in (*sys.argv[1:], *("500", "100")[len(sys.argv) - 1 :]))
    print(f"{count} captures of {size} KB in {_RUNS} archives")
    with TemporaryDirectory() as folder:
        for which in ("ours", "plain", "verify"):
            run = [sys.executable, "-m", "tests.benchmarks.bench_bundle", "once", which]
            done = subprocess.run(
                [*run, str(count), str(size), folder], capture_output=True, text=True, check=True
            )
            print(done.stdout.rstrip(), flush=True)


if __name__ == "__main__":
    main()
