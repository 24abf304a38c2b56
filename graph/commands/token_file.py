"""File with the token that a client of the HTTP server has to show."""

import os
import re
import stat
from pathlib import Path

from graph.errors import InputError

_TOKEN = re.compile(r"[!-~]+")
_MOST_BYTES = 4_000


def read_token(file: Path) -> str:
    """Return the token of a file: one line of visible ASCII characters.

    Raises:
        InputError: it cannot be read, others can read it too, or it holds no token.
    """
    try:
        with file.open("rb") as opened:
            # Of the opened file, not of its name, which another file may get meanwhile.
            mode = os.fstat(opened.fileno()).st_mode
            content = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(f"The token file {file} cannot be read ({reason}).") from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise InputError(f"Others can read the token file {file}; close it: chmod 600 {file}")
    token = content.decode("utf-8", "replace").strip()
    if not token:
        raise InputError(f"The token file {file} is empty; write a long secret into it.")
    if len(content) > _MOST_BYTES or not _TOKEN.fullmatch(token):
        raise InputError(
            f"The token file {file} holds no token, which is one word of ASCII characters."
        )
    return token
