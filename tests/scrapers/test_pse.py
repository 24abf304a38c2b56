"""The PSE register against pages recorded from its old form."""

from graph.model import Kind
from scrapers.base import Unknown
from scrapers.pse import COLLECTOR
from scrapers.pse.api import read
from tests.scrapers.recorded import page, recorded, statements, ties, types


def test_recorded_systems_have_their_registrants() -> None:
    records = list(read(page("indonesia_pse/raw/raw_asing_terdaftar_65.json")))

    parties = statements(records)
    assert parties["pse-4141"].values["name"] == "CAPCUT"
    assert parties["pse-4141"].kind is Kind.PLATFORM
    assert parties["pse-4141"].values["websites"] == (
        "capcut.net",
        "play.google.com/store/apps/details?id=com.lemon.lvoverseas&hl=en_US&gl=US",
        "apps.apple.com/us/app/capcut-video-editor/id1500855883",
    )
    assert parties["pse-4141-registrant"].values["name"] == "BYTEDANCE PTE. LTD."
    operated = next(tie for tie in ties(records) if tie.end == "pse-4141")
    assert (operated.type, operated.since) == ("OPERATES", "2022-05-25")
    # Five systems of one name: four proposals, all to the one of the lowest number.
    assert types(records) == {"OPERATES": 10, "SAME_AS": 4}
    assert {tie.end for tie in ties(records) if tie.judgement} == {"pse-4138-registrant"}
    assert not [record for record in records if isinstance(record, Unknown)]


def test_every_recorded_page_is_read_whole() -> None:
    files = sorted(recorded("indonesia_pse/raw").glob("*.json"))

    for file in files:
        records = list(read(page(f"indonesia_pse/raw/{file.name}")))
        assert types(records)["OPERATES"] == 10
        assert not [record for record in records if isinstance(record, Unknown)]
    assert len(files) == 11


def test_a_local_list_is_indonesian_and_one_of_others_is_not_said_to_be() -> None:
    local = list(read(page("indonesia_pse/raw/raw_lokal_terdaftar_206.json")))
    abroad = list(read(page("indonesia_pse/raw/raw_asing_terdaftar_66.json")))

    assert statements(local)["pse-9184-registrant"].values["country"] == "ID"
    assert "country" not in statements(abroad)["pse-4135-registrant"].values


def test_subjects_are_lists_and_pages_of_them() -> None:
    assert COLLECTOR.subject_of("asing_terdaftar") == "ASING_TERDAFTAR"
    assert COLLECTOR.subject_of("LOKAL_DICABUT/12") == "LOKAL_DICABUT/12"
    assert COLLECTOR.subject_of("TikTok") == ""
