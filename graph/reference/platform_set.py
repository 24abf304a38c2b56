"""Reference set of marketplaces: who operates them and who is above, each with its source and date.

The shipped set is the three tables of the spreadsheet format in ``platforms/``; a newer one is kept
in the data folder and takes its place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from graph.errors import ConflictError, InputError
from graph.importing.read_all import read_paths
from graph.model.records import UPWARD, Kind, Records, Tie, TieType
from graph.stores.results import Receipt
from graph.stores.store import Store
from graph.support.atomic_files import write_file
from graph.support.language import N_, LazyText, Text, join_lines
from graph.support.text.folding import fold_name

SHIPPED_SET = Path(__file__).parent / "platforms"
_KEPT = Path("reference") / "platforms.zip"


@dataclass(frozen=True, slots=True)
class KnownPlatform:
    """A marketplace of the set; ``operators`` are the names that its sources give them."""

    id: str
    name: str
    operators: tuple[str, ...]


def set_path(data_dir: Path) -> Path:
    """Return where the set is: the one that ``update_set`` kept, else the shipped one."""
    kept = data_dir / _KEPT
    return kept if kept.is_file() else SHIPPED_SET


def read_set(path: Path) -> Records:
    """Read a set from a folder or a zip.

    Raises:
        InputError: it has a problem, or names no platform.
    """
    contents = read_paths([path])
    if problems := contents.problems_with(lambda _ids: set()):
        raise InputError(join_lines(tuple(LazyText(str(problem)) for problem in problems)))
    if not any(s.kind is Kind.PLATFORM for s in contents.records.statements):
        raise InputError(N_("{path} names no platform."), path=path)
    return contents.records


def update_set(path: Path, data_dir: Path) -> Records:
    """Keep another set in the data folder, where it takes the place of the shipped one.

    Raises:
        InputError: it has a problem, or cannot be kept; the set before stays.
    """
    records = read_set(path)
    kept = data_dir / _KEPT
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_file(kept, _zip_tables(path) if path.is_dir() else path.read_bytes())
    except OSError as error:
        raise InputError(
            N_("{path} cannot be written ({error})."),
            path=kept,
            error=error.strerror or "a failure",
        ) from error
    return records


def _zip_tables(folder: Path) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for table in sorted(folder.glob("*.csv")):
            archive.write(table, table.name)
    return out.getvalue()


def platforms_in(records: Records) -> tuple[KnownPlatform, ...]:
    """Return the marketplaces of a set, by name."""
    names = {s.entity: str(s.values.get("name") or s.entity) for s in records.statements}
    operators: dict[str, dict[str, str]] = {}
    for tie in records.ties:
        if tie.type is TieType.OPERATES:
            name = names[tie.start]
            operators.setdefault(tie.end, {}).setdefault(fold_name(name), name)
    ids = {s.entity for s in records.statements if s.kind is Kind.PLATFORM}
    known = (KnownPlatform(i, names[i], tuple(operators.get(i, {}).values())) for i in ids)
    return tuple(sorted(known, key=lambda p: (fold_name(p.name), p.id)))


def find_platform(known: Sequence[KnownPlatform], named: str) -> KnownPlatform:
    """Return the marketplace of an id or a name.

    Raises:
        InputError: there is none, or several have the name.
    """
    folded = fold_name(named)
    found = [p for p in known if p.id == named] or [p for p in known if fold_name(p.name) == folded]
    # "Temu" for temu.com, "TikTok" for TikTok Shop: the first words, where they name one alone.
    found = found or [p for p in known if fold_name(p.name).startswith(f"{folded} ")]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(p.id for p in found)
        raise InputError(
            N_("Several platforms are called {name}: take one of {ids}."), name=named, ids=ids
        )
    spelt = {fold_name(p.name): p.name for p in known} | {p.id: p.id for p in known}
    near = [spelt[key] for key in get_close_matches(folded, spelt, n=3)]
    if near:
        raise InputError(
            N_("The reference set has no platform {name!r}. Do you mean {near}?"),
            name=named,
            near=", ".join(near),
        )
    raise InputError(
        N_("The reference set has no platform {name!r}; see: python -m graph platforms list"),
        name=named,
    )


def part_about(records: Records, platforms: Iterable[str]) -> Records:
    """Return what a set says of some marketplaces: those who operate them, and all above these.

    What they may be one with, and what they are linked to, comes along and is not followed.
    """
    inside = set(platforms)
    while more := {t.start for t in records.ties if t.type in UPWARD and t.end in inside} - inside:
        inside |= more
    ties = tuple(t for t in records.ties if _concerns(t, inside))
    parties = inside | {end for t in ties for end in (t.start, t.end)}
    statements = tuple(s for s in records.statements if s.entity in parties)
    cited = {t.source for t in ties} | {s.source for s in statements}
    known = {s.id: s for s in records.sources}
    while more := {known[i].restates for i in cited if known[i].restates in known} - cited:
        cited |= more
    return Records(tuple(s for s in records.sources if s.id in cited), statements, ties)


def _concerns(tie: Tie, inside: set[str]) -> bool:
    if tie.type in UPWARD:
        return tie.end in inside
    return tie.start in inside or tie.end in inside


def load_platform(store: Store, records: Records, platform: str, by: Text) -> Receipt:
    """Write what a set says of one marketplace, as an import of its own.

    Raises:
        InputError: the store holds other words of its sources, as after ``update_set``. They are
            not replaced here: a source may speak of other marketplaces too.
    """
    part = part_about(records, [platform])
    try:
        return store.load(part, by=by, files=(f"reference set: {platform}",))
    except ConflictError as error:
        advice = LazyText(
            N_("To replace an earlier set, load all of it: python -m graph platforms load")
        )
        raise InputError(join_lines((error.text, advice))) from error


def load_set(store: Store, records: Records, by: Text) -> Receipt:
    """Write a whole set as one import; what an earlier one stated gives way.

    Raises:
        ConflictError: it contradicts what another source brought into the store.
    """
    files = ("reference set: platforms",)
    try:
        return store.load(records, by=by, files=files)
    except ConflictError:
        return store.load(records, by=by, files=files, replace=True)
