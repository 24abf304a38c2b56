"""Lists out of paid registers: what counts as a share, whose list it is, what a name is."""

import pytest

from graph.errors import AnswerError
from graph.model.records import TieType
from scrapers.parsing.holders.stated_shares import percentage
from scrapers.sources.registers import ahu
from scrapers.sources.registers.bizfile import files as bizfile
from scrapers.sources.registers.chinese.terms import date_of, is_active
from scrapers.sources.registers.list_files import cell_entries
from scrapers.sources.registers.qcc import files as qcc
from scrapers.sources.registers.tianyancha import files as tianyancha
from tests.scrapers.cases import page_of
from tests.scrapers.recorded import ties


@pytest.mark.parametrize(
    ("stated", "share"),
    [("60%", "60%"), ("60.5 %", "60.5%"), ("60", None), ("0.6", None), ("160%", None), ("-", None)],
)
def test_a_number_without_its_sign_is_no_share(stated: str, share: str | None) -> None:
    found = percentage(stated)

    assert (found and found.text) == share


def test_a_cell_lists_names_with_their_values() -> None:
    assert cell_entries("PT Roti: 60%; Siti") == [("PT Roti", "60%"), ("Siti", "")]
    assert cell_entries("钱测试：51%；孙测试：49%") == [("钱测试", "51%"), ("孙测试", "49%")]  # noqa: RUF001


def test_holders_of_nobody_are_refused_with_the_way_to_say_whose_they_are() -> None:
    body = '{"result": {"items": [{"name": "张测试", "type": 2, "capital": []}]}}'.encode()

    with pytest.raises(AnswerError, match="--company"):
        list(tianyancha.read_files([page_of("", body, "holders.json")]))


def test_milliseconds_are_of_china() -> None:
    # 16:00 in Greenwich on the day before is midnight in China.
    assert date_of("1425225600000") == "2015-03-02"
    assert date_of("2015年3月2日") == "2015-03-02"


def test_statuses_of_china() -> None:
    assert is_active("存续") is True
    assert is_active("吊销，未注销") is None  # noqa: RUF001
    assert is_active("停业") is None


def test_a_holder_repeated_for_each_of_the_board_holds_once() -> None:
    body = (
        b"nama_perseroan,npwp_perseroan,pemegang_saham,pengurus\n"
        b"PT KUE,099999999999000,SITI: 40%,BUDI: Direktur\n"
        b"PT KUE,099999999999000,SITI: 40%,SITI: Komisaris\n"
        b"PT KUE,099999999999000,SITI: 10%,SITI: Komisaris\n"
    )

    records = list(ahu.COLLECTOR.read_files([page_of("", body, "a.csv")]))  # type: ignore[misc]

    shares = [tie.share.text for tie in ties(records) if tie.share]
    assert shares == ["40%", "10%"]


@pytest.mark.parametrize("source", [ahu, bizfile, qcc])
def test_a_file_of_another_kind_says_what_is_expected(source: object) -> None:
    page = page_of("", b"colour,size\nred,1\n", "shirts.csv")

    with pytest.raises(AnswerError, match=r"shirts\.csv"):
        list(source.COLLECTOR.read_files([page]))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words", ["ceased", "former", "disputed", "deceased", "已退出", "mantan", "not a shareholder"]
)
def test_words_beside_the_name_of_a_holder_or_officer_leave_a_link(words: str) -> None:
    lists = {
        ahu: f"nama_perseroan,npwp_perseroan,pemegang_saham,pengurus\n"
        f"PT KUE,099999999999000,SITI ({words}): 40%,BUDI ({words}): Direktur\n",
        bizfile: f"uen,entity_name,name,shares,class_total,position\n"
        f"209999991W,KUE PTE. LTD.,SITI ({words}),40,100,\n"
        f"209999991W,KUE PTE. LTD.,BUDI ({words}),,,DIRECTOR\n",
        qcc: f"企业名称,股东名称,持股比例,主要人员,职务\n"
        f"虚构有限公司,张测试({words}),40%,李测试({words}),董事\n",
    }
    for source, text in lists.items():
        page = page_of("", text.encode(), "list.csv")
        read = list(source.COLLECTOR.read_files([page]))
        found = ties(read)
        assert {tie.type for tie in found} == {TieType.LINKED_TO}, source.__name__
        assert all(words in tie.wording for tie in found)


@pytest.mark.parametrize(
    "name",
    ["面包有限公司（旧称：包子有限公司）", "Jam Funds - Future Leaders"],  # noqa: RUF001
)
def test_a_former_name_or_a_part_of_one_casts_no_doubt_on_a_holder(name: str) -> None:
    body = f"企业名称,股东名称,持股比例\n虚构有限公司,{name},40%\n"
    read = list(qcc.COLLECTOR.read_files([page_of("", body.encode(), "a.csv")]))  # type: ignore[misc]
    assert [tie.type for tie in ties(read)] == [TieType.OWNS]
