"""End of a build: arrays, texts and names from the parts, the description, and the edition."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import numpy as np
import pyarrow as pa

from graph.registers.shelf.arrays_file import ARRAYS, ArrayCodes, read_codes
from graph.registers.shelf.document import (
    DERIVED_SCHEMAS,
    FILES_SCHEMA,
    Built,
    Counts,
    DerivedFile,
    NotUnderstood,
    PartFile,
    ShelfDocument,
    read_document,
    write_document,
)
from graph.registers.shelf.keeping.verify import check_digest
from graph.support.atomic_files import move_into_place
from graph.support.gzip_members import file_digest
from scrapers.bulk.building.build import BuildOrder, edition_name, with_lines
from scrapers.bulk.building.journal import JOURNAL, Journal
from scrapers.bulk.building.notes import NOTES
from scrapers.bulk.building.piece_result import PieceResult, count_values, unique_sources
from scrapers.bulk.building.progress import BuildProgress, Phase

LOOKUPS = "lookups"
_WRITER = f"pyarrow {pa.__version__}"
_UNSTATED = "a party that ties name and no row states"
_PHASES = {"arrays": Phase.ARRAYS, "texts": Phase.TEXTS, "names": Phase.NAMES}


def _writers() -> Mapping[str, Callable[[Path], object]]:
    """Return what writes each derived folder; they need the compiler, which may be missing."""
    from graph.registers.building.arrays import write_arrays
    from graph.registers.building.names import write_names
    from graph.registers.building.texts import write_texts

    return {"arrays": write_arrays, "texts": write_texts, "names": write_names}


def build_derived(order: BuildOrder, journal: Journal) -> None:
    """Build arrays, texts and names from the parts, but what an earlier run finished."""
    for folder, write in _writers().items():
        _tell(order, _PHASES[folder])
        if folder not in journal.derived:
            write(order.place.building)
            journal.add_derived(folder, derived_files(order.place.building, folder))


def rebuild_derived(edition: Path, tell: Callable[[Phase], None]) -> ShelfDocument:
    """Build arrays, texts and names of an edition again, and describe it anew.

    Its description is written last: broken off before, it is as outdated as it was.

    Raises:
        InputError: a part is not as it was written; nothing is built of it.
    """
    before = read_document(edition)
    for part in before.parts:
        check_digest(edition, part)
    for folder, write in _writers().items():
        tell(_PHASES[folder])
        write(edition)
    document = replace(
        before,
        derived=dict(DERIVED_SCHEMAS),
        arrays=derived_files(edition, "arrays"),
        texts=derived_files(edition, "texts"),
        names=derived_files(edition, "names"),
    )
    write_document(edition, document)
    return document


def _tell(order: BuildOrder, phase: Phase) -> None:
    order.tell(BuildProgress(phase, order.lines, order.lines))


def derived_files(edition: Path, folder: str) -> tuple[DerivedFile, ...]:
    """Return what a derived folder holds, with digests."""
    files = sorted(path for path in (edition / folder).rglob("*") if path.is_file())
    return tuple(describe_file(edition, path) for path in files)


def describe_file(edition: Path, path: Path) -> DerivedFile:
    """Return a file of an edition with its digest, and its shape if it is an array."""
    shape: tuple[int, ...] = ()
    dtype = ""
    if path.suffix == ".npy":
        array = np.load(path, mmap_mode="r", allow_pickle=False)
        shape, dtype = array.shape, str(array.dtype)
    return DerivedFile(
        file=path.relative_to(edition).as_posix(),
        shape=shape,
        dtype=dtype,
        bytes=path.stat().st_size,
        sha256=file_digest(path),
    )


def describe_edition(
    order: BuildOrder,
    journal: Journal,
    results: Sequence[PieceResult],
    begun: float,
    changes: tuple[DerivedFile, ...],
) -> ShelfDocument:
    """Return the description of what was built."""
    codes = read_codes(order.place.building / ARRAYS)
    seconds = time.monotonic() - begun
    lines = sum(each.piece.lines for each in results)
    return ShelfDocument(
        schema=FILES_SCHEMA,
        rules=order.source.rules,
        name=order.place.name,
        source=order.source.name,
        as_of=order.as_of,
        sources=unique_sources(results),
        inputs=with_lines(order, results),
        parts=_parts(results),
        derived=dict(DERIVED_SCHEMAS),
        arrays=journal.derived["arrays"],
        texts=journal.derived["texts"],
        names=journal.derived["names"],
        changes=changes,
        counts=Counts(codes.parties, codes.statements, dict(codes.ties)),
        not_understood=(*_values_of(results), *_unstated(codes)),
        notes=tuple({str(note): note for each in results for note in each.notes}.values()),
        built=Built(_WRITER, round(seconds, 1), _rate(lines, seconds)),
    )


def _rate(lines: int, seconds: float) -> float:
    return round(lines / seconds, 1) if seconds else 0.0


def _parts(results: Sequence[PieceResult]) -> tuple[PartFile, ...]:
    files = [file for result in results for file in result.files]
    return tuple(file for file in files if not file.file.startswith(f"{NOTES}/"))


def _values_of(results: Sequence[PieceResult]) -> tuple[NotUnderstood, ...]:
    return count_values(value for result in results for value in result.not_understood)


def _unstated(codes: ArrayCodes) -> tuple[NotUnderstood, ...]:
    if not codes.unstated:
        return ()
    return (NotUnderstood(_UNSTATED, len(codes.unstated), codes.unstated[0]),)


def put_in_use(order: BuildOrder, document: ShelfDocument) -> Path:
    """Write the description, move the build to its place, and make it the edition in use."""
    place, building = order.place, order.place.building
    write_document(building, document)
    name = edition_name(order)
    place.editions.mkdir(exist_ok=True, mode=0o700)
    edition = place.edition(name)
    if edition.exists():
        rmtree(edition)
    _tell(order, Phase.FINISHING)
    move_into_place(building, edition)
    _tell(order, Phase.FINISHING)
    place.use_edition(name)
    _tell(order, Phase.FINISHING)
    clear_build(edition)
    return edition


def clear_build(edition: Path) -> None:
    """Delete from an edition what only its build needed."""
    (edition / JOURNAL).unlink(missing_ok=True)
    for folder in (NOTES, LOOKUPS):
        rmtree(edition / folder, ignore_errors=True)
