"""Failures of reading a zip whose bytes were changed."""

from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 - an exception in lower case reads as a variable

READ_ERRORS = (
    OSError,
    BadZipFile,
    ZlibError,
    EOFError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)
"""Exceptions that reading a file in a damaged zip, or the JSON in it, may raise."""
