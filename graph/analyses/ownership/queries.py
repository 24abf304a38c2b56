"""Owners of a company, holdings of a party and its control, by a named convention."""

from collections.abc import Iterable
from fractions import Fraction

from graph.analyses.intervals import ThresholdVerdict
from graph.analyses.ownership.answer import (
    OwnershipAnswer,
    OwnershipQuestion,
    answer_question,
    counted_holdings,
    figure_verdict,
)
from graph.analyses.ownership.calculation.region import (
    region_above,
    region_below,
    transpose_holdings,
    unclear_parties,
)
from graph.analyses.ownership.calculation.stakes_by_company import StakesOnDay
from graph.analyses.ownership.catalogue import CONVENTIONS
from graph.analyses.ownership.conventions.base import Convention
from graph.analyses.ownership.conventions.control_fixpoint import CONTROL_FIXPOINT
from graph.analyses.projection import Projection
from graph.errors import InputError, UnknownIdError
from graph.model.dates import as_of_day
from graph.model.records import Entity, Kind
from graph.support.language import N_, LazyText, join_with_or

_HELD_KINDS = frozenset({Kind.COMPANY, Kind.BRAND})
_HOLDER_KINDS = frozenset({Kind.COMPANY, Kind.PERSON})


def find_convention(name: str) -> Convention:
    """Return a convention.

    Raises:
        InputError: the name is unknown; the message lists the known ones.
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
) -> OwnershipAnswer:
    """Return all direct and indirect owners of a company on a day (today by default).

    ``threshold`` (0 to 1) replaces that of the convention for the verdicts, and nothing else.

    Raises:
        UnknownIdError: the company, or a blocked party, is unknown.
        InputError: the convention is unknown, or takes no blocked parties.
        DateError: ``as_of`` is not a valid date.
    """
    book = StakesOnDay(graph, as_of_day(as_of))
    find_entity(book, company, _HELD_KINDS)
    chosen = _choose_convention(book, convention, blocked)
    node = book.ground.matches.representative_of(company)
    region = region_above(book, node)
    upward = [transpose_holdings(held) for held in counted_holdings(region, chosen)]
    question = OwnershipQuestion(
        book=book,
        subject=company,
        convention=chosen,
        threshold=threshold,
        region=region,
        unclear=unclear_parties(upward),
    )
    return answer_question(question, chosen.above(region, node))


def holdings(
    graph: Projection,
    owner: str,
    convention: str,
    threshold: Fraction | None = None,
    as_of: str | None = None,
    blocked: Iterable[str] = (),
) -> OwnershipAnswer:
    """Return all direct and indirect holdings of a party; parameters and errors as in owners."""
    book = StakesOnDay(graph, as_of_day(as_of))
    find_entity(book, owner, _HOLDER_KINDS)
    chosen = _choose_convention(book, convention, blocked)
    node = book.ground.matches.representative_of(owner)
    region = region_below(book, node)
    unclear = unclear_parties(counted_holdings(region, chosen))
    question = OwnershipQuestion(
        book=book,
        subject=owner,
        convention=chosen,
        threshold=threshold,
        region=region,
        unclear=unclear,
    )
    return answer_question(question, chosen.below(region, node))


def control(graph: Projection, owner: str, as_of: str | None = None) -> OwnershipAnswer:
    """Return what a party controls on a day, surely or possibly, by ``control_fixpoint``.

    Raises:
        UnknownIdError: the party is unknown.
        DateError: ``as_of`` is not a valid date.
    """
    book = StakesOnDay(graph, as_of_day(as_of))
    find_entity(book, owner, _HOLDER_KINDS)
    node = book.ground.matches.representative_of(owner)
    region = region_below(book, node)
    rule = CONTROL_FIXPOINT
    controlled = {
        party: figure
        for party, figure in rule.below(region, node).items()
        if party != node
        and figure_verdict(figure, rule, rule.threshold) is not ThresholdVerdict.BELOW
    }
    unclear = unclear_parties(counted_holdings(region, rule))
    return answer_question(
        OwnershipQuestion(
            book=book,
            subject=owner,
            convention=rule,
            threshold=None,
            region=region,
            unclear=unclear,
        ),
        controlled,
    )


def find_entity(book: StakesOnDay, ident: str, kinds: frozenset[Kind]) -> Entity:
    """Return an entity of one of some kinds.

    Raises:
        UnknownIdError: the id is unknown, or its entity is of another kind.
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
            kind=LazyText(entity.kind),
            wanted=join_with_or(map(LazyText, sorted(kinds))),
        )
    return entity


def _choose_convention(book: StakesOnDay, name: str, blocked: Iterable[str]) -> Convention:
    convention, named = find_convention(name), list(blocked)
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
        find_entity(book, party, _HOLDER_KINDS)
    return convention.together(frozenset(book.ground.matches.representative_of(p) for p in named))
