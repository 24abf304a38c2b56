"""Reading of all files of one import together: a party and its tie may be in different files."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path, PurePath

from graph.importing.admission import admit_reading
from graph.importing.bods.bods import read_statements
from graph.importing.bods.json_files import NumberedObject, statements_of
from graph.importing.bods.rows import own_tables
from graph.importing.files import BYTE_LIMIT, OTHER_FILE, NamedFile, files_at, too_large, unpack_zip
from graph.importing.ftm.entity import FtmEntity, entities_of, looks_like_ftm, merge_fragments
from graph.importing.ftm.ftm import dataset_source, read_entities
from graph.importing.ftm.round_trip import ORIGIN, own_records
from graph.importing.networks.graph_xml import read_xml
from graph.importing.networks.network import FileNetwork
from graph.importing.networks.node_link import looks_like_node_link, read_node_link
from graph.importing.networks.rows import rows_of
from graph.importing.result import ImportContents, Problem, Reference, count_unplaced
from graph.importing.spreadsheet.csv_tables import Table, csv_table
from graph.importing.spreadsheet.sheets import read_sheets, sheet_of
from graph.importing.spreadsheet.table_format import UTF_8
from graph.importing.spreadsheet.total_rows import without_totals
from graph.importing.spreadsheet.workbook import workbook_tables
from graph.model.records import Records
from graph.support.language import N_, LazyText
from graph.support.safe_text import escape_control_characters

FORMATS = [
    "spreadsheet: sources.csv, entities.csv and ties.csv in a folder or .zip, or one by one",
    "workbook: one .xlsx with the sheets sources, entities and ties",
    "bods: Beneficial Ownership Data Standard 0.1 to 0.4, .json or JSON lines",
    "ftm: FollowTheMoney entities, JSON lines (.jsonl, .ijson, .ndjson) or .json",
    "graphml, gexf: graphs of Gephi, yEd, Cytoscape or networkx whose nodes have a kind of ours",
    "json: node-link JSON of networkx or D3 whose nodes have a kind of ours",
]

_EXPECTED = LazyText(N_("a .csv, .zip, .xlsx, .json, .jsonl, .graphml or .gexf file"))


@dataclass(slots=True)
class _FileContents:
    """Contents of the files by format, before any of it is related to the rest."""

    tables: list[tuple[str, Table]] = field(default_factory=list)
    statements: list[NumberedObject] = field(default_factory=list)
    entities: list[FtmEntity] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _: KW_ONLY
    left: list[tuple[str, str]] = field(default_factory=list)
    encoding: str = UTF_8


def read_paths(paths: Sequence[Path], encoding: str = UTF_8) -> ImportContents:
    """Return the contents of files and folders, their problems included; nothing is raised.

    ``encoding`` is that of CSV files, if the user names another than UTF-8.
    """
    left_out: list[tuple[str, str]] = []
    files, problems = files_at(paths, left_out)
    return admit_reading(_read_named(files, problems, left_out, encoding))


def read_files(files: Sequence[NamedFile]) -> ImportContents:
    """Return the contents of files that are in memory already, such as uploads."""
    problems = []
    if sum(len(content) for _, content in files) > BYTE_LIMIT:
        problems.append(too_large("the files"))
        files = ()
    return admit_reading(_read_named(files, problems, []))


def read_bundle_tables(files: Sequence[NamedFile]) -> ImportContents:
    """Return the tables of a bundle unchanged: they passed the gate at their first import."""
    return _read_named(files, [], [])


def _read_named(
    files: Sequence[NamedFile],
    problems: list[Problem],
    left_out: list[tuple[str, str]],
    encoding: str = UTF_8,
) -> ImportContents:
    found = _FileContents(problems=list(problems), left=left_out, encoding=encoding)
    if not files and not problems:
        found.problems.append(
            Problem(
                place="import", line=0, column="", found=LazyText(N_("no file")), expected=_EXPECTED
            )
        )
    for name, content in files:
        _take(found, escape_control_characters(name), content)
    tables = [(sheet, without_totals(sheet, table)) for sheet, table in found.tables]
    found.left.extend(aside for _, table in tables for aside in table.aside)
    records, sheet_problems, references, places = read_sheets(tables)
    stated, left = read_statements(found.statements)
    entities = merge_fragments(found.entities)
    own = [each for each in entities if ORIGIN in each.origins]
    others = [each for each in entities if ORIGIN not in each.origins]
    linked, more = read_entities(others, dataset_source, "ftm-")
    kept, unkept = own_records(own)
    stated = _join_records(_join_records(stated, linked), kept)
    references, unfit = _unmet_references(references, stated)
    return ImportContents(
        records=_join_records(records, stated),
        problems=(*found.problems, *sheet_problems, *unfit),
        not_understood=count_unplaced([*found.left, *left, *more, *unkept]),
        files=tuple(escape_control_characters(name) for name, _ in files),
        references=tuple(references),
        places=places,
    )


def _take(found: _FileContents, name: str, content: bytes, in_zip: bool = False) -> None:
    suffix = PurePath(name).suffix.lower()
    if suffix in _TAKE:
        _TAKE[suffix](found, name, content)
    elif suffix == ".zip" and not in_zip:
        _take_zip(found, name, content)
    elif in_zip and suffix != ".zip":
        found.left.append((OTHER_FILE, name))
    else:
        found.problems.append(
            Problem(
                place=name,
                line=0,
                column="",
                found=LazyText(N_("a file of another kind")),
                expected=_EXPECTED,
            )
        )


def _take_zip(found: _FileContents, name: str, content: bytes) -> None:
    entries, problems = unpack_zip(name, content)
    found.problems.extend(problems)
    if not entries and not problems:
        found.problems.append(
            Problem(
                place=name,
                line=0,
                column="",
                found=LazyText(N_("an empty archive")),
                expected=_EXPECTED,
            )
        )
    for entry, inner in entries:
        _take(found, escape_control_characters(entry), inner, in_zip=True)


def _take_workbook(found: _FileContents, name: str, content: bytes) -> None:
    tables, others = workbook_tables(name, content)
    found.tables.extend(tables)
    found.left.extend(("a sheet of another name", f"{name}, sheet {sheet}") for sheet in others)
    if not tables:
        expected = LazyText(N_("the sheets sources, entities and ties"))
        found.problems.append(
            Problem(
                place=name, line=0, column="", found=LazyText(N_("none of them")), expected=expected
            )
        )


def _take_xml(found: _FileContents, name: str, content: bytes) -> None:
    _take_network(found, read_xml(name, content))


def _take_network(found: _FileContents, read: tuple[FileNetwork | None, list[Problem]]) -> None:
    network, problems = read
    found.problems.extend(problems)
    if network is not None:
        found.tables.extend(rows_of(network, found.problems, found.left))


def _take_json(found: _FileContents, name: str, content: bytes) -> None:
    if looks_like_node_link(content):
        _take_network(found, read_node_link(name, content))
        return
    if looks_like_ftm(content):
        entities, problems = entities_of(name, content)
        found.entities.extend(entities)
        found.problems.extend(problems)
        return
    statements, problems = statements_of(name, content)
    found.problems.extend(problems)
    shown = [(escape_control_characters(place), statement) for place, statement in statements]
    own = own_tables(shown)
    if own is None:
        found.statements.extend(statements)
    else:
        found.tables.extend(own)


def _take_csv(found: _FileContents, name: str, content: bytes) -> None:
    table = csv_table(name, content, found.encoding)
    sheet = sheet_of(name, table.header)
    if not sheet and table.header:
        header = LazyText(N_("a header of another kind"))
        expected = LazyText(
            N_("sources.csv, entities.csv or ties.csv, or the columns of one of them")
        )
        found.problems.append(
            Problem(place=name, line=1, column="", found=header, expected=expected)
        )
    found.tables.append((sheet, table))


_TAKE = {
    ".csv": _take_csv,
    ".xlsx": _take_workbook,
    ".json": _take_json,
    ".jsonl": _take_json,
    ".ndjson": _take_json,
    ".ijson": _take_json,
    ".graphml": _take_xml,
    ".gexf": _take_xml,
    ".xml": _take_xml,
}


def _unmet_references(
    references: Sequence[Reference], stated: Records
) -> tuple[list[Reference], list[Problem]]:
    """Return the references that the other files leave open, and those of a wrong kind."""
    sources = {source.id for source in stated.sources}
    kinds = {statement.entity: statement.kind for statement in stated.statements}
    left, problems = [], []
    for reference in references:
        known = reference.id in (sources if reference.is_source else kinds)
        if not known:
            left.append(reference)
        elif not reference.is_source and kinds[reference.id] not in reference.kinds:
            problems.append(reference.problem)
    return left, problems


def _join_records(sheets: Records, stated: Records) -> Records:
    """Return both sets of records; where an id is in both, the sheets' own row counts."""
    sources = {source.id: source for source in (*stated.sources, *sheets.sources)}
    statements = {item.id: item for item in (*stated.statements, *sheets.statements)}
    ties = {tie.id: tie for tie in (*stated.ties, *sheets.ties)}
    return Records(tuple(sources.values()), tuple(statements.values()), tuple(ties.values()))
