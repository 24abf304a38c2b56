"""Answers of an investigation: frozen records that carry their sentence and their sources.

Each holds the JSON document that the command line prints for the same question. The fields next to
it have the names of that document; a tie runs from its ``start`` to its ``end``.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Generic, TypeVar, overload

from graph.investigation.pages import AnswerPage
from graph.investigation.pages import SourceReference as SourceReference
from graph.model.records import Source
from graph.support.safe_text import escape_control_characters

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Party:
    """An entity by its id and its displayed name."""

    id: str
    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class ShareBounds:
    """Exact bounds of a share, as in ``0.51`` and ``15/22``."""

    min: str
    max: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Answer:
    """An answer that can be quoted.

    ``sentence`` is whole when it is quoted alone, and says no more than ``sources`` do.
    ``not_checked`` are the limits of the answer, one sentence each. ``json`` is the document of the
    command line as text.
    """

    sentence: str
    sources: tuple[SourceReference, ...]
    not_checked: tuple[str, ...]
    json: str

    def document(self) -> Any:
        """Return the document that the command line prints with ``--json``."""
        return json.loads(self.json)

    def quotable(self) -> dict[str, Any]:
        """Return the document with ``sentence``, ``sources`` and ``not_checked`` beside its fields.

        A document that is a list stands under ``result``.
        """
        document = self.document()
        return {
            **(document if isinstance(document, dict) else {"result": document}),
            "sentence": self.sentence,
            "sources": [asdict(source) for source in self.sources],
            "not_checked": list(self.not_checked),
        }

    def __str__(self) -> str:
        return escape_control_characters(self.sentence)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.sentence!r})"

    def _repr_html_(self) -> str:
        return self._page().html()

    def _page(self) -> AnswerPage:
        return AnswerPage(
            self.sentence, lists=[("Not checked", self.not_checked)], sources=self.sources
        )


def json_text(document: Any) -> str:
    """Return a document as the command line writes it, on one line."""
    return json.dumps(document, ensure_ascii=False, default=str)


def cite_sources(sources: Iterable[Source | None]) -> tuple[SourceReference, ...]:
    """Return references to sources, each once, in their order."""
    found = {source.id: source for source in sources if source}
    return tuple(map(SourceReference.of, found.values()))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ListAnswer(Answer, Sequence[_T], Generic[_T]):
    """An answer that is a list of records; it can be indexed and looped over."""

    items: tuple[_T, ...]

    @overload
    def __getitem__(self, index: int) -> _T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[_T]: ...

    def __getitem__(self, index: int | slice) -> _T | Sequence[_T]:
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One party that was found; ``register`` is the register that holds it, None for the case.

    ``exact`` is False if the hit is only similar and may be another party.
    """

    id: str
    name: str
    kind: str
    why: str
    exact: bool
    register: str | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SearchAnswer(ListAnswer[Hit]):
    """Parties whose name, other spelling, number or id was searched for, best first."""

    text: str

    def _page(self) -> AnswerPage:
        rows = [
            (h.name, h.kind, h.why, "exact" if h.exact else "similar", h.id, h.register or "")
            for h in self.items
        ]
        return AnswerPage(
            self.sentence,
            columns=("name", "kind", "why", "match", "id", "register"),
            rows=rows,
            lists=[("Not checked", self.not_checked)],
            sources=self.sources,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One link of a chain as its source states it."""

    tie: str
    id: str
    start: Party
    end: Party
    wording: str
    share: ShareBounds | None
    since: str | None
    until: str | None
    sentence: str
    source: SourceReference


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Chain:
    """One chain from the storefront to a target.

    ``hops`` lead from the storefront, ``platform_hops`` from its platform to the target.
    """

    strength: str
    standing: str
    sentence: str
    target: Party
    share: ShareBounds | None
    since: str | None
    until: str | None
    hops: tuple[Hop, ...]
    platform_hops: tuple[Hop, ...]

    def __repr__(self) -> str:
        return f"Chain({self.sentence!r})"

    def _repr_html_(self) -> str:
        hops = (*self.hops, *self.platform_hops)
        rows = [(hop.sentence, hop.wording, hop.source.title or hop.source.id) for hop in hops]
        return AnswerPage(
            self.sentence,
            columns=("link", "wording", "source"),
            rows=rows,
            sources=tuple(dict.fromkeys(hop.source for hop in hops)),
        ).html()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of chains with its legend and sources, which a notebook shows."""

    svg: str = field(repr=False)

    def _repr_svg_(self) -> str:
        return self.svg


@dataclass(frozen=True, slots=True)
class Denial:
    """A party's own word against a tie, in the wording of a source."""

    party: Party
    wording: str
    source: SourceReference | None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TraceAnswer(Answer):
    """Verdict on a storefront: the strongest tie to the platform's side that was found so far.

    ``verdict`` is a word such as ``owned`` or ``not found``, which never means "no"; ``standing``
    and ``target`` are None with the latter. ``not_supported`` are claims that the answer does not
    bear. ``drawing`` shows the chains, None where there is none.
    """

    storefront: Party
    as_of: str
    verdict: str
    standing: str | None
    target: Party | None
    headline: str
    chains: tuple[Chain, ...]
    past: tuple[Chain, ...]
    not_supported: tuple[str, ...]
    denials: tuple[Denial, ...]
    drawing: Drawing | None

    def _page(self) -> AnswerPage:
        return AnswerPage(
            self.sentence,
            lists=(
                ("Chains", [_cited_chain(chain) for chain in self.chains]),
                ("Ended before that day", [_cited_chain(chain) for chain in self.past]),
                (
                    "Response",
                    [_with_sources(f"{d.party}: {d.wording}", [d.source]) for d in self.denials],
                ),
                ("You cannot write", self.not_supported),
                ("Not checked", self.not_checked),
            ),
            sources=self.sources,
            svg=self.drawing.svg if self.drawing else "",
        )


def _cited_chain(chain: Chain) -> str:
    return _with_sources(chain.sentence, [hop.source for hop in chain.hops])


def _with_sources(text: str, sources: Iterable[SourceReference | None]) -> str:
    """Return a text with the names of its own sources, each once."""
    named = dict.fromkeys(
        ", ".join(filter(None, (s.publisher or s.title or s.id, s.published))) for s in sources if s
    )
    return f"{text} [{'; '.join(named)}]" if named else text


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """One direct or indirect holder; ``min`` and ``max`` are exact, None where not counted.

    ``verdict`` is ``definite``, ``possible`` or ``below`` against the threshold. ``figure`` is the
    share in words.
    """

    id: str
    name: str
    min: str | None
    max: str | None
    verdict: str
    figure: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OwnersAnswer(ListAnswer[Owner]):
    """Holders of a company by a named convention, the largest first."""

    company: Party
    convention: str
    as_of: str
    threshold: str

    @property
    def owners(self) -> tuple[Owner, ...]:
        """The holders."""
        return self.items

    def _page(self) -> AnswerPage:
        return AnswerPage(
            self.sentence,
            columns=("holder", "share", "verdict", "id"),
            rows=[(o.name, o.figure, o.verdict, o.id) for o in self.items],
            lists=[("Not checked", self.not_checked)],
            sources=self.sources,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """One finding: what was seen, which proves nothing, and what else may explain it."""

    flag: str
    title: str
    strength: str
    subject: Party
    sentence: str
    innocent_explanation: str
    sources: tuple[SourceReference, ...]
    dismissed: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RedFlagsAnswer(ListAnswer[RedFlag]):
    """Red flags of the whole case, or those that concern one storefront."""

    storefront: Party | None

    @property
    def findings(self) -> tuple[RedFlag, ...]:
        """The findings."""
        return self.items

    def _page(self) -> AnswerPage:
        rows = [
            (
                f.title,
                f.sentence,
                f.strength,
                f.innocent_explanation,
                "dismissed" if f.dismissed else "",
            )
            for f in self.items
        ]
        return AnswerPage(
            self.sentence,
            columns=("red flag", "finding", "weight", "innocent explanation", "status"),
            rows=rows,
            lists=[("Not checked", self.not_checked)],
            sources=self.sources,
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RowsAnswer(Answer):
    """Rows of a saved query or of Cypher; nodes and relationships are records.

    ``cut`` is True if there were more rows than were asked for; ``extent`` says how complete they
    are.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool
    extent: str

    def _page(self) -> AnswerPage:
        return AnswerPage(
            self.sentence,
            columns=self.columns,
            rows=[["" if cell is None else str(cell) for cell in row] for row in self.rows],
            lists=[("Not checked", self.not_checked)],
            sources=self.sources,
        )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ExportAnswer(Answer):
    """Files that an export wrote; ``not_held`` is what the format has no place for."""

    format: str
    files: tuple[str, ...]
    not_held: tuple[str, ...]

    def _page(self) -> AnswerPage:
        lists = [
            ("Files", self.files),
            ("Not in them", self.not_held),
            ("Not checked", self.not_checked),
        ]
        return AnswerPage(self.sentence, lists=lists)
