"""Workbooks to fill in: one row a seller, or the three sheets, each with invented rows."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook

_WIDTH = 24
_SheetRows = Sequence[Sequence[str]]

_ONE_ROW: Mapping[str, _SheetRows] = {
    "sellers": (
        (
            *("Shop", "Shop address", "Platform", "Company", "Company number", "Country"),
            *("Owner", "Owner's share", "Director", "Address", "Phone"),
        ),
        (
            *("Invented Lamp Shop", "https://shops.example/lamps", "Invented Market"),
            *("Invented Lamps Ltd", "ZZ999901", "GB", "Invented Holding Ltd", "60%"),
            *("Jo Invented", "1 Invented Street, Leeds", "+44 113 496 0001"),
        ),
        (
            *("Invented Rug Shop", "https://shops.example/rugs", "Invented Market"),
            *("Invented Rugs AS", "", "NO", "Invented Holding Ltd", "25-50%"),
            *("", "2 Invented Street, Oslo", ""),
        ),
        (
            *("Invented Cup Shop", "https://shops.example/cups", "Invented Market"),
            *("Cup Maker, invented", "", "NL", "", "", "", "", ""),
        ),
    ),
}
_THREE_SHEETS: Mapping[str, _SheetRows] = {
    "sources": (
        ("id", "title", "publisher", "url", "type", "published", "retrieved"),
        (
            *("src-1", "Invented register extract", "Invented Register", ""),
            *("officialRegister", "2026-08-20", ""),
        ),
        ("src-2", "Invented seller page", "Invented Market", "", "", "", "2026-09-01"),
        ("src-3", "Invented interview", "Our newsroom", "", "primaryResearch", "", ""),
    ),
    "entities": (
        ("id", "kind", "name", "country", "registration_number", "source"),
        ("shop-1", "Storefront", "Invented Lamp Shop", "", "", "src-2"),
        ("gb-ZZ999901", "Company", "Invented Lamps Ltd", "GB", "ZZ999901", "src-1"),
        ("market-1", "Platform", "Invented Market", "", "", "src-2"),
    ),
    "ties": (
        ("tie", "from", "to", "share", "role", "since", "until", "standing", "source"),
        ("OPERATES", "gb-ZZ999901", "shop-1", "", "seller", "", "", "platform", "src-2"),
        ("SELLS_ON", "shop-1", "market-1", "", "", "", "", "platform", "src-2"),
        ("LINKED_TO", "gb-ZZ999901", "market-1", "", "", "2024", "", "own research", "src-3"),
    ),
}


def seller_template() -> bytes:
    """Return a workbook with one row a seller."""
    return _workbook(_ONE_ROW)


def three_sheet_template() -> bytes:
    """Return a workbook with the sheets of sources, entities and ties."""
    return _workbook(_THREE_SHEETS)


def _workbook(sheets: Mapping[str, _SheetRows]) -> bytes:
    """Return a workbook whose cells are text, so that no number loses its zeros."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_urls": False}) as book:
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.set_column(0, len(rows[0]) - 1, _WIDTH, text)
            sheet.freeze_panes(1, 0)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    sheet.write_string(at, column, cell, text if at else bold)
    return file.getvalue()
