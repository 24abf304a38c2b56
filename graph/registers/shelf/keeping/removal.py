"""Removal of shelves and of editions that are no longer read."""

import errno
import os
from pathlib import Path
from secrets import token_hex
from shutil import rmtree

from graph.errors import InputError
from graph.registers.shelf.places import ShelfPlace, shelves_folder
from graph.registers.shelf.shelf import is_held
from graph.support.file_locks import hold_lock
from graph.support.language import N_

_GONE = ".gone-"


def remove_shelf(data_dir: Path, place: ShelfPlace) -> None:
    """Delete a shelf with all that belongs to it; who reads it may read on.

    Raises:
        InputError: there is no such shelf, or somebody writes it at this moment.
    """
    folder = place.folder
    if folder.is_file():
        folder.unlink()
        return
    if not folder.is_dir():
        raise InputError(N_("There is no register {name}."), name=place.name)
    try:
        with hold_lock(place.write_lock, seconds=0):
            gone = shelves_folder(data_dir) / f"{_GONE}{place.name}-{token_hex(4)}"
            folder.rename(gone)
    except TimeoutError as error:
        raise InputError(
            N_("{name} is being written; stop that first, then remove it."), name=place.name
        ) from error
    except OSError as error:
        raise InputError(
            N_("{path} cannot be written ({reason})."),
            path=folder,
            reason=os.strerror(error.errno or errno.EIO),
        ) from error
    rmtree(gone, ignore_errors=True)


def clear_leftovers(data_dir: Path) -> None:
    """Delete shelves whose removal was broken off."""
    folder = shelves_folder(data_dir)
    if folder.is_dir():
        for left in folder.glob(f"{_GONE}*"):
            rmtree(left, ignore_errors=True)


def clear_editions(place: ShelfPlace) -> None:
    """Delete the editions that are not in use and that nobody reads."""
    current = place.current_edition()
    if current is None or not place.editions.is_dir():
        return
    for edition in place.editions.iterdir():
        if edition.name.startswith(_GONE):
            rmtree(edition, ignore_errors=True)
        elif edition != current and edition.is_dir() and not is_held(edition):
            gone = edition.with_name(f"{_GONE}{edition.name}-{token_hex(4)}")
            try:
                edition.rename(gone)
            except OSError:
                continue  # Windows moves no folder that is read at this moment.
            rmtree(gone, ignore_errors=True)
