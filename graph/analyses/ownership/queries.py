"""Who owns a company, what a party holds, and what it controls, by a named convention."""

from collections.abc import Iterable
from fractions import Fraction

from graph.analyses.intervals import ThresholdVerdict
from graph.analyses.ownership import CONVENTIONS
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
) -> OwnershipAnswer:
    """Return everybody who directly or indirectly has a part of a company on a day (or today).

    ``threshold`` (0 to 1) replaces that of the convention for the verdicts, and nothing else.

    Raises:
        UnknownIdError: no such company, or no such blocked party.
        InputError: no such convention, or one that takes no blocked parties.
        DateError: ``as_of`` is no date.
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
    """Return everything of which a party directly or indirectly has a part; as ``owners``."""
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
        UnknownIdError: no such party.
        DateError: ``as_of`` is no date.
    """
    book = StakesOnDay(graph, as_of_day(as_of))
    find_entity(book, owner, _HOLDER_KINDS)
    node = book.ground.matches.representative_of(owner)
    region = region_below(book, node)
    rule = CONTROL_FIXPOINT
    found = {
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
        found,
    )


def find_entity(book: StakesOnDay, ident: str, kinds: frozenset[Kind]) -> Entity:
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
