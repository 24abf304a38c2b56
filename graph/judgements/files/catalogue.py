"""All formats of judgement files; a new one is listed here."""

import json

from graph.errors import InputError
from graph.judgements.files import csv, nomenklatura, openrefine, splink
from graph.judgements.files.base import FileFormat
from graph.support.language import N_

FORMATS: tuple[FileFormat, ...] = (
    csv.FORMAT,
    nomenklatura.FORMAT,
    splink.FORMAT,
    openrefine.FORMAT,
)


def find_format(name: str) -> FileFormat:
    """Return a format.

    Raises:
        InputError: the name is unknown; the message lists the known ones.
    """
    for each in FORMATS:
        if each.name == name:
            return each
    names = ", ".join(each.name for each in FORMATS)
    raise InputError(
        N_("There is no format {name!r}; write one of: {names}."), name=name, names=names
    )


def guess_format(content: bytes) -> FileFormat:
    """Return the format of a file by its first line; CSV of ours where nothing else fits."""
    first = content.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    if isinstance(_json(first), list):
        return nomenklatura.FORMAT
    written = {splink.COLUMNS[0]: splink.FORMAT, openrefine.COLUMNS[1]: openrefine.FORMAT}
    return next((f for name, f in written.items() if name.encode() in first), csv.FORMAT)


def _json(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
