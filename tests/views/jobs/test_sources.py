"""A source is described in the language that is read."""

from graph.support.language import use_language
from graph.support.settings import Settings
from scrapers.runs.open_sink import find_collector
from views.jobs.sources import collector_label, describe_collector


def test_a_source_is_described_in_indonesian() -> None:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]

    with use_language("id"):
        told = describe_collector(find_collector("dsa_trader"), settings)
        shown = collector_label(find_collector("walmart"))

    assert told.takes == "alamat halaman pedagang"
    assert told.gives.startswith("pedagang")
    assert told.publisher == "lokapasarnya"
    assert told.licence == "ketentuan lokapasar: kutip seperlunya"
    assert shown == "Halaman penjual Walmart Marketplace (belum terverifikasi)"
