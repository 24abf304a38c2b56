"""What the arrays of a register state of some ties, column by column."""

from collections.abc import Mapping, Sequence
from datetime import date

from graph.model.records import Holding, Standing, Tie, TieType
from graph.registers.lookup.register import Numbers, OpenedRegister
from graph.registers.shelf.arrays_file import CODED
from graph.registers.shelf.rows import share_of

_FIRST_DAY, _LAST_DAY = date.min.toordinal(), date.max.toordinal()


class TieCells:
    """Cells of some ties by column; days are widened to whole days, None where open."""

    def __init__(self, register: OpenedRegister, rows: Numbers) -> None:
        arrays, texts = register.arrays, register.arrays.codes.texts
        self.rows: Sequence[int] = rows.tolist()
        self.starts: Sequence[int] = arrays["tie.start"][rows].tolist()
        self.ends: Sequence[int] = arrays["tie.end"][rows].tolist()
        self.texts: Mapping[str, Sequence[str]] = {
            name: [texts[name][code] for code in arrays[f"tie.{name}"][rows].tolist()]
            for name in CODED
        }
        self.since = [_day(number) for number in arrays["tie.since"][rows].tolist()]
        self.until = [_day(number) for number in arrays["tie.until"][rows].tolist()]

    def tie(self, place: int, start: str, end: str) -> Tie:
        """Return one tie, without its wording and with an id of its own."""
        texts = {name: column[place] for name, column in self.texts.items()}
        since, until = self.since[place], self.until[place]
        return Tie(
            f"row {self.rows[place]}",
            TieType(texts["type"]),
            start,
            end,
            source=texts["source"],
            standing=Standing(texts["standing"]) if texts["standing"] else None,
            share=share_of(texts["share"]) if texts["share"] else None,
            interest=texts["interest"],
            purpose=texts["purpose"],
            since=since.isoformat() if since else "",
            until=until.isoformat() if until else "",
            holding=Holding(texts["holding"]) if texts["holding"] else Holding.WHOLE,
        )


def _day(number: int) -> date | None:
    return None if number in (_FIRST_DAY, _LAST_DAY) else date.fromordinal(number)
