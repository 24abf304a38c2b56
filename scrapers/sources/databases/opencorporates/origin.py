"""OpenCorporates as the origin of data, with its terms."""

from graph.model.records import Standing
from graph.support.language import N_
from scrapers.contract.collector import Origin

ORIGIN = Origin(
    name="opencorporates",
    title="OpenCorporates",
    publisher="OpenCorporates",
    licence=N_("ODbL 1.0: share alike, attribution to OpenCorporates"),
    terms="https://opencorporates.com/legal/licence",
    type="thirdParty",
    standing=Standing.COMPILED,
)
