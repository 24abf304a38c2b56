"""The invented market as the three sheets of the spreadsheet format."""

import csv
import io
import random
from collections.abc import Iterable

from tests.benchmarks.invented_market.chains import chains
from tests.benchmarks.invented_market.market import agents, goods, platform, storefronts
from tests.benchmarks.invented_market.rows import SOURCES, Row, Rows
from tests.benchmarks.invented_market.signs import signs
from tests.paths import EXAMPLES

FOLDER = EXAMPLES / "invented_market"
_ENTITIES = (
    "id kind name country registration_number incorporated dissolved status birth_date category "
    "market ships_from vat_number unknown_reason denies own_section source"
)
_TIES = (
    "id tie from to share since until role role_kind purpose nature judgement judged_by judged_at "
    "score wording standing source"
)


def sheets() -> dict[str, str]:
    """Return the text of each file by its name; the same every time."""
    rows = Rows(random.Random(300))  # noqa: S311 - invented data
    for make in (platform, agents, goods, storefronts, chains, signs):
        make(rows)
    return {
        "sources.csv": _csv("id title publisher type published retrieved restates", SOURCES),
        "entities.csv": _csv(_ENTITIES, rows.entities),
        "ties.csv": _csv(_TIES, rows.ties),
    }


def _csv(columns: str, rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns.split(), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
