"""Mappings kept next to the other files of the app, one for each set of headings."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from graph.errors import InputError
from graph.importing.columns.mapping import ColumnMapping, mapping_document, parse_mapping
from graph.support.atomic_files import write_file
from graph.support.language import N_, LazyText

_FOLDER = "mappings"
_UNKNOWN = N_(
    "{name} is neither a file nor the title of a sheet whose columns the page Import was told. "
    "Known titles: {titles}."
)


def mapping_path(data_dir: Path, header: Iterable[str]) -> Path:
    """Return where the mapping of sheets with these headings is kept, in any order of columns."""
    names = json.dumps(sorted(name.strip() for name in header))
    return data_dir / _FOLDER / f"{sha256(names.encode()).hexdigest()[:20]}.json"


def find_mapping(data_dir: Path, header: Iterable[str]) -> ColumnMapping | None:
    """Return the mapping that was last used for these headings; None without one.

    Raises:
        InputError: the file is damaged.
    """
    path = mapping_path(data_dir, header)
    return parse_mapping(path.read_bytes()) if path.is_file() else None


def named_mapping(data_dir: Path, name: str) -> ColumnMapping:
    """Return the mapping of a file, or the kept one whose sheet has a title.

    Raises:
        InputError: there is no such file and no such title, or the file is damaged.
    """
    if Path(name).is_file():
        return parse_mapping(Path(name).read_bytes())
    kept = kept_titles(data_dir)
    path = kept.get(name) or next(
        (p for t, p in kept.items() if t.casefold() == name.casefold()), None
    )
    if path is None:
        raise InputError(
            _UNKNOWN, name=name, titles="; ".join(sorted(kept)) or LazyText(N_("none yet"))
        )
    return parse_mapping(path.read_bytes())


def kept_titles(data_dir: Path) -> Mapping[str, Path]:
    """Return the files of the kept mappings by the titles of their sheets, the last used first."""
    titles: dict[str, Path] = {}
    files = (data_dir / _FOLDER).glob("*.json")
    for path in sorted(files, key=lambda p: p.stat().st_mtime, reverse=True):
        with suppress(InputError):  # a damaged one is written anew with the next choice
            titles.setdefault(parse_mapping(path.read_bytes()).source.title.strip(), path)
    return titles


def keep_mapping(data_dir: Path, mapping: ColumnMapping) -> Path:
    """Keep a mapping for the next sheet with the same headings, and return its file.

    Raises:
        InputError: it cannot be written.
    """
    path = mapping_path(data_dir, mapping.columns)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, mapping_document(mapping))
    except OSError as error:
        raise InputError(
            N_("{path} cannot be written ({error})."), path=path, error=error.strerror or ""
        ) from error
    return path
