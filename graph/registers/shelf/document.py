"""Description of a shelf (``shelf.json``), written last: the edition exists when this does."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from graph.errors import InputError
from graph.model.records import Source
from graph.support.atomic_files import write_private
from graph.support.language import N_

DOCUMENT = "shelf.json"

FILES_SCHEMA = 1
"""Form of ``stated`` and ``ties``; an older one needs the register's file again."""

DERIVED_SCHEMAS: Mapping[str, int] = {"arrays": 1, "texts": 1, "names": 1}
"""Form of what is built from the parts, by folder; an older one is built again from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfSource:
    """Source of a shelf's statements, with the fields of a ``Source`` that a bulk file has."""

    id: str
    title: str
    publisher: str
    url: str
    type: str
    published: str
    retrieved: str
    sha256: str
    licence: str
    restates: str
    extra: dict[str, str | int | float | bool | tuple[str, ...]]

    def as_record(self) -> Source:
        """Return the record that statements of this source rest on."""
        return Source(
            id=self.id,
            title=self.title,
            publisher=self.publisher,
            url=self.url,
            type=self.type,
            published=self.published,
            retrieved=self.retrieved,
            sha256=self.sha256,
            licence=self.licence,
            restates=self.restates,
            extra=self.extra,
        )


@dataclass(frozen=True, slots=True)
class InputFile:
    """File that the shelf was read from; ``lines`` are those of all documents inside of it."""

    file: str
    sha256: str
    bytes: int
    lines: int


@dataclass(frozen=True, slots=True)
class PartFile:
    """One file of ``stated`` or ``ties``, as a path below the edition."""

    file: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedFile:
    """One file of ``arrays``, ``texts`` or ``names``; the shape is empty if it is no array."""

    file: str
    shape: tuple[int, ...]
    dtype: str
    bytes: int
    sha256: str


def unreadable_file(path: Path) -> InputError:
    """Return the error for a file of a shelf that cannot be read: it is damaged, or was removed."""
    if any((folder / DOCUMENT).is_file() for folder in path.parents[:2]):
        return InputError(
            N_("{path} is damaged; verify the register, then add its file again."), path=path
        )
    return InputError(
        N_("The register that {path} belongs to was removed while it was being read."), path=path
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of parties, statements, and ties by type."""

    parties: int
    statements: int
    ties: dict[str, int]

    @property
    def all_ties(self) -> int:
        """Number of ties of all types."""
        return sum(self.ties.values())


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A value that the reader did not understand, its count, and the place of an example."""

    value: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class Built:
    """How the shelf was built: version of the program, seconds, and lines a second."""

    version: str
    seconds: float
    machine_rate: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfDocument:
    """Description of one edition of a shelf.

    ``rules`` is the number of the rules by which its source was read, ``notes`` are what every use
    of the register has to say, as stored texts. ``derived`` is the form of each derived folder,
    ``changes`` the comparison with the edition before, if there was one.
    """

    schema: int
    rules: int
    name: str
    source: str
    as_of: str
    sources: tuple[ShelfSource, ...]
    inputs: tuple[InputFile, ...]
    parts: tuple[PartFile, ...]
    derived: dict[str, int]
    arrays: tuple[DerivedFile, ...]
    texts: tuple[DerivedFile, ...]
    names: tuple[DerivedFile, ...]
    changes: tuple[DerivedFile, ...]
    counts: Counts
    not_understood: tuple[NotUnderstood, ...]
    notes: tuple[Any, ...]
    built: Built

    @property
    def derived_files(self) -> tuple[DerivedFile, ...]:
        """All files that were built from the parts."""
        return (*self.arrays, *self.texts, *self.names, *self.changes)

    @property
    def bytes(self) -> int:
        """Size of all files of the edition but this document."""
        return sum(each.bytes for each in self.files)

    @property
    def files(self) -> tuple[PartFile | DerivedFile, ...]:
        """All files of the edition but this document."""
        return (*self.parts, *self.derived_files)


_FORM = TypeAdapter(ShelfDocument)


def write_document(edition: Path, document: ShelfDocument) -> None:
    """Write the description of an edition."""
    write_private(edition / DOCUMENT, _FORM.dump_json(document, indent=1) + b"\n")


def read_document(edition: Path) -> ShelfDocument:
    """Read the description of an edition.

    Raises:
        InputError: there is none, it is damaged, or a newer version of the program wrote it.
    """
    path = edition / DOCUMENT
    try:
        content: Any = orjson.loads(path.read_bytes())
        schema = content["schema"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(
            N_("{path} cannot be read ({error})."), path=path, error=type(error).__name__
        ) from error
    _refuse_other_schema(edition, schema)
    try:
        return _FORM.validate_python(content)
    except ValidationError as error:
        raise InputError(
            N_("{path} does not describe a register: {place} is not as expected."),
            path=path,
            place=".".join(map(str, error.errors()[0]["loc"])) or "it",
        ) from error


def _refuse_other_schema(edition: Path, schema: object) -> None:
    name = edition.parent.parent.name
    if isinstance(schema, int) and schema > FILES_SCHEMA:
        raise InputError(
            N_(
                "The register {name} was written by a newer version; update the program, or remove "
                "it and add the file again."
            ),
            name=name,
        )
