"""Command that imports the files, and the Cypher that is run once the database has started."""

from graph.registers.database_files.csv_folder import CsvFolder
from graph.stores.schema import CONSTRAINTS, SEARCH_INDEX

COMMAND, SCHEMA = "import.sh", "schema.cypher"

OPTIONS = (
    "--id-type=string",
    "--array-delimiter=U+001F",
    "--multiline-fields=true",
    "--bad-tolerance=0",
)
"""Options without which the files are read otherwise, or a bad row is passed over."""

_HEAD = """\
#!/bin/sh
# Imports these files into a new Neo4j database, which is not running:
#   sh import.sh [database]           (neo4j-admin on the PATH, or NEO4J_ADMIN=/path/to/neo4j-admin)
# Then start the server and run schema.cypher once:
#   cypher-shell -f schema.cypher     (it returns when the search index is whole)
cd "$(dirname "$0")" || exit 1
exec "${NEO4J_ADMIN:-neo4j-admin}" database import full "${1:-neo4j}" \\
"""
_WAIT = "CALL db.awaitIndexes(86400)"  # a day: the index of ten million names takes minutes


def import_arguments(files: CsvFolder) -> list[str]:
    """Return what follows the name of the database in the command."""
    nodes = [f"--nodes={name}" for name in files.nodes]
    return [*OPTIONS, *nodes, *(f"--relationships={name}" for name in files.relationships)]


def write_script(files: CsvFolder) -> None:
    """Write the command and the Cypher beside the files."""
    arguments = " \\\n".join(f"  {argument}" for argument in import_arguments(files))
    (files.folder / COMMAND).write_text(f"{_HEAD}{arguments}\n", encoding="utf-8")
    lines = (*CONSTRAINTS, SEARCH_INDEX, _WAIT)
    schema = "".join(f"{line};\n" for line in lines)
    (files.folder / SCHEMA).write_text(schema, encoding="utf-8")
