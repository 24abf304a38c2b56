"""Folders of the shelves under ``DATA_DIR``: their names, their editions, and the one in use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from graph.registers.shelf.document import DOCUMENT
from graph.support.atomic_files import write_private
from graph.support.language import N_

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE | re.ASCII)
_BOARDS = "boards"
_EDITION = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{8}", re.ASCII)


def shelves_folder(data_dir: Path) -> Path:
    """Return the folder of all shelves."""
    return data_dir / "registers"


def boards_folder(data_dir: Path) -> Path:
    """Return the folder of boards that are kept for the next run."""
    return shelves_folder(data_dir) / _BOARDS


def check_name(name: str) -> str:
    """Return a name that a shelf can have.

    Raises:
        InputError: it has other signs, is too long, or is a device or folder of its own.
    """
    if _NAME.fullmatch(name) and not _DEVICES.fullmatch(name) and name.lower() != _BOARDS:
        return name
    raise InputError(
        N_(
            "{name!r} cannot be the name of a register: use at most 64 letters, digits, - and _, "
            "and no name of a device."
        ),
        name=name[:80],
    )


@dataclass(frozen=True, slots=True)
class ShelfPlace:
    """Folder of one shelf and the paths inside of it."""

    folder: Path

    @property
    def name(self) -> str:
        """Name of the shelf."""
        return self.folder.name

    @property
    def current(self) -> Path:
        """File that names the edition in use."""
        return self.folder / "current"

    @property
    def editions(self) -> Path:
        """Folder of the editions."""
        return self.folder / "editions"

    @property
    def building(self) -> Path:
        """Folder of the edition that is not finished."""
        return self.folder / "building"

    @property
    def write_lock(self) -> Path:
        """Lock held by who adds, updates or removes; its writer stands in ``writer``."""
        return self.folder / "write.lock"

    @property
    def writer(self) -> Path:
        """File that says who holds the lock, since when, and how far it is."""
        return self.folder / "writer.json"

    @property
    def withheld(self) -> Path:
        """List of ids that were taken out by hand."""
        return self.folder / "withheld.txt"

    @property
    def verified(self) -> Path:
        """Result of the last check of all files."""
        return self.folder / "verified.json"

    def edition(self, name: str) -> Path:
        """Return the folder of an edition."""
        return self.editions / name

    def whole_editions(self) -> list[Path]:
        """Return the finished editions, the newest last."""
        if not self.editions.is_dir():
            return []
        found = (each for each in self.editions.iterdir() if _EDITION.fullmatch(each.name))
        whole = [each for each in found if (each / DOCUMENT).is_file()]
        return sorted(whole, key=lambda each: (each.name[:10], (each / DOCUMENT).stat().st_mtime))

    def current_edition(self) -> Path | None:
        """Return the edition in use: the one that ``current`` names, else the newest whole one."""
        try:
            named = self.current.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            named = ""
        whole = self.whole_editions()
        by_name = [each for each in whole if each.name == named]
        return next(iter(by_name or reversed(whole)), None)

    @property
    def is_current_named(self) -> bool:
        """Whether ``current`` names a whole edition."""
        edition = self.current_edition()
        try:
            return edition is not None and self.current.read_text("ascii").strip() == edition.name
        except (OSError, UnicodeDecodeError):
            return False

    def use_edition(self, name: str) -> None:
        """Make an edition the one in use."""
        write_private(self.current, f"{name}\n".encode("ascii"))


def shelf_place(data_dir: Path, name: str) -> ShelfPlace:
    """Return the place of a shelf, whether it is there or not.

    Raises:
        InputError: no shelf can have this name.
    """
    return ShelfPlace(shelves_folder(data_dir) / check_name(name))


def shelf_places(data_dir: Path) -> Iterator[ShelfPlace]:
    """Yield the places of all shelves by name, also of what is no whole shelf."""
    folder = shelves_folder(data_dir)
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name != _BOARDS and not path.name.startswith(".") and not _waits(path):
            yield ShelfPlace(path)


def _waits(folder: Path) -> bool:
    """Whether a folder only lists what is left out of a register that is yet to be added."""
    place = ShelfPlace(folder)
    return folder.is_dir() and list(folder.iterdir()) == [place.withheld]


def shelf_at(data_dir: Path, name: str) -> ShelfPlace:
    """Return the place of what the folder of shelves holds under a name, whatever it is.

    Raises:
        InputError: it holds nothing of this name.
    """
    for place in shelf_places(data_dir):
        if place.name == name:
            return place
    raise InputError(N_("There is no register {name}."), name=name)
