"""What OpenCorporates is, and on what terms it gives its data."""

from graph.model.records import Standing
from graph.support.language import N_
from scrapers.contract.collector import Origin

ORIGIN = Origin(
    "opencorporates",
    "OpenCorporates",
    "OpenCorporates",
    N_("ODbL 1.0: share alike, attribution to OpenCorporates"),
    "https://opencorporates.com/legal/licence",
    "thirdParty",
    Standing.COMPILED,
)
