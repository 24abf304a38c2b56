"""What a page is read as where it does not say in which encoding it is."""

import pytest

from tests.scrapers.cases import page_of

NAME = "Müller & Søn — 株式会社"


@pytest.mark.parametrize(
    ("declared", "encoding", "name"),
    [
        ("", "utf-8", NAME),
        ("", "utf-8-sig", NAME),
        ("", "utf-16", NAME),
        ("", "windows-1252", "Müller & Søn — Förlag"),
        ("", "iso-2022-jp", "株式会社例、東京都千代田区、代表取締役"),
        ('<meta charset="gb18030">', "gb18030", "虚构公司"),
        ('<meta charset="shift_jis">', "shift_jis", "株式会社例"),
    ],
)
def test_a_name_is_read_in_the_encoding_of_its_page(
    declared: str, encoding: str, name: str
) -> None:
    text = f"<html><head>{declared}</head><body><p>{name}</p></body></html>"
    read = page_of("https://jam.example/", text.encode(encoding)).html()
    assert read.get_text() == name
