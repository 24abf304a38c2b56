"""Check that the content of a bundle follows from its tables and captures."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from graph.errors import InvestigatorError
from graph.exports.tables.csv import csv_files
from graph.model.notes import Note, note_from
from graph.model.records import Contents
from graph.publishing.bundles.bagit import (
    BAG_INFO,
    DECLARATION,
    DECLARED,
    PAYLOAD,
    PUBLIC_KEY,
    UNLISTED,
    bag_info,
)
from graph.publishing.bundles.checking.open_files import READ_ERRORS, Bag, BundleFault
from graph.publishing.bundles.derived import (
    TABLES,
    log_citation,
    read_tables,
    readme_of,
    write_derived,
)
from graph.publishing.bundles.dossier import DOSSIER, README
from graph.publishing.bundles.request import (
    FIRST_FORM,
    BundleRequest,
    settings_document,
    settings_from,
    stated_settings,
)
from graph.publishing.bundles.wacz import write_wacz
from graph.publishing.bundles.warc_archives import bare_record_id, captures_in
from graph.support.safe_text import split_lines

CAPTURES = "data/captures/captures.warc.gz"
WACZ = "data/captures/captures.wacz"
_PACKED = (".zip", ".xlsx", ".wacz")
_SETTINGS, _LOG, _NOTES = "data/settings.json", "data/log.jsonl", "data/notes.json"
_LEFT_OUT = "data/left_out.json"
_LATER = frozenset({f"data/{DOSSIER}"})  # bundles of the first form may lack them
_FRAME = frozenset({DECLARATION, BAG_INFO, README, PUBLIC_KEY, *PAYLOAD, *UNLISTED})
_OTHER_CONTENT = "is not what the tables and captures of the bundle give"
_VERDICT = "data/verdict.json"
_GRAPH = "data/graph/graph.json"


@dataclass(frozen=True, slots=True)
class EnclosedCase:
    """The case of a bundle, as read from its tables, settings, notes and log."""

    contents: Contents
    request: BundleRequest
    notes: tuple[Note, ...]
    log: Mapping[str, Mapping[str, Any]]


def read_case(bag: Bag, findings: list[BundleFault]) -> EnclosedCase | None:
    """Return the enclosed case, None if it cannot be read; the reason is added to ``findings``."""
    try:
        tables = {name: bag.read(f"data/graph/{name}") for name in TABLES}
        request = settings_from(bag.read("data/settings.json"))
        notes = tuple(note_from(document) for document in json.loads(bag.read("data/notes.json")))
        lines = [json.loads(line) for line in split_lines(bag.read("data/log.jsonl").decode())]
        log = {str(line["source"]): line for line in lines}
        if len(log) < len(lines):
            findings.append(BundleFault("names a source twice", _LOG))
    except KeyError as error:
        findings.append(BundleFault("is missing, or lacks a part", str(error.args[0])))
        return None
    except (*READ_ERRORS, TypeError, InvestigatorError) as error:
        findings.append(BundleFault("tables, settings, notes or log cannot be read", str(error)))
        return None
    contents, problems = read_tables(tables)
    findings += [BundleFault(str(problem), "data/graph") for problem in problems]
    return None if problems else EnclosedCase(contents, request, notes, log)


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
    known = {path.relative_to(folder).as_posix() for path in made.rglob("*")} | _others(case)
    findings += [
        BundleFault("is no file of such a bundle", name)
        for name in sorted(bag.names - known - _FRAME)
    ]
    findings += _differing_frame(bag, case)
    if any(finding.name == _VERDICT for finding in findings):
        findings += _differing_hops(bag, made / "verdict.json")
    if any(finding.name == _GRAPH for finding in findings):
        findings += _differing_edges(bag, made / "graph" / "graph.json")
    return findings


def _others(case: EnclosedCase) -> set[str]:
    """Return the files that a bundle of a case holds although the tables do not give them."""
    others = {_SETTINGS, _LOG, _NOTES}
    if case.request.publication:
        others.add(_LEFT_OUT)
    if any(source.capture for source in case.contents.sources.values()):
        others |= {CAPTURES, WACZ}
    return others


def files_on_word(bag: Bag, case: EnclosedCase) -> tuple[str, ...]:
    """Return the files of a bundle that cannot be made again, so that only their maker vouches."""
    on_word = {_LOG, _NOTES, _LEFT_OUT}
    if case.request.form == FIRST_FORM:
        on_word.add(README)
    return tuple(sorted(bag.names & on_word))


def _differing_frame(bag: Bag, case: EnclosedCase) -> Iterator[BundleFault]:
    """Yield the files around the tables that are not as this program writes them."""
    request, payload = case.request, sum(name.startswith("data/") for name in bag.names)
    if case.request.publication and _LEFT_OUT not in bag.names:
        yield BundleFault("is missing", _LEFT_OUT)
    described = re.escape(bag_info(request.storefront, 0, payload)).replace(rb"\ 0\.", rb"\ \d+\.")
    yield from _unlike(bag, BAG_INFO, lambda given: bool(re.fullmatch(described, given)))
    yield from _unlike(bag, DECLARATION, lambda given: given == DECLARED)
    stated = stated_settings(settings_document(request))
    yield from _unlike(bag, _SETTINGS, lambda given: stated_settings(json.loads(given)) == stated)
    if request.form == FIRST_FORM:
        return
    readme = readme_of(case.contents, request)
    yield from _unlike(bag, README, lambda given: given == readme)
    for ident, source in case.contents.sources.items():
        line, cited = case.log.get(ident, {}), log_citation(source)
        if {key: line.get(key) for key in cited} != cited:
            yield BundleFault(f"says of the source {ident!r} what the tables do not", _LOG)


def _unlike(bag: Bag, name: str, is_as_made: Callable[[bytes], bool]) -> Iterator[BundleFault]:
    if name not in bag.names:
        yield BundleFault("is missing", name)
        return
    try:
        same = is_as_made(bag.read(name))
    except READ_ERRORS:
        yield BundleFault("cannot be read", name)
        return
    if not same:
        yield BundleFault(_OTHER_CONTENT, name)


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
        yield BundleFault(_OTHER_CONTENT, name)


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
