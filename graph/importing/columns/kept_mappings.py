"""Mappings kept next to the other files of the app, one for each set of headings."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from graph.errors import InputError
from graph.importing.columns.mapping import ColumnMapping, mapping_document, parse_mapping
from graph.support.atomic_files import write_file
from graph.support.language import N_

_FOLDER = "mappings"


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
