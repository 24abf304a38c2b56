"""Texts written one array after another to disk, and read as one array."""

import os
from pathlib import Path
from types import TracebackType

import numpy as np
import pyarrow as pa

from graph.registers.shelf.texts_file import text_buffers


class TextPile:
    """A column of texts too long for the memory, in two files that are removed at the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._places, self._texts = path.with_suffix(".places"), path.with_suffix(".texts")
        self._place_file = self._places.open("wb")
        self._text_file = self._texts.open("wb")
        self._place_file.write(np.zeros(1, np.int64).tobytes())
        self._length = 0
        self._bytes = 0

    def __enter__(self) -> "TextPile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._place_file.close()
        self._text_file.close()
        self._places.unlink()
        self._texts.unlink()

    def add(self, texts: pa.LargeStringArray) -> None:
        """Add texts behind those that are there."""
        offsets, data = text_buffers(texts)
        self._place_file.write((offsets[1:] - offsets[0] + self._bytes).tobytes())
        self._text_file.write(data[offsets[0] : offsets[-1]].tobytes())
        self._length += len(texts)
        self._bytes += int(offsets[-1] - offsets[0])

    def read(self) -> pa.LargeStringArray:
        """Return all texts as one array, mapped."""
        self._place_file.flush()
        self._text_file.flush()
        return pa.LargeStringArray.from_buffers(self._length, _map(self._places), _map(self._texts))


def _map(path: Path) -> pa.Buffer:
    if not path.stat().st_size:
        return pa.py_buffer(b"")
    return pa.py_buffer(np.memmap(os.fspath(path), np.uint8, "r"))
