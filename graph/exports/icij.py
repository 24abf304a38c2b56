"""CSV files of the form that ICIJ publishes: nodes by sort, and relationships between them.

https://offshoreleaks.icij.org/pages/database
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from babel import Locale

from graph.exports.base import ExportFormat, ExportNote, Lacking, Selection, counts_of
from graph.exports.csv import csv_chunks
from graph.exports.files import Chunks, write_many
from graph.exports.network import STATES, differs
from graph.exports.tables import guarded
from graph.judgements import precedence
from graph.language import N_
from graph.model import Contents, Entity, Holding, Judgement, Kind, Statement, Tie, TieType
from graph.shares import share_words

_FILES: Mapping[str, tuple[str, ...]] = {
    "nodes-entities": tuple(
        "node_id name original_name former_name jurisdiction jurisdiction_description "
        "company_type address internal_id incorporation_date inactivation_date "
        "struck_off_date dorm_date status service_provider ibcRUC country_codes countries "
        "sourceID valid_until note".split()
    ),
    "nodes-officers": tuple(
        "node_id name countries country_codes sourceID valid_until note".split()
    ),
    "nodes-addresses": tuple(
        "node_id address name countries country_codes sourceID valid_until note".split()
    ),
    "nodes-intermediaries": tuple(
        "node_id name status internal_id address countries country_codes sourceID valid_until "
        "note".split()
    ),
    "nodes-others": tuple(
        "node_id name type incorporation_date struck_off_date closed_date jurisdiction "
        "jurisdiction_description countries country_codes sourceID valid_until note".split()
    ),
}
_COUNTRIES = Locale.parse("en").territories
_RELATIONSHIPS = tuple(
    "node_id_start node_id_end rel_type link status start_date end_date sourceID id".split()
)
_SORTS: Mapping[Kind, str] = {
    Kind.COMPANY: "nodes-entities",
    Kind.PERSON: "nodes-officers",
    Kind.ADDRESS: "nodes-addresses",
}
_OTHERS = "nodes-others"
_COLUMNS: Mapping[str, str] = {
    "former_name": "former_names",
    "jurisdiction": "jurisdiction",
    "company_type": "entity_type",
    "internal_id": "registration_number",
    "incorporation_date": "incorporated",
    "inactivation_date": "dissolved",
    "status": "status",
    "countries": "country",
    "country_codes": "country",
    "note": "note",
}
_LINKS: Mapping[TieType, tuple[str, str]] = {
    TieType.OWNS: ("officer_of", "shareholder"),
    TieType.CONTROLS: ("officer_of", "controls"),
    TieType.OFFICER_OF: ("officer_of", "officer"),
    TieType.EMPLOYED_BY: ("connected_to", "employee"),
    TieType.OPERATES: ("connected_to", "operates"),
    TieType.SELLS_ON: ("connected_to", "sells on"),
    TieType.SELLS: ("connected_to", "sells"),
    TieType.OF_BRAND: ("connected_to", "of brand"),
    TieType.LOCATED_AT: ("connected_to", "address"),
    TieType.REACHED_AT: ("connected_to", "contact"),
    TieType.LINKED_TO: ("connected_to", "connected to"),
}
_UNHELD = (
    *("standing", "judged_by", "judged_at", "score", "wording", "quoted", "lang"),
    "translation",
)
_NO_COLUMN = N_("the ICIJ form has no column for it")
_UNDONE = N_(
    "matches rejected, undecided or taken back, which the ICIJ form could only call similar"
)
_NONE = frozenset({Judgement.REJECTED, Judgement.UNSURE, Judgement.WITHDRAWN})
_SOURCE = N_("only the id of a source is kept, in sourceID")
_KIND = N_("written among the others, with its kind as type")


def write(selection: Selection, out: Path) -> ExportNote:
    """Write six files into a folder or zip."""
    contents = selection.contents
    lacking = Lacking(contents)
    lacking.add("Source", _SOURCE, len(contents.sources))
    lacking.add(STATES, _NO_COLUMN, sum(differs(contents, s) for s in contents.statements))
    files: dict[str, Chunks] = {}
    for name, columns in _FILES.items():
        files[f"{name}.csv"] = _chunks(columns, _nodes(contents, name, lacking))
    files["relationships.csv"] = _chunks(_RELATIONSHIPS, _relationships(contents, lacking))
    return ExportNote("icij", write_many(out, files), counts_of(contents), lacking.items())


def _chunks(columns: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> Iterator[bytes]:
    cells = ([guarded(row.get(column, "")) for column in columns] for row in rows)
    return csv_chunks(columns, cells)


def _nodes(contents: Contents, name: str, lacking: Lacking) -> Iterator[dict[str, str]]:
    columns = _FILES[name]
    sources = _sources(contents)
    for id_, entity in sorted(contents.entities.items()):
        if _SORTS.get(entity.kind, _OTHERS) != name:
            continue
        cells = {c: entity.text(p) for c, p in _COLUMNS.items() if c in columns}
        if "countries" in cells:
            cells["countries"] = _COUNTRIES.get(cells["countries"].upper(), cells["countries"])
        cells |= {"node_id": id_, "name": entity.name, "sourceID": sources.get(id_, "")}
        if name == _OTHERS:
            cells["type"] = str(entity.kind)
            lacking.add(str(entity.kind), _KIND)
        if name == "nodes-addresses":
            cells["address"] = entity.name
        _note_values(entity, columns, lacking)
        yield cells


def _note_values(entity: Entity, columns: tuple[str, ...], lacking: Lacking) -> None:
    held = {_COLUMNS[column] for column in columns if column in _COLUMNS}
    for name in entity.values.keys() - held:
        lacking.add(name, _NO_COLUMN)


def _sources(contents: Contents) -> dict[str, str]:
    """Name the sources of each entity, those that state something of it."""
    named: dict[str, set[str]] = {}
    statements: Iterable[Statement] = contents.statements
    for statement in statements:
        named.setdefault(statement.entity, set()).update({statement.source} - {""})
    return {entity: "; ".join(sorted(ids)) for entity, ids in named.items()}


def _relationships(contents: Contents, lacking: Lacking) -> Iterator[dict[str, str]]:
    counts = precedence.counting(contents.ties)
    for tie in sorted(contents.ties, key=lambda item: item.id):
        if tie.type is TieType.SAME_AS and (tie.judgement in _NONE or tie.id not in counts):
            lacking.add("SAME_AS", _UNDONE)
            continue
        type_, link = _link(tie)
        for column in _UNHELD:
            if getattr(tie, column) not in ("", None, False):
                lacking.add(column, _NO_COLUMN)
        if tie.holding is Holding.LOT:
            lacking.add("holding", _NO_COLUMN)
        for name in tie.extra:
            lacking.add(name, _NO_COLUMN)
        yield {
            "node_id_start": tie.start,
            "node_id_end": tie.end,
            "rel_type": type_,
            "link": link,
            "status": str(tie.judgement or ""),
            "start_date": tie.since,
            "end_date": tie.until,
            "sourceID": tie.source,
            "id": tie.id,
        }


def _link(tie: Tie) -> tuple[str, str]:
    """Return the type of a relationship, and in words what the source says of it."""
    if tie.type is TieType.SAME_AS:
        accepted = tie.judgement is Judgement.ACCEPTED
        return ("same_as", "same as") if accepted else ("similar", "possibly the same, undecided")
    type_, word = _LINKS[tie.type]
    told = [t for t in (tie.role or tie.role_kind, tie.nature, tie.purpose, tie.interest) if t]
    if tie.type is TieType.LOCATED_AT and "registered" in tie.purpose.casefold():
        type_ = "registered_address"
    if tie.share:
        told.append(tie.share.text or share_words(tie.share))
    if tie.type in (TieType.OFFICER_OF, TieType.LOCATED_AT) and told:
        return type_, "; ".join(told)
    return type_, f"{word}: {'; '.join(told)}" if told else word


EXPORT = ExportFormat("icij", N_("CSV files of the ICIJ form, as a folder or .zip"), "zip", write)
