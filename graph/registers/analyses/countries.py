"""Countries whose companies a register holds whole."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from graph.registers.shelf.document import ShelfDocument

_COUNTRIES: Mapping[str, str] = MappingProxyType(
    {"companies_house_psc": "GB", "companies_house_basic": "GB", "brazil_cnpj": "BR"}
)


def countries_held(shelves: Iterable[ShelfDocument]) -> frozenset[str]:
    """Return the countries that some shelves hold whole."""
    return frozenset(_COUNTRIES[each.source] for each in shelves if each.source in _COUNTRIES)
