"""Lines and rows with one thing changed, as registers and their filers change them."""

import csv
import json
import random
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice

_ODD: tuple[object, ...] = (
    *(None, "", " ", 0, 7, 1.5, True, False, [], {}, ["x"], {"a": 1}, {"items": ["n/a"]}),
    *("n/a", "N/A", "-", "unknown", "none", "the bearer", "XXXX", "{{name}}", "[Name]", "0"),
    *("Émilie Strüb", "株式会社", "  two  spaces ", "tab\there", "nul\0in", "nb\u00a0sp "),
    *(
        "line\nbreak",
        "\ufeffmark",
        "\u2028",
        "ⅷ",
        "A &amp; B",
        "R&#68;",
        "a , b",
        "a; b",
        "x" * 500,
    ),
    *("Hong Kong", "Singapore", "England", "Jersey", "2023-02-30", "2023-05", "2023", "3 May 2023"),
    *("03/05/2023", "2023-05-06T10:00:00Z", "202411139W", "12345678", "0012345678", "SC12"),
    *("sc012345", "00000000", "91440300708461136T", "true", "no", "former", "appointments"),
    *("no-individual-or-entity-with-signficant-control", "ownership-of-shares-99-to-100-percent"),
    *("trust-involved-relevant-period", "voting-rights-more-than-25-percent-as-trust"),
    "registered-owner-as-nominee-person-scotland-registered-overseas-entity",
)
_NUMBERS = (
    *("SC12", "1234567", " 00100000", "R0000001", "FC012345", "OE000001", "BR000001", "XX"),
    *("12345678A", "", "00000000", "n/a", 100000, None),
)
_KINDS = (
    *("legal-person-person-with-significant-control", "individual-beneficial-owner"),
    *("corporate-entity-beneficial-owner", "super-secure-beneficial-owner", "something new"),
    *("exemptions", "persons-with-significant-control-statement"),
    "individual-person-with-significant-control",
    "corporate-entity-person-with-significant-control",
    "totals#persons-of-significant-control-snapshot",
)
_FURTHER = (
    *("is_sanctioned", "remark", "stated_as", "linked_psc_name", "principal_office_address"),
    *("former_names", "contact_details", "identification", "description", "a_new_key", "a.b"),
    *("restrictions_notice_withdrawal_reason", "identity_verification_details", "nationality"),
)
_CELLS = (
    *("", " ", "  two  spaces ", "n/a", "N/A", "none", "foobar", "31/02/2020", "2020-01-02"),
    *("1/2/2020", "3 May 2020", "2020", "SC12", "sc012345", "12345678", "0", "00000000", "Émilie"),
    *("株式会社", "None Supplied", "ACTIVE", "Dissolved", "Hong Kong", "XXXX", "x" * 300, "a , b"),
    *("tab\there", "line\nbreak", "nb\u00a0sp ", "A &amp; B", "FC012345", "OE000001", "BR000001"),
    *("R0000001", "the bearer", "PO Box 12", "a; b", 'a "quoted" name'),
)
_BESIDE = ("Mortgages", "Accounts", "Returns")


def changed_lines(lines: Iterator[bytes], seed: int = 9) -> Iterator[bytes]:
    """Yield each line of owners with one thing changed; none becomes a line no reader takes."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    for raw in lines:
        line = json.loads(raw)
        if "company_number" in line:
            _change(line, chance)
            line["data"] = line["data"] or {"kind": "exemptions"}
        yield json.dumps(line, separators=(",", ":")).encode() + b"\n"


def _change(line: dict[str, object], chance: random.Random) -> None:
    drawn, data = chance.random(), line["data"]
    if not isinstance(data, dict):
        return
    if drawn < 0.03:
        line["beside"] = chance.choice(_ODD)
    elif drawn < 0.06:
        number = chance.choice(_NUMBERS)
        # Without a number a line is none of this file, unless it is that of totals.
        line["company_number"] = number or "00"
    elif drawn < 0.09:
        data["kind"] = chance.choice(_KINDS)
    elif drawn < 0.16:
        data[chance.choice(_FURTHER)] = chance.choice(_ODD)
    else:
        _change_inside(data, chance)


def _change_inside(data: dict[str, object], chance: random.Random) -> None:
    *way, last = chance.choice(list(_places(data)))
    holder: object = data
    for key in way:
        holder = holder[key]  # type: ignore[index]
    drawn = chance.random()
    if isinstance(holder, dict):
        if drawn < 0.2:
            del holder[last]
        elif drawn < 0.25:
            holder["a_new_key"] = chance.choice(_ODD)
        else:
            holder[last] = chance.choice(_ODD)
    elif isinstance(holder, list) and isinstance(last, int):
        if drawn < 0.2:
            del holder[last]
        elif drawn < 0.4:
            holder.append(chance.choice(_ODD))
        else:
            holder[last] = chance.choice(_ODD)


def _places(value: object, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    inner: Sequence[tuple[str | int, object]] = ()
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    for key, each in inner:
        yield (*way, key)
        yield from _places(each, (*way, key))


def changed_rows(rows: Iterator[str], seed: int = 9) -> Iterator[str]:
    """Yield the headings, then each row of companies with one cell changed."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    headings = next(csv.reader(islice(rows, 1)))
    used = [n for n, heading in enumerate(headings) if not heading.strip().startswith(_BESIDE)]
    yield _row(headings)
    for cells in csv.reader(rows):
        cells[chance.choice(used)] = chance.choice(_CELLS)
        yield _row(cells)


def _row(cells: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
