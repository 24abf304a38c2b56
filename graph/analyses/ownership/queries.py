"""Who owns a company, what a party holds, and what it controls, by a named convention."""

from collections.abc import Iterable
from fractions import Fraction

from graph.analyses.intervals import Verdict
from graph.analyses.ownership import CONVENTIONS
from graph.analyses.ownership.answer import Answer, Question, answer, verdict_of, ways
from graph.analyses.ownership.calculation.region import (
    open_ends,
    region_above,
    region_below,
    turned,
)
from graph.analyses.ownership.calculation.stakes_by_company import Book
from graph.analyses.ownership.conventions.base import Convention
from graph.analyses.ownership.conventions.control_fixpoint import CONTROL_FIXPOINT
from graph.analyses.projection import Projection
from graph.errors import InputError, UnknownIdError
from graph.model.dates import as_of_day
from graph.model.records import Entity, Kind
from graph.support.language import N_, Said, either

_HELD = frozenset({Kind.COMPANY, Kind.BRAND})
_HOLDERS = frozenset({Kind.COMPANY, Kind.PERSON})


def convention_named(name: str) -> Convention:
    """Return a convention.

    Raises:
        InputError: there is none of that name; the message gives those there are.
    """
    for convention in CONVENTIONS:
        if convention.name == name:
            return convention
    names = ", ".join(c.name for c in CONVENTIONS)
    raise InputError(
        N_("There is no convention {name!r}; write one of: {names}."), name=name, names=names
    )


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
    upward = [turned(held) for held in ways(region, chosen)]
    question = Question(book, company, chosen, threshold, region, open_ends(upward))
    return answer(question, chosen.above(region, node))


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
    unclear = open_ends(ways(region, chosen))
    question = Question(book, owner, chosen, threshold, region, unclear)
    return answer(question, chosen.below(region, node))


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
        if party != node and verdict_of(figure, rule, rule.threshold) is not Verdict.BELOW
    }
    unclear = open_ends(ways(region, rule))
    return answer(Question(book, owner, rule, None, region, unclear), found)


def known(book: Book, ident: str, kinds: frozenset[Kind]) -> Entity:
    """Return an entity of one of some kinds.

    Raises:
        UnknownIdError: there is none under this id, or it is of another kind.
    """
    entity = book.ground.entities.get(ident)
    if entity is None:
        raise UnknownIdError(
            N_("The store has nothing under {id!r}; search for its name first."), id=ident
        )
    if entity.kind not in kinds:
        raise UnknownIdError(
            N_("{id} is a {kind}; this asks for a {wanted}."),
            id=ident,
            kind=Said(entity.kind),
            wanted=either(map(Said, sorted(kinds))),
        )
    return entity


def _chosen(book: Book, name: str, blocked: Iterable[str]) -> Convention:
    convention, named = convention_named(name), list(blocked)
    if not named:
        return convention
    if convention.together is None:
        takes = ", ".join(c.name for c in CONVENTIONS if c.together)
        raise InputError(
            N_("{name} knows no blocked parties; ask for {takes}, or leave them out."),
            name=name,
            takes=takes,
        )
    for party in named:
        known(book, party, _HOLDERS)
    return convention.together(frozenset(book.ground.matches.of(p) for p in named))
