"""Search of a register: numbers and ids, whole names, beginnings, and names that look alike."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any

import numpy as np

from graph.errors import InputError
from graph.matches.names.read_name import read_name
from graph.model.ids import (
    address_id,
    cik_id,
    company_id,
    email_id,
    icij_id,
    lei_id,
    phone_id,
    wikidata_id,
)
from graph.model.records import Entity
from graph.registers.lookup.name_search import BUDGET, NameSearch
from graph.registers.lookup.register import OpenedRegister
from graph.stores.reading.search import EXACT, rank_hits
from graph.stores.results import Hit
from graph.support.language import Text
from graph.support.language import gettext as _

LONGEST = 200
"""Characters of a text that are searched for."""

_LEAST_LETTERS = 2
_RANKED_OF_ONE_NAME = 60
_NEAR = 40


@dataclass(frozen=True, slots=True)
class RegisterHits:
    """Hits of one register, best first.

    ``same_name`` is how many names are the very one that was typed, where not all were looked at;
    ``withheld`` is how many hits are left out since they were taken out by hand. ``problem`` says
    why misspelt names were not looked for, else it is empty.
    """

    hits: tuple[Hit, ...]
    _: KW_ONLY
    same_name: int = 0
    withheld: int = 0
    problem: Text = ""


def search_register(
    register: OpenedRegister, text: str, limit: int, budget: int = BUDGET
) -> RegisterHits:
    """Return the parties of a register that a text may mean, best first."""
    asked = " ".join(text[:LONGEST].split())
    by_id = _numbers_of(register, asked)
    found = _find_names(register.name_search, asked, budget)
    by_name = _names_by_party(register, found.names)
    entities = register.entities([*by_id, *by_name])
    withheld = [n for n, entity in entities.items() if register.is_withheld(entity.id)]
    known = {n: entity for n, entity in entities.items() if n not in withheld}
    first = [_numbered_hit(known[n], asked) for n in by_id if n in known]
    rows = [_search_row(known[n], names) for n, names in by_name.items() if n in known]
    hits = {hit.id: hit for hit in (*first, *rank_hits(asked, rows, limit))}
    return RegisterHits(
        tuple(hits.values())[:limit],
        same_name=found.same_name,
        withheld=len(withheld),
        problem=found.problem,
    )


def _numbers_of(register: OpenedRegister, asked: str) -> list[int]:
    """Return the parties whose id, number, address or contact was typed."""
    idents = dict.fromkeys(_possible_ids(asked, register.names.countries))
    found = (register.texts.number_of(ident) for ident in idents)
    return [number for number in found if number is not None]


def _possible_ids(text: str, countries: Collection[str]) -> Iterator[str]:
    yield text
    made = [make(text) for make in (lei_id, cik_id, wikidata_id, icij_id, phone_id, email_id)]
    made += [company_id(country, text) for country in countries]
    made += [address_id(text, country) for country in ("", *countries)]
    yield from filter(None, made)


def _numbered_hit(entity: Entity, asked: str) -> Hit:
    is_id = asked == entity.id
    why = "id" if is_id else _("register number {number}").format(number=asked)
    return Hit(id=entity.id, name=entity.name, kind=entity.kind, why=why, exact=True, score=EXACT)


@dataclass(frozen=True, slots=True)
class _FoundNames:
    """Numbers of names, whole ones first."""

    names: tuple[int, ...]
    same_name: int
    problem: Text


def _find_names(search: NameSearch, asked: str, budget: int) -> _FoundNames:
    names = dict[int, None]()
    same_name = 0
    problem: Text = ""
    for reading in read_name(asked).readings:
        whole = search.whole(reading.core, asked)
        names |= dict.fromkeys(whole.names[:_RANKED_OF_ONE_NAME].tolist())
        same_name += whole.count if whole.count > _RANKED_OF_ONE_NAME else 0
        if len(reading.core) < _LEAST_LETTERS:
            continue
        names |= dict.fromkeys(search.begun(reading.core).names.tolist())
        try:
            names |= dict.fromkeys(search.near(reading.core, _NEAR, budget).tolist())
        except InputError as error:
            problem = error.text
    return _FoundNames(tuple(names), same_name, problem)


def _names_by_party(register: OpenedRegister, names: Iterable[int]) -> Mapping[int, list[str]]:
    """Return the names that were found of each party."""
    numbers = np.fromiter(names, np.int32)
    parties = register.names.party[numbers].tolist()
    found: defaultdict[int, list[str]] = defaultdict(list)
    for party, text in zip(parties, register.name_search.stated(numbers).to_pylist(), strict=True):
        found[party].append(text)
    return found


def _search_row(entity: Entity, names: list[str]) -> Mapping[str, Any]:
    return {"id": entity.id, "labels": [entity.kind], "name": entity.name, "names": names}
