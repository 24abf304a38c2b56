"""A source is described in the language that is read."""

from graph.support.language import speaking
from graph.support.settings import Settings
from scrapers.runs.open_sink import named
from views.lists.sources import described, label


def test_a_source_is_described_in_indonesian() -> None:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]

    with speaking("id"):
        told = described(named("dsa_trader"), settings)
        shown = label(named("walmart"))

    assert told.takes == "alamat halaman pedagang"
    assert told.gives.startswith("pedagang")
    assert told.publisher == "lokapasarnya"
    assert told.licence == "ketentuan lokapasar: kutip seperlunya"
    assert shown == "Halaman penjual Walmart Marketplace (belum terverifikasi)"
