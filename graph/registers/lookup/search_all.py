"""One list of the hits of the case and of all registers."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import InvestigatorError, text_of_error
from graph.registers.lookup.name_search import BUDGET
from graph.registers.lookup.opened import OpenRegisters, UnusableRegister
from graph.registers.lookup.search import RegisterHits, search_register
from graph.stores.results import Hit
from graph.support.progress import end_if_unwanted


@dataclass(frozen=True, slots=True)
class FoundParty:
    """A hit of the case, where ``register`` is empty, or of a register.

    ``registers`` are all registers in which it was found.
    """

    hit: Hit
    register: str
    registers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundParties:
    """Hits of case and registers, best first.

    ``by_register`` are the hits of each register that was asked, ``unusable`` those that were not.
    """

    parties: tuple[FoundParty, ...]
    by_register: Mapping[str, RegisterHits]
    unusable: tuple[UnusableRegister, ...]


def search_registers(
    registers: OpenRegisters,
    text: str,
    case: Sequence[Hit],
    in_case: Callable[[Iterable[str]], Collection[str]],
    *,
    limit: int,
    budget: int = BUDGET,
) -> FoundParties:
    """Return the hits of the case and of the registers as one list.

    Of hits that fit as well the case's come first. A party of both is one hit, the case's.
    ``in_case`` returns those of some ids that the case holds.
    """
    found, unusable = dict[str, RegisterHits](), list(registers.unusable)
    for register in registers.usable:
        end_if_unwanted()
        try:
            found[register.name] = search_register(register, text, limit, budget)
        except InvestigatorError as error:
            unusable.append(UnusableRegister(register.name, text_of_error(error)))
    places: dict[str, tuple[Hit, list[str]]] = {hit.id: (hit, [""]) for hit in case}
    for name, hits in found.items():
        for hit in hits.hits:
            places.setdefault(hit.id, (hit, []))[1].append(name)
    there = in_case(ident for ident, (_hit, names) in places.items() if names[0])
    parties = [
        FoundParty(hit, "" if hit.id in there else names[0], tuple(filter(None, names)))
        for hit, names in places.values()
    ]
    parties.sort(key=lambda each: (not each.hit.exact, -round(each.hit.score), bool(each.register)))
    return FoundParties(tuple(parties[:limit]), found, tuple(unusable))


def found_document(found: FoundParties) -> list[dict[str, object]]:
    """Return the hits as ``graph search --json`` prints them."""
    return [_document(each) for each in found.parties]


def _document(found: FoundParty) -> dict[str, object]:
    hit = found.hit
    return {
        "id": hit.id,
        "name": hit.name,
        "kind": hit.kind,
        "why": hit.why,
        "exact": hit.exact,
        "register": found.register or None,
    }
