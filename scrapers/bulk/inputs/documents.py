"""Documents of the given files: a file itself, or each entry of a zip, which is never unpacked."""

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from graph.errors import AnswerError, InputError
from graph.importing.files import refusals
from graph.registers.shelf.document import InputFile
from graph.support.language import N_, join_lines
from graph.support.safe_text import escape_control_characters
from scrapers.contract.page import MOST_BYTES, Page

_MOST_UNPACKED = 200 * 1024 * 1024 * 1024
_GZIP_RATIO = 8
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document of the given files, so described that another process can open it.

    ``sha256`` is the digest of the file, or of a small entry itself; ``inner_name`` is the name of
    a larger entry, as in ``Page``. ``size`` is that of the unpacked content, estimated for gzip,
    ``file`` the digest of the given file.
    """

    path: str
    entry: str
    name: str
    sha256: str
    inner_name: str
    retrieved: str
    size: int
    file: str

    def open(self) -> IO[bytes]:
        """Open the unpacked content at its beginning."""
        if self.entry:
            with ZipFile(self.path) as archive:
                return archive.open(self.entry)
        if self.path.lower().endswith(".gz"):
            return cast(IO[bytes], gzip.open(self.path))
        return Path(self.path).open("rb")

    def page(self) -> Page:
        """Return the whole document as a page."""
        return Page(
            url="",
            open_content=self.open,
            name=self.name,
            retrieved=self.retrieved,
            sha256=self.sha256,
            inner_name=self.inner_name,
        )

    def part(self, content: bytes, lines_before: int) -> Page:
        """Return some lines of the document as a page of its own."""
        return Page(
            url="",
            open_content=lambda: io.BytesIO(content),
            name=self.name,
            retrieved=self.retrieved,
            sha256=self.sha256,
            inner_name=self.inner_name,
            lines_before=lines_before,
        )


@dataclass(frozen=True, slots=True)
class Inputs:
    """The given files, with digests, and the documents inside of them in their order."""

    files: tuple[InputFile, ...]
    documents: tuple[Document, ...]

    @property
    def size(self) -> int:
        """Bytes of all documents, unpacked."""
        return sum(each.size for each in self.documents)

    def file_of(self, document: int) -> str:
        """Return the digest of the given file that a document is in."""
        return self.documents[document].file


def open_inputs(paths: Sequence[Path]) -> Inputs:
    """Look into files without reading their content, but for the digests.

    Raises:
        InputError: a path is no file, or an empty one, or two files are the same.
        AnswerError: an archive is broken or refused.
    """
    files: list[InputFile] = []
    documents: list[Document] = []
    met: dict[str, str] = {}
    for path in paths:
        size = _checked_size(path)
        digest = _digest(path)
        if digest in met:
            raise InputError(
                N_("{path} is the same file as {other}; give each part once."),
                path=path,
                other=met[digest],
            )
        met[digest] = str(path)
        files.append(InputFile(escape_control_characters(path.name), digest, size, 0))
        documents += _documents(path.resolve(), digest, size)
    return Inputs(tuple(files), tuple(documents))


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError(N_("{path} is no file that can be read."), path=path) from error


def _checked_size(path: Path) -> int:
    if path.is_dir():
        raise InputError(N_("{path} is a folder; give the files in it."), path=path)
    if not path.is_file():
        raise InputError(N_("{path} is no file that can be read."), path=path)
    size = path.stat().st_size
    if not size:
        raise InputError(N_("{path} is empty."), path=path)
    return size


def _documents(path: Path, digest: str, size: int) -> Iterator[Document]:
    name = escape_control_characters(path.name)
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    whole = Document(
        path=str(path),
        entry="",
        name=name,
        sha256=digest,
        inner_name="",
        retrieved=changed,
        size=size * _GZIP_RATIO if name.lower().endswith(".gz") else size,
        file=digest,
    )
    if path.suffix.lower() != ".zip":
        yield whole
        return
    entries = _entries(path, name)
    if not entries:
        raise AnswerError(N_("{where} is an empty archive."), where=name)
    for entry in entries:
        yield _entry_document(whole, entry)


def _entries(path: Path, name: str) -> list[ZipInfo]:
    try:
        with ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (BadZipFile, OSError, ValueError) as error:
        raise AnswerError(
            N_("{where} is a broken archive ({error})."), where=name, error=str(error)
        ) from error
    if problems := list(refusals(name, entries, _MOST_UNPACKED)):
        raise AnswerError(join_lines(problems))
    return [e for e in entries if not PurePosixPath(e.filename).name.startswith((".", "__MACOSX"))]


def _entry_document(whole: Document, entry: ZipInfo) -> Document:
    document = replace(
        whole,
        entry=entry.filename,
        name=f"{whole.name}/{escape_control_characters(entry.filename)}",
        inner_name=entry.filename,
        size=entry.file_size,
    )
    if entry.file_size > MOST_BYTES:
        return document
    # A small entry is known by its own digest, as it is where a page is imported.
    digest = hashlib.sha256()
    with refuse_broken(document.name), document.open() as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return replace(document, sha256=digest.hexdigest(), inner_name="")


@contextmanager
def refuse_broken(where: str) -> Iterator[None]:
    """Say that a document cannot be unpacked.

    Raises:
        AnswerError: it cannot.
    """
    try:
        yield
    except (BadZipFile, gzip.BadGzipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise AnswerError(
            N_("{where} is broken: it cannot be unpacked ({error})."),
            where=where,
            error=str(error),
        ) from error
