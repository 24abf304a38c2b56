"""How common the crowds of red flags are in the registers of a party's country."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.records import Entity
from graph.registers.analyses.countries import countries_held
from graph.registers.analyses.mass import MassList, MassRate, find_mass
from graph.registers.board.open_board import OpenBoard

_LISTS: Mapping[str, str] = {
    "mass_address": "addresses",
    "mass_director": "officers",
    "mass_controller": "controllers",
}


@dataclass(frozen=True, slots=True)
class RegisterRate:
    """How common a crowd is in registers, and the size of the one that a finding is about.

    ``registers`` are the names and days of the registers. ``count`` is None where they have less
    than a crowd there.
    """

    registers: tuple[tuple[str, str], ...]
    rate: MassRate
    count: int | None


class FlagRates:
    """Rates of the flags that are about crowds, for parties of the countries that are held."""

    def __init__(self, opened: OpenBoard, least: int, as_of: str | None) -> None:
        self._held = countries_held(opened.asked)
        self._registers = tuple((each.name, each.as_of) for each in opened.asked)
        found = find_mass(opened, least, as_of)
        self._lists: dict[str, MassList] = {
            flag: getattr(found, name) for flag, name in _LISTS.items()
        }

    def of(self, flag: str, subject: Entity, entities: tuple[str, ...]) -> RegisterRate | None:
        """Return the rate for one finding; None where no register tells it."""
        found = self._lists.get(flag)
        if found is None or subject.text("country") not in self._held:
            return None
        counts = {each.party.id: each.count for each in found.parties}
        count = next((counts[ident] for ident in entities if ident in counts), None)
        return RegisterRate(self._registers, found.rate, count)
