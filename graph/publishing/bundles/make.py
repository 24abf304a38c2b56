"""Making of an evidence bundle: written in full to a temporary folder, then moved into place."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from itertools import count
from operator import itemgetter
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from graph.analyses.tracing.verdict import Caveat
from graph.errors import InputError
from graph.exports.base import Redaction
from graph.exports.tables.csv import csv_files
from graph.model.authors import printable_author
from graph.model.log import log_document
from graph.model.notes import Mark, Note, note_document
from graph.model.records import Contents, Source
from graph.presentation.verdict_words import caveat_line
from graph.publishing.bundles.bagit import PUBLIC_KEY, SIGNATURE, SIGNED_MANIFEST, finish_bag
from graph.publishing.bundles.case_log import CaseLog, enclosed_entries
from graph.publishing.bundles.derived import (
    FILES,
    TABLES,
    VERDICT,
    json_text,
    log_citation,
    read_tables,
    readme_of,
    write_derived,
)
from graph.publishing.bundles.dossier import README
from graph.publishing.bundles.request import WITHOUT_LOG, BundleRequest, settings_document
from graph.publishing.bundles.select import redact_bundle, select_bundle
from graph.publishing.bundles.sign import pem_of, signature_of
from graph.publishing.bundles.wacz import write_wacz
from graph.publishing.bundles.warc_archives import ArchivedCapture, bare_record_id
from graph.support.atomic_files import (
    explain_write_errors,
    move_into_place,
    read_blocks,
    replace_file,
    write_zip,
)
from graph.support.language import N_, LazyText, english_text
from graph.support.progress import PartCallback, ProgressPart, ignore_part

ROOT = "evidence"
PRIVATE_NOTES = N_("private notes")
_UNSTATED = N_("no capture is stated for this source")
_LEFT_OUT = N_("captures are left out for publication")

_CHOSEN = N_("the chains and what is around them")
_SOUGHT = N_("the captures in the archives")
_ENCLOSED = N_("the captures")
_DIGESTS = N_("the digests")
_PACKED = N_("the finished bundle")

PartStartCallback = Callable[[str], None]
FindCaptures = Callable[[Iterable[str]], Mapping[str, ArchivedCapture]]
"""Takes WARC-Record-IDs and returns the captures by id; unknown ids are missing."""


@dataclass(frozen=True, slots=True)
class MissingCapture:
    """The id of a source whose capture is not in the bundle, and why."""

    source: str
    why: LazyText


@dataclass(frozen=True, slots=True)
class BundleReport:
    """Report of a bundle for the user: what was cut, redacted or missing, and the capture count."""

    cut: tuple[Caveat, ...]
    left_out: tuple[Redaction, ...]
    not_enclosed: tuple[MissingCapture, ...]
    captures: int


@dataclass(frozen=True, slots=True)
class BundleCase:
    """Material of a bundle: the whole graph, the notes, and a way to find captures."""

    contents: Contents
    notes: tuple[Note, ...]
    find: FindCaptures
    log: CaseLog = field(default_factory=CaseLog)


def make_bundle(
    case: BundleCase,
    request: BundleRequest,
    out: Path,
    key: Ed25519PrivateKey | None,
    report: PartCallback = ignore_part,
) -> BundleReport:
    """Write the bundle of a storefront as a folder, or as a zip if the path ends in ``.zip``.

    Raises:
        UnknownIdError: there is no such storefront.
        InputError: the path cannot be written, or the case cannot be published.
        StoppedError: the user stopped it; nothing of the bundle remains.
    """
    begun = _count_parts(report)
    begun(_CHOSEN)
    request = replace(request, unfinished=case.contents.unfinished)
    selection = select_bundle(case.contents, request)
    case = replace(case, contents=selection.contents)
    left_out: tuple[Redaction, ...] = ()
    if request.publication:
        selection, left_out = redact_bundle(selection, request)
    _check_free(out)
    with explain_write_errors(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(mkdtemp(prefix=f".{out.name[:80]}.", suffix=".part", dir=out.parent))
        try:
            made = _write(folder, case, selection.contents, request, left_out, begun)
            begun(_DIGESTS)
            _sign_bag(folder, request, key)
            begun(_PACKED)
            _move_bundle(folder, out)
        finally:
            rmtree(folder, ignore_errors=True)
    return replace(made, cut=selection.cut)


def _count_parts(report: PartCallback) -> PartStartCallback:
    """Return a callback that numbers the parts as they begin."""
    every = len(FILES) + len((_CHOSEN, _SOUGHT, VERDICT, _ENCLOSED, _DIGESTS, _PACKED))
    numbers = count(1)
    return lambda what: report(ProgressPart(what, next(numbers), every))


def _check_free(out: Path) -> None:
    is_zip = out.suffix.lower() == ".zip"
    if out.is_dir() and (is_zip or any(out.iterdir())):
        raise InputError(N_("{out} is a folder that holds files; choose a new --out."), out=out)
    if not is_zip and out.exists() and not out.is_dir():
        raise InputError(
            N_("{out} is a file; choose a folder, or a name that ends in .zip."), out=out
        )


def _write(
    folder: Path,
    case: BundleCase,
    contents: Contents,
    request: BundleRequest,
    left_out: tuple[Redaction, ...],
    begun: PartStartCallback,
) -> BundleReport:
    payload = folder / "data"
    (payload / "graph").mkdir(parents=True)
    wanted = [source.capture for source in contents.sources.values() if source.capture]
    begun(_SOUGHT)
    found = case.find(wanted)
    why = _LEFT_OUT if request.publication else _UNSTATED
    log = [_log_line(source, found, why) for _, source in sorted(contents.sources.items())]
    held = {line["source"] for line in log if line["enclosed"]}
    contents = _reread_contents(_keep_captures(contents, held))
    log = [{**line, **log_citation(contents.sources[line["source"]])} for line in log]
    write_derived(contents, request, payload, begun)
    (folder / README).write_bytes(readme_of(contents, request))
    notes, kept_back = _notes(case, contents, request)
    if request.publication:
        more = (Redaction(PRIVATE_NOTES, kept_back),) if kept_back else ()
        left_out = (*left_out, *more)
        (payload / "left_out.json").write_bytes(json_text([asdict(each) for each in left_out]))
    (payload / "settings.json").write_bytes(json_text(settings_document(request)))
    (payload / "notes.json").write_bytes(json_text([note_document(note) for note in notes]))
    if request.form not in WITHOUT_LOG:
        entries = list(enclosed_entries(case.log, contents, notes))
        if request.publication:
            entries = [replace(each, who=printable_author(each.who)) for each in entries]
        (payload / "case_log.json").write_bytes(json_text(log_document(entries)))
    lines = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in log)
    (payload / "log.jsonl").write_bytes(lines.encode("utf-8", "backslashreplace"))
    sources = contents.sources
    enclosed_ids = {bare_record_id(s.capture) for s in sources.values() if s.capture}
    begun(_ENCLOSED)
    _write_captures(payload / "captures", [found[i] for i in sorted(enclosed_ids)])
    missing = tuple(
        MissingCapture(source, LazyText(why))
        for source, record, why in map(itemgetter("source", "record", "why"), log)
        if record and why
    )
    return BundleReport((), left_out, missing, len(enclosed_ids))


def bundle_report_document(made: BundleReport) -> dict[str, Any]:
    """Return the report of a bundle as a JSON object, in English."""
    lacking = [f"{each.source}: {english_text(each.why)}" for each in made.not_enclosed]
    cut = [english_text(caveat_line(c)) for c in made.cut]
    return {**asdict(made), "not_enclosed": lacking, "cut": cut}


def _reread_contents(contents: Contents) -> Contents:
    """Return contents as read back from the tables, which is all that a verifier has."""
    files = {name: b"".join(chunks) for name, chunks in csv_files(contents).items()}
    read, problems = read_tables({name: files[name] for name in TABLES})
    if problems:
        raise InputError(N_("The store holds what no table can: {problem}"), problem=problems[0])
    return read


def _keep_captures(contents: Contents, held: Collection[str]) -> Contents:
    sources = {
        i: s if i in held or not s.capture else replace(s, capture="")
        for i, s in contents.sources.items()
    }
    return replace(contents, sources=sources)


def _log_line(
    source: Source, found: Mapping[str, ArchivedCapture], uncaptured: str
) -> dict[str, Any]:
    """Return the log line of a source: when it was read, and whether its capture is enclosed."""
    capture = found.get(bare_record_id(source.capture)) if source.capture else None
    why = _missing_reason(source, capture) if source.capture else uncaptured
    return {
        **log_citation(source),
        "record": bare_record_id(source.capture),
        "enclosed": not why,
        "why": why,
        "collected": capture.collected if capture else "",
        "run": capture.run if capture else "",
        # Differs from sha256 for a document inside of a given file: the whole file is kept.
        "payload_sha256": capture.sha256 if capture else "",
    }


def _missing_reason(source: Source, capture: ArchivedCapture | None) -> str:
    if capture is None:
        return N_("its capture is not in the archives here; only its digest is kept")
    if capture.kind == "response" and source.sha256 and capture.sha256 != source.sha256:
        return N_("the bytes in the archive here are not those that were read")
    return ""


def _notes(case: BundleCase, contents: Contents, request: BundleRequest) -> tuple[list[Note], int]:
    """Return the notes about enclosed things, and how many a publication leaves out."""
    about = [note for note in case.notes if note.about in _ids(case.contents)]
    if not request.publication:
        return about, 0
    inside = _ids(contents)
    printable = [
        note
        for note in about
        if note.mark is not Mark.PRIVATE and not note.withdrawn and note.about in inside
    ]
    signed = [replace(note, author=printable_author(note.author)) for note in printable]
    return signed, len(about) - len(printable)


def _ids(contents: Contents) -> set[str]:
    return {*contents.entities, *(tie.id for tie in contents.ties)}


def _write_captures(folder: Path, captures: Collection[ArchivedCapture]) -> None:
    if not captures:
        return
    folder.mkdir()
    archive = folder / "captures.warc.gz"
    with archive.open("xb") as out:
        for capture in captures:
            out.writelines(capture.chunks())
    write_wacz(folder / "captures.wacz", archive)


def _sign_bag(folder: Path, request: BundleRequest, key: Ed25519PrivateKey | None) -> None:
    if key is not None:
        (folder / PUBLIC_KEY).write_bytes(pem_of(key.public_key()))
    finish_bag(folder, request.storefront)
    if key is not None:
        signed = signature_of(key, (folder / SIGNED_MANIFEST).read_bytes())
        (folder / SIGNATURE).write_bytes(signed)


def _move_bundle(folder: Path, out: Path) -> None:
    if out.suffix.lower() != ".zip":
        if out.exists():
            out.rmdir()
        folder.chmod(0o755)
        move_into_place(folder, out)
        return
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = {f"{ROOT}/{path.relative_to(folder).as_posix()}": read_blocks(path) for path in files}
    with replace_file(out) as part:
        write_zip(part, parts)
