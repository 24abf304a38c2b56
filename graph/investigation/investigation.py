"""An open case: search, traces, owners, red flags, queries, the graph and exports."""

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from graph.analyses.ownership import queries as figures
from graph.analyses.ownership.conventions.multiplicative import MULTIPLICATIVE
from graph.analyses.projection import Projection, project
from graph.analyses.tracing.partial_load import load_trace_projection
from graph.analyses.tracing.trace import trace
from graph.errors import InputError
from graph.exports.networks.networkx_graph import networkx_graph
from graph.exports.request import ExportRequest, find_format, select_records, write_export
from graph.investigation.answers import (
    ExportAnswer,
    OwnersAnswer,
    RedFlagsAnswer,
    RowsAnswer,
    SearchAnswer,
    TraceAnswer,
)
from graph.investigation.export_answers import export_answer
from graph.investigation.flag_answers import red_flags_answer
from graph.investigation.owner_answers import owners_answer
from graph.investigation.row_answers import rows_answer, sources_in
from graph.investigation.search_answers import search_answer
from graph.investigation.trace_answers import trace_answer
from graph.model.log import Deed
from graph.model.records import Source
from graph.red_flags.scene import scene_of
from graph.registers.lookup.opened import KeptRegisters, open_registers
from graph.registers.lookup.search_all import FoundParties, search_registers
from graph.stores.open_store import open_store
from graph.stores.reading.cancel import RunningQuery
from graph.stores.store import Store
from graph.support.language import N_
from graph.support.settings import Settings, read_settings, settings
from queries.library import Query
from queries.own_queries import all_queries, find_query
from queries.parameters import fill_parameters

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from pandas import DataFrame

_MOST_ROWS = 100_000  # rows of a DataFrame
_ROWS = 1000  # rows of an answer, as on the command line
_QUERY_NAME = re.compile(r"\w+")
_NO_FOLDER = N_(
    "There is no folder {path}; see how it is spelt. A new case is begun by an import: set "
    "DATA_DIR to its folder, and run python -m graph import FILE."
)


def open_investigation(
    data_dir: str | Path | None = None,
    uri: str | None = None,
    *,
    username: str | None = None,
    password: str | None = None,
    database: str | None = None,
) -> "Investigation":
    """Open the case that the settings name, or the one that the arguments name.

    Use it in a ``with`` block, or close it yourself, as the last cell of a notebook does.

    With ``data_dir`` alone that is the embedded database of the folder, whatever ``NEO4J_URI``
    says. What is not given is taken from the settings, which stay as they are.

    Raises:
        InputError: a setting cannot be read, or ``data_dir`` is no folder.
        StoreUnavailableError: the database cannot be reached or started.
    """
    given = {
        "data_dir": data_dir,
        "neo4j_uri": "" if uri is None and data_dir is not None else uri,
        "neo4j_username": username,
        "neo4j_password": password,
        "neo4j_database": database,
    }
    named = {name: value for name, value in given.items() if value is not None}
    chosen = read_settings(**named) if named else settings()
    if data_dir is not None and not chosen.data_dir.is_dir():  # a typing error opens no new case
        raise InputError(_NO_FOLDER, path=chosen.data_dir)
    with ExitStack() as stack:
        store = stack.enter_context(open_store(chosen))
        registers = stack.enter_context(open_registers(chosen.shared_dir))
        return Investigation(store, registers, chosen, stack.pop_all())


class Investigation:
    """One case; its answers are those of the command line.

    It reads alone: only ``export`` writes, and only the file that it is told to. Several threads
    may ask it.
    """

    def __init__(
        self, store: Store, registers: KeptRegisters, settings: Settings, held: ExitStack
    ) -> None:
        self._held = held
        self._opened: Store | None = store
        self._registers = registers
        self._settings = settings
        self._lock = Lock()
        self._whole: tuple[int, Projection] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the database go; nothing can be asked any more."""
        self._opened = self._whole = None
        self._held.close()

    @property
    def _store(self) -> Store:
        if self._opened is None:
            raise InputError(N_("This investigation is closed; open it again."))
        return self._opened

    @property
    def data_dir(self) -> Path:
        """The folder of what the case keeps as files."""
        return self._settings.data_dir

    def search(self, text: str, limit: int = 20) -> SearchAnswer:
        """Find parties by name, other spelling, register number or id, in case and registers."""
        store, registers = self._store, self._registers.open_all()
        hits = store.search(text, limit)
        found = search_registers(registers, text, hits, store.known_ids, limit=limit)
        asked = [register.name for register in registers.usable]
        return search_answer(text, found, asked, _stating_sources(store, found))

    def trace(
        self,
        storefront: str,
        as_of: str | date | None = None,
        target: str | Sequence[str] | None = None,
    ) -> TraceAnswer:
        """Trace a storefront to the parent of its platform, or to the targets that are named.

        Raises:
            UnknownIdError: the storefront or a target is unknown.
            DateError: ``as_of`` is not a day, month or year.
        """
        targets = (target,) if isinstance(target, str) else tuple(target or ())
        graph = self._store.read_for_trace(
            lambda reads: load_trace_projection(reads, storefront, targets)
        )
        verdict = trace(graph, storefront, targets or None, _day_text(as_of))
        return trace_answer(graph, verdict)

    def owners(
        self, company: str, convention: str = MULTIPLICATIVE.name, as_of: str | date | None = None
    ) -> OwnersAnswer:
        """Return everybody who has a part of a company, directly or through others.

        Raises:
            UnknownIdError: the company is unknown.
            InputError: the convention is unknown.
            DateError: ``as_of`` is not a day, month or year.
        """
        figures.find_convention(convention)
        graph = self._projection()
        answer = figures.owners(graph, company, convention, as_of=_day_text(as_of))
        return owners_answer(graph, answer)

    def red_flags(self, storefront: str | None = None) -> RedFlagsAnswer:
        """Return the red flags of the case, or those that concern one storefront.

        Raises:
            UnknownIdError: the storefront is unknown.
        """
        return red_flags_answer(scene_of(self._projection()), self._store.notes(), storefront)

    def saved_queries(self) -> tuple[Query, ...]:
        """Return the saved queries: those that come with the program and the user's own.

        Raises:
            InputError: the head of a file is not valid.
        """
        return all_queries(self.data_dir)

    def run_query(
        self,
        name: str,
        parameters: Mapping[str, Any] | None = None,
        limit: int = _ROWS,
        *,
        running: RunningQuery | None = None,
    ) -> RowsAnswer:
        """Run a saved query; its document is that of ``queries run --format json``.

        Another thread may cancel it through ``running``.

        Raises:
            InputError: there is no such query, or a parameter does not fit.
            QueryStoppedError: it ran out of time.
        """
        query = find_query(name, self.data_dir)
        values = fill_parameters(name, query.parameters, parameters or {})
        return self._rows(query.question, query.cypher, values, limit, running)

    def cypher(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        limit: int = _ROWS,
        *,
        running: RunningQuery | None = None,
    ) -> RowsAnswer:
        """Run a query of your own, read-only; its document is that of ``queries ask``.

        Another thread may cancel it through ``running``.

        Raises:
            QueryRefusedError: it would do more than read, or is not valid Cypher.
            QueryStoppedError: it ran out of time.
        """
        return self._rows("Answer to a query of your own:", text, parameters or {}, limit, running)

    def query(self, name_or_cypher: str, /, **parameters: Any) -> "DataFrame":
        """Return the rows of a saved query, or of Cypher, as a DataFrame.

        Nodes and relationships are records with an ``id`` and ``properties``. What limits the rows
        is in ``attrs``; a warning says so if there are more than the DataFrame holds.

        Raises:
            InputError: there is no such query, or a parameter does not fit.
            QueryRefusedError: it would do more than read, or is not valid Cypher.
            QueryStoppedError: it ran out of time.
        """
        # It takes half a second to import, and only tables need it.
        from pandas import DataFrame

        is_name = _QUERY_NAME.fullmatch(name_or_cypher)
        run = self.run_query if is_name else self.cypher
        answer = run(name_or_cypher, parameters, _MOST_ROWS)
        if answer.cut:
            warnings.warn(answer.sentence, stacklevel=2)
        table = DataFrame(list(answer.rows), columns=list(answer.columns))
        table.attrs = {"sentence": answer.sentence, "not_checked": list(answer.not_checked)}
        return table

    def graph(self) -> "MultiDiGraph[str]":
        """Return parties and ties as a networkx graph with the attributes of the JSON export.

        Raises:
            InputError: the database holds more parties than a case has.
        """
        self._store.check_size()
        return networkx_graph(self._store.contents())

    def export(
        self,
        format: str,
        path: str | Path,
        *,
        storefront: str = "",
        around: str | Iterable[str] = (),
        hops: int | None = None,
        as_of: str | date | None = None,
        publication: bool = False,
    ) -> ExportAnswer:
        """Write the case, or a part of it, to a file of another tool.

        The part is a ``storefront`` with its chains, or what is ``around`` some ids, and so many
        ``hops`` more. A ``publication`` is without what is not to be printed.

        Raises:
            InputError: the format is unknown, or the path cannot be written.
            UnknownIdError: there is no such storefront or party.
        """
        chosen = find_format(format)
        ids = (around,) if isinstance(around, str) else tuple(around)
        if ids and storefront:
            raise InputError(N_("Export a storefront or what is around some ids, not both."))
        request = ExportRequest(
            around=ids, hops=hops, storefront=storefront, as_of=_day_text(as_of)
        )
        selection = select_records(self._store, request)
        note = write_export(chosen, selection, Path(path), publication=publication)
        self._store.log_deed(Deed.EXPORT, filter(None, (*ids, storefront)), files=[Path(path).name])
        return export_answer(selection, note)

    def _projection(self) -> Projection:
        """Return the whole graph, read again only when the database has changed."""
        store = self._store
        with self._lock:
            revision = store.revision()
            if self._whole is None or self._whole[0] != revision:
                store.check_size()
                self._whole = revision, project(store.contents())
            return self._whole[1]

    def _rows(
        self,
        question: str,
        cypher: str,
        values: Mapping[str, Any],
        limit: int,
        running: RunningQuery | None,
    ) -> RowsAnswer:
        store = self._store
        rows = store.read(
            cypher, values, limit=limit, seconds=self._settings.query_seconds, running=running
        )
        named = sources_in(rows)
        known = store.sources(named) if named else {}
        return rows_answer(question, rows, limit, (known[s] for s in named if s in known))


def _day_text(as_of: str | date | None) -> str | None:
    return None if as_of is None else str(as_of)


def _stating_sources(store: Store, found: FoundParties) -> Iterable[Source]:
    """Return the sources that state the parties of the case among the hits."""
    ids = [each.hit.id for each in found.parties if not each.register]
    return store.neighbourhood(ids, 0).sources.values() if ids else ()
