"""Who owns a company, what a party holds, and what it controls, by a named convention."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from graph.analyses.ownership import CONVENTIONS
from graph.analyses.ownership.book import Book
from graph.analyses.ownership.circles import Circle, circles_in
from graph.analyses.ownership.control_fixpoint import CONTROL_FIXPOINT
from graph.analyses.ownership.convention import Caution, Convention, Figure, Figures
from graph.analyses.ownership.intervals import Interval, Verdict
from graph.analyses.ownership.region import (
    Holdings,
    Region,
    open_ends,
    region_above,
    region_below,
    turned,
)
from graph.analyses.ownership.statements import Beside, beside
from graph.analyses.stakes import SHARES, VOTES
from graph.dates import as_of_day
from graph.errors import InputError, UnknownIdError
from graph.model import Entity, Kind
from graph.projection import Projection

_HELD = frozenset({Kind.COMPANY, Kind.BRAND})
_HOLDERS = frozenset({Kind.COMPANY, Kind.PERSON})
_ORDER = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class Row:
    """One owner, or one holding, with its figure.

    ``share`` is None where a convention gives a verdict alone. ``stated_control`` says that
    control is stated, whatever the share; ``not_stated`` that a share on the way is not stated.
    """

    party: Entity
    share: Interval | None
    verdict: Verdict
    stated_control: bool
    not_stated: bool
    caution: Caution | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The figures of one question on one day (ISO), largest first, with what stands beside them.

    ``parties`` are all whom the answer speaks of, by id; ``unfinished`` says that an import has
    not ended.
    """

    asked: Entity
    convention: Convention
    threshold: Fraction
    as_of: str
    rows: tuple[Row, ...]
    circles: tuple[Circle, ...]
    beside: Beside
    parties: dict[str, Entity]
    unfinished: bool


def convention_named(name: str) -> Convention:
    """Return a convention.

    Raises:
        InputError: there is none of that name; the message gives those there are.
    """
    for convention in CONVENTIONS:
        if convention.name == name:
            return convention
    names = ", ".join(c.name for c in CONVENTIONS)
    raise InputError(f"There is no convention {name!r}; write one of: {names}.")


def owners(
    graph: Projection,
    company: str,
    convention: str,
    threshold: Fraction | None = None,
    as_of: str | None = None,
    blocked: Iterable[str] = (),
) -> Answer:
    """Return everybody who directly or indirectly has a part of a company on a day (or today).

    ``threshold`` (0 to 1) replaces that of the convention for the verdicts, and nothing else.

    Raises:
        UnknownIdError: no such company, or no such blocked party.
        InputError: no such convention, or one that takes no blocked parties.
        DateError: ``as_of`` is no date.
    """
    book = Book(graph, as_of_day(as_of))
    known(book, company, _HELD)
    chosen = _chosen(book, convention, blocked)
    node = book.ground.matches.of(company)
    region = region_above(book, node)
    ways = [turned(held) for held in _ways(region, chosen)]
    question = _Question(book, company, chosen, threshold, region, open_ends(ways))
    return _answer(question, chosen.above(region, node))


def holdings(
    graph: Projection,
    owner: str,
    convention: str,
    threshold: Fraction | None = None,
    as_of: str | None = None,
    blocked: Iterable[str] = (),
) -> Answer:
    """Return everything of which a party directly or indirectly has a part; as ``owners``."""
    book = Book(graph, as_of_day(as_of))
    known(book, owner, _HOLDERS)
    chosen = _chosen(book, convention, blocked)
    node = book.ground.matches.of(owner)
    region = region_below(book, node)
    unclear = open_ends(_ways(region, chosen))
    question = _Question(book, owner, chosen, threshold, region, unclear)
    return _answer(question, chosen.below(region, node))


def control(graph: Projection, owner: str, as_of: str | None = None) -> Answer:
    """Return what a party controls on a day, surely or possibly, by ``control_fixpoint``.

    Raises:
        UnknownIdError: no such party.
        DateError: ``as_of`` is no date.
    """
    book = Book(graph, as_of_day(as_of))
    known(book, owner, _HOLDERS)
    node = book.ground.matches.of(owner)
    region = region_below(book, node)
    rule = CONTROL_FIXPOINT
    found = {
        party: figure
        for party, figure in rule.below(region, node).items()
        if party != node and _verdict(figure, rule, rule.threshold) is not Verdict.BELOW
    }
    unclear = open_ends(_ways(region, rule))
    return _answer(_Question(book, owner, rule, None, region, unclear), found)


def known(book: Book, ident: str, kinds: frozenset[Kind]) -> Entity:
    """Return an entity of one of some kinds.

    Raises:
        UnknownIdError: there is none under this id, or it is of another kind.
    """
    entity = book.ground.entities.get(ident)
    if entity is None:
        raise UnknownIdError(f"The store has nothing under {ident!r}; search for its name first.")
    if entity.kind not in kinds:
        wanted = " or a ".join(sorted(kinds))
        raise UnknownIdError(f"{ident} is a {entity.kind}; this asks for a {wanted}.")
    return entity


def _chosen(book: Book, name: str, blocked: Iterable[str]) -> Convention:
    convention, named = convention_named(name), list(blocked)
    if not named:
        return convention
    if convention.together is None:
        takes = ", ".join(c.name for c in CONVENTIONS if c.together)
        raise InputError(f"{name} knows no blocked parties; ask for {takes}, or leave them out.")
    for party in named:
        known(book, party, _HOLDERS)
    return convention.together(frozenset(book.ground.matches.of(p) for p in named))


@dataclass(frozen=True, slots=True)
class _Question:
    book: Book
    asked: str
    convention: Convention
    threshold: Fraction | None
    region: Region
    unclear: frozenset[str]

    @property
    def line(self) -> Fraction:
        return self.convention.threshold if self.threshold is None else self.threshold


def _ways(region: Region, convention: Convention) -> list[Holdings]:
    """Return the stakes that a convention counts."""
    by_interest = {SHARES: region.shares, VOTES: region.votes}
    return [by_interest[i] for i in convention.counts]


def _answer(question: _Question, found: Figures) -> Answer:
    book, region = question.book, question.region
    entities = book.ground.entities
    rows = [_row(question, party, figure) for party, figure in found.items()]
    return Answer(
        asked=entities[question.asked],
        convention=question.convention,
        threshold=question.line,
        as_of=book.day.isoformat(),
        rows=tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])),
        circles=circles_in(region, entities),
        beside=beside(book, region.parties),
        parties={p: entities[p] for p in sorted(region.parties)},
        unfinished=bool(book.ground.unfinished),
    )


_Rank = tuple[int, Fraction, Fraction, str]


def _row(question: _Question, party: str, figure: Figure) -> tuple[_Rank, Row]:
    convention, share = question.convention, figure.share
    verdict = _verdict(figure, convention, question.line)
    row = Row(
        party=question.book.ground.entities[party],
        share=share if convention.shows_share else None,
        verdict=verdict,
        stated_control=figure.control is not Verdict.BELOW,
        not_stated=party in question.unclear,
        caution=figure.caution,
    )
    return (_ORDER.index(verdict), -share.low.value, -share.high.value, party), row


def _verdict(figure: Figure, convention: Convention, threshold: Fraction) -> Verdict:
    by_share = convention.comparator.verdict(figure.share, threshold)
    return min(by_share, figure.control, key=_ORDER.index)
