"""Case that a bundle encloses, as read from its files."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.errors import InvestigatorError
from graph.model.log import LogEntry, entry_from
from graph.model.notes import Note, note_from
from graph.model.records import Contents
from graph.publishing.bundles.checking.open_files import Bag, BundleFault
from graph.publishing.bundles.derived import TABLES, read_tables
from graph.publishing.bundles.request import WITHOUT_LOG, BundleRequest, settings_from
from graph.publishing.damaged_zip import READ_ERRORS
from graph.support.safe_text import split_lines

CAPTURES = "data/captures/captures.warc.gz"
WACZ = "data/captures/captures.wacz"
SETTINGS, LOG, NOTES = "data/settings.json", "data/log.jsonl", "data/notes.json"
LEFT_OUT = "data/left_out.json"
CASE_LOG = "data/case_log.json"


@dataclass(frozen=True, slots=True)
class EnclosedCase:
    """The case of a bundle, as read from its tables, settings, notes and log."""

    contents: Contents
    request: BundleRequest
    notes: tuple[Note, ...]
    log: Mapping[str, Mapping[str, Any]]
    case_log: tuple[LogEntry, ...] = ()


def read_case(bag: Bag, findings: list[BundleFault]) -> EnclosedCase | None:
    """Return the enclosed case, None if it cannot be read; the reason is added to ``findings``."""
    try:
        tables = {name: bag.read(f"data/graph/{name}") for name in TABLES}
        request = settings_from(bag.read("data/settings.json"))
        notes = tuple(note_from(document) for document in json.loads(bag.read("data/notes.json")))
        lines = [json.loads(line) for line in split_lines(bag.read("data/log.jsonl").decode())]
        log = {str(line["source"]): line for line in lines}
        case_log = () if request.form in WITHOUT_LOG else _read_log(bag.read(CASE_LOG))
        if len(log) < len(lines):
            findings.append(BundleFault("names a source twice", LOG))
    except KeyError as error:
        findings.append(BundleFault("is missing, or lacks a part", str(error.args[0])))
        return None
    except (*READ_ERRORS, TypeError, InvestigatorError) as error:
        findings.append(BundleFault("tables, settings, notes or log cannot be read", str(error)))
        return None
    contents, problems = read_tables(tables)
    findings += [BundleFault(str(problem), "data/graph") for problem in problems]
    return None if problems else EnclosedCase(contents, request, notes, log, case_log)


def _read_log(content: bytes) -> tuple[LogEntry, ...]:
    return tuple(entry_from(document) for document in json.loads(content))
