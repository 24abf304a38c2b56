"""Private cases: their names, their members, and the folder that each has for itself.

A case is the file ``case.json`` in its folder ``private/SLUG``: it is there when that file is.
"""

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from graph.errors import InputError
from graph.support.atomic_files import write_private
from graph.support.file_locks import hold_lock
from graph.support.language import N_

CASE_FILE = "case.json"
_FOLDER = "private"
_LOCK = "private.lock"
_MOST_LETTERS = 60
_SLUG_LETTERS = 40
_DIGEST = 8  # letters of the digest that stand for a name which has no letter of ASCII
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.ASCII)
_ADDRESS = re.compile(r"[^\s@<>\"',;]+@[^\s@<>\"',;]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class PrivateCase:
    """A private case; ``members`` are e-mail addresses in small letters, sorted."""

    name: str
    slug: str
    members: tuple[str, ...]
    folder: Path

    def has_member(self, email: str) -> bool:
        """Whether the case is open to who has this address."""
        return bool(email) and email.strip().casefold() in self.members


def cases_folder(data_dir: Path) -> Path:
    """Return the folder with a folder for each private case."""
    return data_dir / _FOLDER


def slug_of(name: str) -> str:
    """Return the name of a case's folder, which also stands in addresses.

    Raises:
        InputError: the name is empty, too long, or has characters that cannot be shown.
    """
    if not name.strip() or len(name) > _MOST_LETTERS or not name.isprintable():
        raise InputError(
            N_("{name!r} cannot be the name of a private case: use 1 to {most} letters."),
            name=name[:80],
            most=_MOST_LETTERS,
        )
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_LETTERS].strip("-")
    if slug and not _DEVICES.fullmatch(slug):
        return slug
    return f"case-{sha256(name.strip().casefold().encode()).hexdigest()[:_DIGEST]}"


def list_private_cases(data_dir: Path) -> list[PrivateCase]:
    """Return all private cases by name."""
    files = cases_folder(data_dir).glob(f"*/{CASE_FILE}")
    found = (read_private_case(data_dir, path.parent.name) for path in files)
    return sorted((c for c in found if c is not None), key=lambda case: case.name.casefold())


def read_private_case(data_dir: Path, slug: str) -> PrivateCase | None:
    """Return the private case of a folder; None where there is none, or its file is damaged."""
    if not _SLUG.fullmatch(slug):
        return None
    folder = cases_folder(data_dir) / slug
    try:
        document = json.loads((folder / CASE_FILE).read_bytes())
        members = tuple(sorted({str(each).casefold() for each in document["members"]}))
        return PrivateCase(str(document["name"]), slug, members, folder)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def find_private_case(data_dir: Path, name: str) -> PrivateCase:
    """Return the private case of a name.

    Raises:
        InputError: there is none.
    """
    wanted = name.strip().casefold()
    for case in list_private_cases(data_dir):
        if wanted in (case.name.casefold(), case.slug):
            return case
    raise InputError(
        N_("There is no private case {name!r}; list them: python -m graph private list"),
        name=name[:80],
    )


def new_private_case(data_dir: Path, name: str, members: Iterable[str]) -> PrivateCase:
    """Return a private case that is not added yet.

    Raises:
        InputError: it cannot have this name, or an address is none.
    """
    slug = slug_of(name)
    return PrivateCase(name.strip(), slug, _addresses(members), cases_folder(data_dir) / slug)


def add_private_case(data_dir: Path, name: str, members: Iterable[str]) -> PrivateCase:
    """Add a private case; its folder can be entered by its owner only.

    Raises:
        InputError: it cannot have this name, has it already, or an address is none.
    """
    case = new_private_case(data_dir, name, members)
    with _hold_list(data_dir):
        if (case.folder / CASE_FILE).exists():
            raise InputError(
                N_("There is a private case of this name already ({name}); choose another name."),
                name=case.name,
            )
        case.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix":
            cases_folder(data_dir).chmod(0o700)
        _write(case)
    return case


def add_member(data_dir: Path, name: str, email: str) -> PrivateCase:
    """Open a case to one more person.

    Raises:
        InputError: there is no such case, or the address is none.
    """
    (new,) = _addresses([email])
    with _hold_list(data_dir):
        case = find_private_case(data_dir, name)
        return _write(replace(case, members=tuple(sorted({*case.members, new}))))


def remove_member(data_dir: Path, name: str, email: str) -> PrivateCase:
    """Close a case to a person.

    Raises:
        InputError: there is no such case, or this is no member of it.
    """
    gone = email.strip().casefold()
    with _hold_list(data_dir):
        case = find_private_case(data_dir, name)
        if gone not in case.members:
            raise InputError(
                N_("{email} is no member of the private case {name}."), email=email, name=case.name
            )
        return _write(replace(case, members=tuple(m for m in case.members if m != gone)))


def forget_private_case(data_dir: Path, case: PrivateCase) -> None:
    """Take a case off the list; what is left in its folder is nobody's any more."""
    with _hold_list(data_dir):
        (case.folder / CASE_FILE).unlink(missing_ok=True)


def _addresses(stated: Iterable[str]) -> tuple[str, ...]:
    members = {each.strip().casefold() for each in stated}
    for each in sorted(members):
        if not _ADDRESS.fullmatch(each):
            raise InputError(
                N_("{email!r} is no e-mail address; write one such as name@example.org."),
                email=each[:80],
            )
    return tuple(sorted(members))


@contextmanager
def _hold_list(data_dir: Path) -> Iterator[None]:
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        with hold_lock(data_dir / _LOCK):
            yield
    except OSError as error:
        raise InputError(
            N_("The list of private cases cannot be written ({reason})."),
            reason=error.strerror or "a failure",
        ) from error


def _write(case: PrivateCase) -> PrivateCase:
    document = {"name": case.name, "members": case.members}
    text = json.dumps(document, ensure_ascii=False, indent=1)
    write_private(case.folder / CASE_FILE, text.encode())
    return case
