"""EDGAR against filings and lists recorded from it."""

import pytest

from graph.errors import AnswerError, MissingPageError
from scrapers.contract.collector import Unknown
from scrapers.sources.registers.edgar.api import COLLECTOR, collect, read, search
from scrapers.sources.registers.edgar.jurisdictions import country_of, state_country
from tests.scrapers.cases import Answers, page_of
from tests.scrapers.recorded import page, recorded, statements, ties, types

_ARCHIVES = "https://www.sec.gov/Archives/edgar/data"
_APPLE = f"{_ARCHIVES}/320193/000000000000000001/ex21.htm"
_EXXON = f"{_ARCHIVES}/34088/000000000000000002/ex21.htm"
_TICKERS = "https://www.sec.gov/files/company_tickers.json"


def test_a_recorded_list_without_shares_is_control() -> None:
    records = list(read(page("edgar/ex21_aapl.html", _APPLE)))

    assert types(records) == {"CONTROLS": 19}
    told = {str(s.values["name"]): s.values.get("country") for s in statements(records).values()}
    assert told["Apple Inc."] is None
    assert told["iTunes K.K."] == "JP"
    assert told["Braeburn Capital, Inc."] == "US"
    assert told["Apple Services Pte. Ltd."] == "SG"
    assert {tie.start for tie in ties(records)} == {"cik-0000320193"}
    assert not [record for record in records if isinstance(record, Unknown)]


def test_a_recorded_list_with_shares_keeps_each_and_tells_marks_from_names() -> None:
    records = list(read(page("edgar/ex21_xom.html", _EXXON)))

    parties = statements(records)
    shares = {
        str(parties[tie.end].values["name"]): tie.share.text for tie in ties(records) if tie.share
    }
    assert types(records) == {"OWNS": 116}
    assert shares["Imperial Oil Limited"] == "69.6%"
    assert shares["Caspian Pipeline Consortium"] == "7.50%"
    assert shares["Mozambique Rovuma Venture S.p.A."] == "35.714%"
    assert shares["Barzan Gas Company Limited"] == "7%"
    assert (shares["QatarEnergy LNG S (2)"], shares["QatarEnergy LNG S (3)"]) == ("30.517%", "30%")
    assert {tie.interest for tie in ties(records)} == {"votes"}
    heading = "Percentage of Voting Securities Owned Directly or Indirectly by Registrant"
    assert ties(records)[0].wording == f"{heading}: 87.5%"


def test_a_recorded_filer_of_delaware_is_american() -> None:
    records = list(read(page("edgar/company_submission.json")))

    company = statements(records)["cik-0001318605"]
    assert company.values["name"] == "Tesla, Inc."
    assert (company.values["country"], company.values["jurisdiction"]) == ("US", "US-DE")
    assert company.values["previous_names"] == ("TESLA MOTORS INC",)
    assert types(records) == {"LOCATED_AT": 2, "REACHED_AT": 1}
    assert not [record for record in records if isinstance(record, Unknown)]


def test_the_recorded_tickers_are_searched_by_name_and_by_ticker() -> None:
    answers = Answers({_TICKERS: recorded("edgar/company_tickers.json").read_bytes()})

    assert next(iter(search(answers, "amzn"))).subject == "0001018724"
    assert "0000320193" in [found.subject for found in search(answers, "apple inc")]


def test_a_ticker_that_is_not_listed_is_an_error() -> None:
    answers = Answers({_TICKERS: b'{"0": {"cik_str": 1, "ticker": "A", "title": "A Inc"}}'})

    with pytest.raises(MissingPageError, match="ZZZZ"):
        list(collect(answers, "ZZZZ"))


def test_an_exhibit_has_to_say_whose_it_is() -> None:
    body = b"<html><table><tr><td>Jam LLC</td><td>Nevada</td></tr></table></html>"

    with pytest.raises(AnswerError, match="--company"):
        list(read(page_of("https://copies.example/ex21.html", body)))


def test_a_filer_that_is_only_named_stays_under_its_document() -> None:
    records = list(read(page("edgar/ex21_aapl.html", "https://copies.example/ex21.html")))

    (filer,) = {tie.start for tie in ties(records)}
    assert filer.startswith("edgar-")
    assert statements(records)[filer].values["name"] == "Apple Inc."


@pytest.mark.parametrize(
    ("stated", "country"),
    [
        ("Delaware", "US"),
        ("Nevada,\xa0U.S.", "US"),
        ("Georgia", ""),
        ("Georgia, USA", "US"),
        ("DE", "US"),
        ("England and Wales", "GB"),
        ("Ontario, Canada", "CA"),
        ("Russia/Kazakhstan", ""),
    ],
)
def test_jurisdictions_as_filings_word_them(stated: str, country: str) -> None:
    assert country_of(stated) == country


def test_codes_of_edgar_are_not_those_of_countries() -> None:
    assert state_country("DE", "DE") == "US"
    assert state_country("U0", "Singapore") == "SG"
    assert state_country("", "") == ""


def test_subjects_are_numbers_or_tickers() -> None:
    assert COLLECTOR.subject_of("320193") == "0000320193"
    assert COLLECTOR.subject_of("cik-0000320193") == "0000320193"
    assert COLLECTOR.subject_of("BRK-B") == "BRK-B"
    assert COLLECTOR.subject_of("Apple") == ""
