"""Records of watches in files: one JSON line each, written and read by their types."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Generic, TypeVar

from pydantic import PlainSerializer, PlainValidator, TypeAdapter, ValidationError

from graph.support.language import Text
from graph.support.stored_texts import read_stored_text, store_text

_R = TypeVar("_R")

StoredText = Annotated[Text, PlainValidator(read_stored_text), PlainSerializer(store_text)]
"""A text that is kept in a file, and translated when it is read if it is one of ours."""


class RecordLines(Generic[_R]):
    """Lines of JSON, each a record of one type."""

    def __init__(self, adapter: TypeAdapter[_R]) -> None:
        self._adapter = adapter

    def read(self, path: Path) -> Iterator[_R]:
        """Yield the records of a file; nothing if there is none.

        A line that is no such record is skipped: its writer was killed, or was a newer version.
        """
        try:
            with path.open("rb") as lines:
                for line in lines:
                    yield from self._read_line(line)
        except FileNotFoundError:
            return

    def _read_line(self, line: bytes) -> Iterator[_R]:
        try:
            yield self._adapter.validate_json(line)
        except ValidationError:
            return

    def write(self, records: Iterable[_R]) -> bytes:
        """Return records as lines."""
        return b"".join(self._adapter.dump_json(record) + b"\n" for record in records)
