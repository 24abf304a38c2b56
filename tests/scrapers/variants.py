"""Variants of payloads, a line each in ``variants.jsonl`` of a source, with what they give.

A variant is ``{"variant", "company", "url", "files": {NAME: CONTENT}, "gives": [LINE, …]}``;
content that is no text is JSON. ``gives`` holds a line a record, or one that begins with
``refused``. All are written for the tests, with invented names.

``PYTHONPATH=. python -m tests.scrapers.variants SOURCE`` writes ``gives`` anew; read it then.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.errors import CollectError, text_of_error
from graph.model.records import Source, Statement, Tie
from graph.support.language import english_text
from scrapers.contract.collector import CollectionNote, Record, Unknown
from scrapers.sources.catalogue import COLLECTORS
from tests.scrapers.cases import FOLDER, Case, records

_NAME = "variants.jsonl"
_TOLD = ("share", "interest", "since", "until", "role_kind", "purpose", "nature", "judgement")


@dataclass(frozen=True, slots=True)
class Variant:
    """One variant of a source: its files, and what they give."""

    source: str
    told: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.source}/{self.told['variant']}"

    def records(self) -> list[Record]:
        """Return the records of the files; none where they are refused."""
        try:
            return self._read()
        except CollectError:
            return []

    def gives(self) -> list[str]:
        """Return a line a record that the files give now."""
        try:
            found = self._read()
        except CollectError as error:
            return [f"refused: {english_text(text_of_error(error))}"]
        return [line for record in found for line in _line(record)]

    def _read(self) -> list[Record]:
        (collector,) = [each for each in COLLECTORS if each.name == self.source]
        given = {name: self.told.get(name, "") for name in ("company", "url")}
        case = Case(FOLDER, collector, given)
        files = {name: _bytes(content) for name, content in self.told["files"].items()}
        return records(case, {}, files)


def variants() -> list[Variant]:
    return [
        Variant(path.parent.name, json.loads(line))
        for path in sorted(FOLDER.glob(f"*/{_NAME}"))
        for line in path.read_text("utf-8").splitlines()
    ]


def _bytes(content: object) -> bytes:
    return (content if isinstance(content, str) else json.dumps(content)).encode()


def _line(record: Record) -> Iterator[str]:
    match record:
        case Source():
            pass
        case Statement():
            values = {k: v for k, v in record.values.items() if k not in ("name", "standing")}
            named = f"{record.kind} {record.entity} {record.values.get('name', '')!r}"
            yield f"{named} {_plain(values)}".strip()
        case Tie():
            cells = {name: getattr(record, name) for name in _TOLD if getattr(record, name)}
            if record.share is not None:
                cells["share"] = record.share.text
            told = _plain({**cells, **record.extra})
            ends = f"{record.type} {record.start} -> {record.end}"
            yield f"{ends} {record.wording!r} {told}".strip()
        case Unknown():
            yield f"not understood: {record.value}"
        case CollectionNote():
            yield f"note: {english_text(record.text)}"


def _plain(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, default=str) if values else ""


if __name__ == "__main__":
    for source in sys.argv[1:]:
        told = [
            json.dumps({**each.told, "gives": each.gives()}, ensure_ascii=False) + "\n"
            for each in variants()
            if each.source == source
        ]
        (FOLDER / source / _NAME).write_text("".join(told), "utf-8")
