"""Check that the content of a bundle follows from its tables and captures."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from graph.errors import InvestigatorError
from graph.exports.tables.csv import csv_files
from graph.publishing.bundles.checking.check_frame import OTHER_CONTENT, check_frame
from graph.publishing.bundles.checking.enclosed_case import (
    CAPTURES,
    CASE_LOG,
    WACZ,
    EnclosedCase,
    read_case,
)
from graph.publishing.bundles.checking.open_files import Bag, BundleFault
from graph.publishing.bundles.derived import write_derived
from graph.publishing.bundles.dossier import DOSSIERS
from graph.publishing.bundles.request import FIRST_FORM
from graph.publishing.bundles.wacz import write_wacz
from graph.publishing.bundles.warc_archives import bare_record_id, captures_in
from graph.publishing.damaged_zip import READ_ERRORS

_PACKED = (".zip", ".xlsx", ".wacz")
_LATER = frozenset(
    f"data/{file}" for file in DOSSIERS.values()
)  # bundles of the first form may lack them
_VERDICT = "data/verdict.json"
_GRAPH = "data/graph/graph.json"


def check_references(case: EnclosedCase) -> Iterator[BundleFault]:
    """Yield the ties, statements, notes and log lines that refer to something missing."""
    contents = case.contents
    for tie in contents.ties:
        if tie.source not in contents.sources:
            yield BundleFault(
                f"this tie names the source {tie.source!r}, which is not there", tie.id
            )
        for end in {tie.start, tie.end} - contents.entities.keys():
            yield BundleFault(f"this tie leads to {end!r}, which is not there", tie.id)
    yield from _loose_references(case)


def _loose_references(case: EnclosedCase) -> Iterator[BundleFault]:
    contents = case.contents
    for statement in contents.statements:
        if statement.source and statement.source not in contents.sources:
            named = f"{statement.source!r}, which is not there"
            yield BundleFault(f"a value of it names the source {named}", statement.entity)
    ids = {*contents.entities, *(tie.id for tie in contents.ties)}
    for note in case.notes:
        if note.about not in ids:
            yield BundleFault(f"this note is about {note.about!r}, which is not there", note.id)
    known = {*ids, *contents.sources, *(note.id for note in case.notes)}
    for entry in case.case_log:
        for ident in (each for each in entry.ids if each not in known):
            yield BundleFault(
                f"an entry of {entry.at} is about {ident!r}, which is not there", CASE_LOG
            )
    for source in contents.sources.keys() ^ case.log.keys():
        yield BundleFault("this source stands only in one of sources.csv and log.jsonl", source)


def check_captures(bag: Bag, case: EnclosedCase, folder: Path) -> tuple[list[BundleFault], int]:
    """Return what is wrong with the captures, and how many of the sources' captures are there.

    ``folder`` is an empty folder for temporary files.
    """
    wanted = {bare_record_id(s.capture): s for s in case.contents.sources.values() if s.capture}
    digests: dict[str, str] = {}
    findings: list[BundleFault] = []
    if CAPTURES in bag.names:
        archive = folder / "captures.warc.gz"
        try:
            copy_to(bag, CAPTURES, archive)
            with archive.open("rb") as stream:
                digests = {c.record_id: c.sha256 for c in captures_in(stream, archive)}
            write_wacz(folder / "captures.wacz", archive)
            findings += _differing_files(bag, WACZ, folder / "captures.wacz")
        except READ_ERRORS:
            findings.append(BundleFault("cannot be read", CAPTURES))
    for source in case.contents.sources.values():
        ident = bare_record_id(source.capture)
        if source.capture and ident not in digests:
            findings.append(BundleFault(f"its capture {ident} is not in the bundle", source.id))
        elif source.capture and digests[ident] not in _expected_digests(
            case, source.id, source.sha256
        ):
            findings.append(BundleFault(f"its capture {ident} has other bytes", source.id))
    findings += [
        BundleFault("a capture of no source", i) for i in sorted(digests.keys() - wanted.keys())
    ]
    return findings, sum(ident in digests for ident in wanted)


def _expected_digests(case: EnclosedCase, source: str, digest: str) -> set[str]:
    """Return the digests that the payload of a capture may have.

    A source that is a document inside of a file has its own digest; the log has that of the file.
    """
    logged = str(case.log.get(source, {}).get("payload_sha256", ""))
    return {digest or logged, logged or digest}


def check_derived(bag: Bag, case: EnclosedCase, folder: Path) -> list[BundleFault]:
    """Return the files that differ from what the tables and settings give when made again."""
    made = folder / "data"
    (made / "graph").mkdir(parents=True)
    try:
        write_derived(case.contents, case.request, made)
        for name, chunks in csv_files(case.contents).items():
            (made / "graph" / name).write_bytes(b"".join(chunks))
    except (InvestigatorError, KeyError, ValueError) as error:
        return [BundleFault(f"the verdict cannot be computed again: {error}", _VERDICT)]
    findings: list[BundleFault] = []
    for path in sorted(path for path in made.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if name in bag.names or name not in _LATER or case.request.form != FIRST_FORM:
            findings += _differing_files(bag, name, path)
    given = frozenset(path.relative_to(folder).as_posix() for path in made.rglob("*"))
    findings += check_frame(bag, case, given)
    if any(finding.name == _VERDICT for finding in findings):
        findings += _differing_hops(bag, made / "verdict.json")
    if any(finding.name == _GRAPH for finding in findings):
        findings += _differing_edges(bag, made / "graph" / "graph.json")
    return findings


def _differing_files(bag: Bag, name: str, made: Path) -> Iterator[BundleFault]:
    if name not in bag.names:
        yield BundleFault("is missing", name)
        return
    try:
        same = _is_same(bag, name, made)
    except READ_ERRORS:
        yield BundleFault("cannot be read", name)
        return
    if not same:
        yield BundleFault(OTHER_CONTENT, name)


def _is_same(bag: Bag, name: str, made: Path) -> bool:
    if not name.endswith(_PACKED):
        return bag.read(name) == made.read_bytes()
    # Packed files are compared by what is in them: packing may differ between machines.
    with bag.open(name) as stream, ZipFile(stream) as given, ZipFile(made) as ours:
        if sorted(given.namelist()) != sorted(ours.namelist()):
            return False
        return all(given.read(each) == ours.read(each) for each in ours.namelist())


def _differing_hops(bag: Bag, made: Path) -> Iterator[BundleFault]:
    """Yield the hops that only one of the two verdicts has."""
    try:
        given = _hop_ids(json.loads(bag.read(_VERDICT)))
    except (*READ_ERRORS, KeyError, TypeError, AttributeError):
        return
    ours = _hop_ids(json.loads(made.read_bytes()))
    for ident in sorted(given - ours):
        yield BundleFault("this hop of verdict.json does not follow from the graph", ident)
    for ident in sorted(ours - given):
        yield BundleFault("this hop follows from the graph, and verdict.json lacks it", ident)


def _hop_ids(verdict: Mapping[str, Any]) -> set[str]:
    chains = (*verdict["chains"], *verdict["past"])
    return {str(hop["id"]) for c in chains for hop in (*c["hops"], *c["target"]["via"])}


def _differing_edges(bag: Bag, made: Path) -> Iterator[BundleFault]:
    """Yield the ties that only one of tables and graph has."""
    try:
        given = {str(edge["key"]) for edge in json.loads(bag.read(_GRAPH))["edges"]}
    except (*READ_ERRORS, KeyError, TypeError):
        return
    ours = {str(edge["key"]) for edge in json.loads(made.read_bytes())["edges"]}
    for ident in sorted(given ^ ours):
        where = "graph.json" if ident in given else "the tables"
        yield BundleFault(f"this tie or statement stands only in {where}", ident)


def count_hops(bag: Bag) -> int:
    """Return the number of hops in the verdict, 0 if it cannot be read."""
    try:
        verdict = json.loads(bag.read(_VERDICT))
        chains = (*verdict["chains"], *verdict["past"])
        return sum(len(c["hops"]) + len(c["target"]["via"]) for c in chains)
    except (*READ_ERRORS, KeyError, TypeError, AttributeError):
        return 0


def copy_to(bag: Bag, name: str, to: Path) -> None:
    """Copy one file of a bundle to a path."""
    with bag.open(name) as stream, to.open("wb") as out:
        while block := stream.read(1 << 20):
            out.write(block)


def check_case(bag: Bag, findings: list[BundleFault]) -> tuple[EnclosedCase | None, int]:
    """Check the content and add faults to ``findings``; return the case and its capture count."""
    case = read_case(bag, findings)
    if case is None:
        return None, 0
    loose = list(check_references(case))
    findings += loose
    with TemporaryDirectory() as name:
        wrong, captures = check_captures(bag, case, Path(name))
        findings += wrong
        # Tables with loose references cannot be traced again.
        if not loose:
            findings += check_derived(bag, case, Path(name))
    return case, captures
