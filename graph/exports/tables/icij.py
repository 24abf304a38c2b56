"""CSV files in the form that ICIJ publishes: nodes by sort, and relationships between them.

https://offshoreleaks.icij.org/pages/database
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path

from babel import Locale

from graph.errors import ShareError
from graph.exports.base import ExportFormat, ExportNote, Selection, UnsupportedFields, count_records
from graph.exports.networks.attributes import as_text
from graph.exports.networks.nodes_and_edges import STATES, has_other_values
from graph.exports.tables.csv import csv_chunks
from graph.exports.tables.rows import escape_cell
from graph.importing.icij_round_trip import (
    BARE_TYPES,
    COLUMNS,
    LINKS,
    NODE_FILES,
    OTHER_NODES,
    OWN_COLUMN,
    REGISTERED_LINK,
    icij_tie,
    icij_values,
)
from graph.model import precedence
from graph.model.records import Contents, Entity, Judgement, Statement, Tie, TieType, Value
from graph.model.shares import Share, parse_share, share_words
from graph.support.atomic_files import Chunks, write_many
from graph.support.language import N_

_FILES: Mapping[str, tuple[str, ...]] = {
    "nodes-entities": tuple(
        "node_id name original_name former_name jurisdiction jurisdiction_description "
        "company_type address internal_id incorporation_date inactivation_date "
        "struck_off_date dorm_date status service_provider ibcRUC country_codes countries "
        "sourceID valid_until note closed_date id".split()
    ),
    "nodes-officers": tuple(
        "node_id name countries country_codes sourceID valid_until note id".split()
    ),
    "nodes-addresses": tuple(
        "node_id address name countries country_codes sourceID valid_until note id".split()
    ),
    "nodes-intermediaries": tuple(
        "node_id name status internal_id address countries country_codes sourceID valid_until "
        "note id".split()
    ),
    "nodes-others": tuple(
        "node_id name type incorporation_date struck_off_date closed_date jurisdiction "
        "jurisdiction_description countries country_codes sourceID valid_until note id".split()
    ),
}
_COUNTRIES = Locale.parse("en").territories
_RELATIONSHIPS = tuple(
    "node_id_start node_id_end rel_type link status start_date end_date sourceID id".split()
)
_NO_COLUMN = N_("the ICIJ form has no column for it")
_UNDONE = N_(
    "matches rejected, undecided or taken back, which the ICIJ form could only call similar"
)
_NONE = frozenset({Judgement.REJECTED, Judgement.UNSURE, Judgement.WITHDRAWN})
_SOURCE = N_("only the id of a source is kept, in sourceID")
_OTHER_WORDS = N_("a tie whose words are those of another one")
_KIND = N_("written among the others, with its kind as type")


def write(selection: Selection, out: Path) -> ExportNote:
    """Write six files into a folder or zip."""
    contents = selection.contents
    lacking = UnsupportedFields(contents)
    lacking.add("Source", _SOURCE, len(contents.sources))
    lacking.add(STATES, _NO_COLUMN, sum(has_other_values(contents, s) for s in contents.statements))
    files: dict[str, Chunks] = {}
    for name, columns in _FILES.items():
        files[f"{name}.csv"] = _chunks(columns, _nodes(contents, name, lacking))
    files["relationships.csv"] = _chunks(_RELATIONSHIPS, _relationships(contents, lacking))
    return ExportNote(
        format="icij",
        files=write_many(out, files),
        counts=count_records(contents),
        not_held=lacking.items(),
    )


def _chunks(columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> Iterator[bytes]:
    cells = ([escape_cell(row.get(column, "")) for column in columns] for row in rows)
    return csv_chunks(columns, cells)


def _nodes(contents: Contents, name: str, lacking: UnsupportedFields) -> Iterator[dict[str, str]]:
    columns = _FILES[name]
    sources = _sources(contents)
    for id_, entity in sorted(contents.entities.items()):
        if NODE_FILES.get(entity.kind, OTHER_NODES) != name:
            continue
        cells = {c: _cell(entity, c) for c in columns}
        own_cells = {
            "node_id": id_,
            "name": entity.name,
            "sourceID": sources.get(id_, ""),
            OWN_COLUMN: id_,
        }
        cells |= own_cells
        if name == OTHER_NODES:
            cells["type"] = str(entity.kind)
            lacking.add(str(entity.kind), _KIND)
        if name == "nodes-addresses":
            cells["address"] = entity.name
        _note_differing(entity, cells, lacking)
        yield cells


def _cell(entity: Entity, column: str) -> str:
    """Return the text of a column; ``countries`` falls back to the name of the country code."""
    value: Value = entity.values.get(COLUMNS.get(column, ""), "")
    if column == "countries":
        code = entity.text("country")
        return ";".join(value) if isinstance(value, tuple) else str(value) or _country_name(code)
    if column == "company_type" and not value:
        return entity.text("entity_type")
    return "; ".join(value) if isinstance(value, tuple) else as_text(value)


def _country_name(code: str) -> str:
    return str(_COUNTRIES.get(code.upper(), code))


def _note_differing(entity: Entity, cells: Mapping[str, str], lacking: UnsupportedFields) -> None:
    """Note the values that an import of the row would not give back unchanged."""
    again = icij_values(entity.kind, {column: cell.strip() for column, cell in cells.items()})
    for name, value in {"name": entity.name, **entity.values}.items():
        if again.get(name) != value:
            lacking.add(name, _NO_COLUMN)


def _sources(contents: Contents) -> dict[str, str]:
    """Return the ids of the sources that state something of each entity, joined with ``; ``."""
    named: dict[str, set[str]] = {}
    statements: Iterable[Statement] = contents.statements
    for statement in statements:
        named.setdefault(statement.entity, set()).update({statement.source} - {""})
    return {entity: "; ".join(sorted(ids)) for entity, ids in named.items()}


def _relationships(contents: Contents, lacking: UnsupportedFields) -> Iterator[dict[str, str]]:
    counts = precedence.counting_match_ids(contents.ties)
    for tie in sorted(contents.ties, key=lambda item: item.id):
        if tie.type is TieType.SAME_AS and (tie.judgement in _NONE or tie.id not in counts):
            lacking.add("SAME_AS", _UNDONE)
            continue
        type_, link = _link(tie)
        row = {
            "node_id_start": tie.start,
            "node_id_end": tie.end,
            "rel_type": type_,
            "link": link,
            "status": str(tie.judgement or ""),
            "start_date": tie.since,
            "end_date": tie.until,
            "sourceID": tie.source,
            OWN_COLUMN: tie.id,
        }
        _note_unread(tie, row, lacking)
        yield row


_FIELDS = frozenset(field.name for field in fields(Tie)) - {"type", "start", "end", "extra"}


def _note_unread(tie: Tie, row: Mapping[str, str], lacking: UnsupportedFields) -> None:
    """Note the fields that an import of the row would not give back unchanged."""
    again = icij_tie({column: cell.strip() for column, cell in row.items()}, "")
    for column in sorted(_FIELDS):
        if again is None or getattr(again, column) != getattr(tie, column):
            lacking.add(column, _NO_COLUMN)
    for name in tie.extra:
        lacking.add(name, _NO_COLUMN)
    if again is None or again.type is not tie.type:
        lacking.add(str(tie.type), _OTHER_WORDS)


def _link(tie: Tie) -> tuple[str, str]:
    """Return the type of a relationship, and the source's words about it."""
    if tie.type is TieType.SAME_AS:
        accepted = tie.judgement is Judgement.ACCEPTED
        return ("same_as", "same as") if accepted else ("similar", "possibly the same, undecided")
    type_, word = LINKS[tie.type]
    words = [t for t in (tie.role or tie.role_kind, tie.nature, tie.purpose, tie.interest) if t]
    if tie.type is TieType.LOCATED_AT and "registered" in tie.purpose.casefold():
        type_ = REGISTERED_LINK
    if tie.share:
        words.append(_share(tie.share))
    if tie.type in BARE_TYPES and words:
        return type_, "; ".join(words)
    return type_, f"{word}: {'; '.join(words)}" if words else word


def _share(share: Share) -> str:
    """Return a share in its own words if they can be read back, else with both of its bounds."""
    try:
        return share.text if parse_share(share.text) == share else share_words(share)
    except ShareError:
        return share_words(share)


EXPORT = ExportFormat("icij", N_("CSV files of the ICIJ form, as a folder or .zip"), "zip", write)
