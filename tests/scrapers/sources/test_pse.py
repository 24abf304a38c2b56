"""The PSE register against pages recorded from its old form."""

import json

import pytest

from graph.model.records import Kind
from scrapers.contract.collector import Unknown
from scrapers.sources.registers.pse.api import COLLECTOR, read
from scrapers.sources.registers.pse.sites import sites_of
from tests.scrapers.cases import page_of
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
    # Five systems of one registrant's name, and no number that says whose they are.
    assert types(records) == {"OPERATES": 10}
    assert not [record for record in records if isinstance(record, Unknown)]


def test_every_recorded_page_is_read_whole() -> None:
    files = sorted(recorded("indonesia_pse/raw").glob("*.json"))

    for file in files:
        records = list(read(page(f"indonesia_pse/raw/{file.name}")))
        linked = [tie for tie in ties(records) if tie.type == "LINKED_TO"]
        assert types(records)["OPERATES"] + len(linked) == 10
        # Whoever enters google.com or youtube.com is tied to it by the wording alone.
        assert {tie.extra["names_platform"] for tie in linked} <= {"Google", "YouTube"}
        assert not [record for record in records if isinstance(record, Unknown)]
    assert len(files) == 11


def test_the_number_of_a_licence_tells_whose_systems_they_are() -> None:
    records = list(read(page("indonesia_pse/raw/raw_lokal_terdaftar_206.json")))

    parties = statements(records)
    assert parties["pse-9184"].values["licence_number"] == "812041400138900060003"
    assert parties["pse-9184-registrant"].values["business_number"] == "8120414001389"
    assert {tie.end for tie in ties(records) if tie.judgement} == {
        "pse-8978-registrant",
        "pse-8994-registrant",
    }


SITES = (
    ("www.id-q.co.id", ("www.id-q.co.id",), False),
    ("com. tencent.mm", (), True),
    ("com.tencent.mm; jam.example", ("jam.example",), True),
    ("jam.example; http://m.jam.example", ("jam.example", "http://m.jam.example"), False),
    ("selai.com-roti.co.id", ("selai.com", "roti.co.id"), False),
    ("jam.example www.roti.example", ("jam.example", "www.roti.example"), False),
    ("toko melati", (), True),
    ("jam.example/%E3%83%AC%E3%83%A2", ("jam.example/%E3%83%AC%E3%83%A2",), False),
    ("-", (), False),
    ("N/A", (), False),
)


@pytest.mark.parametrize(("stated", "sites", "unread"), SITES)
def test_sites_as_they_are_typed(stated: str, sites: tuple[str, ...], unread: bool) -> None:
    found = sites_of(stated)
    assert (found.sites, found.has_rest) == (sites, unread)


STATES = (
    ("LOKAL_TERDAFTAR", "TERDAFTAR", "OPERATES"),
    ("LOKAL_TERDAFTAR", "Terdaftar", "OPERATES"),
    ("ASING_TERDAFTAR", "", "OPERATES"),
    ("LOKAL_DIHENTIKAN_SEMENTARA", "Dihentikan Sementara", "OPERATES"),
    ("LOKAL_DICABUT", "", "LINKED_TO"),
    ("LOKAL_DICABUT", "TERDAFTAR", "LINKED_TO"),
    ("LOKAL_TERDAFTAR", "dicabut", "LINKED_TO"),
    ("LOKAL_TERDAFTAR", "Ditangguhkan", "LINKED_TO"),
    ("", "TERDAFTAR", "OPERATES"),
    ("", "", "LINKED_TO"),
)


@pytest.mark.parametrize(("listed", "status", "tie"), STATES)
def test_a_registration_that_is_not_known_to_be_in_force_operates_nothing(
    listed: str, status: str, tie: str
) -> None:
    attributes = {"nama": "Selai", "nama_perusahaan": "PT SELAI", "website": "selai.example"}
    row = {"id": 1, "attributes": {**attributes, "status_id": status}}
    body = json.dumps({"data": [row]}).encode()

    records = list(read(page_of("", body, f"{listed or 'rows'}.json")))

    assert types(records) == {tie: 1}


def test_a_local_list_is_indonesian_and_one_of_others_is_not_said_to_be() -> None:
    local = list(read(page("indonesia_pse/raw/raw_lokal_terdaftar_206.json")))
    abroad = list(read(page("indonesia_pse/raw/raw_asing_terdaftar_66.json")))

    assert statements(local)["pse-9184-registrant"].values["country"] == "ID"
    assert "country" not in statements(abroad)["pse-4135-registrant"].values


def test_subjects_are_lists_and_pages_of_them() -> None:
    assert COLLECTOR.subject_of("asing_terdaftar") == "ASING_TERDAFTAR"
    assert COLLECTOR.subject_of("LOKAL_DICABUT/12") == "LOKAL_DICABUT/12"
    assert COLLECTOR.subject_of("TikTok") == ""
