"""Pages of files that a user saved: single pages, and the documents inside of archives.

Entries of archives are never written to disk, and no page takes more memory than ``MOST_BYTES``.
"""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from graph.errors import AnswerError, InputError
from graph.importing.files import refusals
from graph.support.gzip_members import file_digest
from graph.support.language import N_, join_lines
from graph.support.safe_text import escape_control_characters
from scrapers.captures.containers import har_pages, mhtml_pages, warc_documents, warc_pages
from scrapers.captures.saved_pages import (
    are_of_one_host,
    canonical_address,
    saving_note,
)
from scrapers.contract.page import MOST_BYTES, Page

_MOST_UNPACKED = 256 * 1024 * 1024 * 1024
_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".json": "application/json",
}
_CONTAINER_READERS = {
    ".mhtml": mhtml_pages,
    ".mht": mhtml_pages,
    ".har": har_pages,
    ".warc": warc_pages,
}


@dataclass(frozen=True, slots=True)
class FileDescription:
    """What is known of the files: address, date and company, each may be empty.

    ``earlier`` are the sources that read the same files before: their pages are theirs alone.
    """

    url: str = ""
    retrieved: str = ""
    company: str = ""
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilePages:
    """One given file, and its pages: the file itself, or the documents inside of it."""

    name: str
    pages: tuple[Page, ...]
    is_container: bool


FileKeeper = Callable[[Path, str], str]
"""Takes a file and its digest, keeps it as a capture, and returns the record id."""


def paths_in(paths: tuple[Path, ...]) -> list[Path]:
    """Return the given files, and the files directly in given folders, without hidden ones.

    Raises:
        InputError: a path is not a file, or there is no file at all.
    """
    files: list[Path] = []
    for path in paths:
        inside = [p for p in sorted(path.iterdir()) if p.is_file()] if path.is_dir() else [path]
        files += [p for p in inside if not p.name.startswith(".")]
    for path in files:
        if not path.is_file():
            raise InputError(N_("{path} is no file that can be read."), path=path)
    if not files:
        raise InputError(N_("There is no file to import."))
    return files


def open_pages(path: Path, name: str, given: FileDescription, keep: FileKeeper) -> FilePages:
    """Return the pages of a file; ``name`` is its file name, ``keep`` archives it.

    Raises:
        AnswerError: the file is an archive that cannot be read, is refused, or holds no page.
    """
    digest = file_digest(path)
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
    suffix = PurePosixPath(name.lower().removesuffix(".gz")).suffix
    packed = name.lower().endswith(".gz")
    whole = Page(
        url=given.url,
        open_content=lambda: _open_file(path, packed),
        name=escape_control_characters(name),
        content_type=_TYPES.get(suffix, ""),
        retrieved=given.retrieved or changed,
        capture=keep(path, digest),
        sha256=digest,
        company=given.company,
    )
    if suffix not in (*_CONTAINER_READERS, ".zip", ".wacz"):
        return FilePages(name, (_describe_page(whole, given),), is_container=False)
    inside = (
        _CONTAINER_READERS[suffix](whole)
        if suffix in _CONTAINER_READERS
        else _zip_pages(path, whole, given)
    )
    if pages := tuple(inside):
        return FilePages(name, pages, is_container=True)
    raise AnswerError(N_("{where} holds no page that can be read."), where=whole.where)


def _open_file(path: Path, packed: bool) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path)) if packed else path.open("rb")


def _describe_page(page: Page, given: FileDescription) -> Page:
    """Return a page with the address and date that the saved HTML page was noted to have.

    The user's word for the address comes first, then the note of the browser that saved the page.
    The page's canonical link is never its address: its author chose it, and a copy has it too.
    """
    if page.content_type != "text/html":
        return page
    content = page.body
    noted, canonical = saving_note(content), canonical_address(content)
    url = given.url or noted.address
    return replace(
        page,
        url=url,
        canonical="" if are_of_one_host(canonical, url) else canonical,
        rival_addresses=() if given.url else noted.rivals,
        retrieved=noted.date or page.retrieved,
    )


def _zip_pages(path: Path, whole: Page, given: FileDescription) -> Iterator[Page]:
    try:
        with ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (BadZipFile, OSError, ValueError) as error:
        raise AnswerError(
            N_("{where} is a broken archive ({error})."), where=whole.where, error=error
        ) from error
    problems = list(refusals(whole.name, entries, _MOST_UNPACKED))
    if problems:
        raise AnswerError(join_lines(problems))
    for entry in entries:
        if not PurePosixPath(entry.filename).name.startswith((".", "__MACOSX")):
            yield from _entry_pages(path, entry, whole, given)


def _entry_pages(path: Path, entry: ZipInfo, whole: Page, given: FileDescription) -> Iterator[Page]:
    def inside() -> IO[bytes]:
        with ZipFile(path) as archive:
            return archive.open(entry)

    name = entry.filename.lower()
    page = replace(
        whole, open_content=inside, name=f"{whole.name}/{escape_control_characters(entry.filename)}"
    )
    if name.endswith((".warc", ".warc.gz")):
        with inside() as stream:
            yield from warc_documents(page, stream)
        return
    suffix = PurePosixPath(name).suffix
    page = replace(page, content_type=_TYPES.get(suffix, ""))
    if entry.file_size > MOST_BYTES:
        yield replace(page, inner_name=entry.filename)
        return
    try:
        page = replace(page, sha256=sha256(page.body).hexdigest())
    except AnswerError:
        # The entry cannot be unpacked; the error is raised again when the page is read.
        page = replace(page, inner_name=entry.filename)
    if suffix in _CONTAINER_READERS:
        yield from _CONTAINER_READERS[suffix](page)
    else:
        yield _describe_page(page, given) if suffix in _TYPES else page
