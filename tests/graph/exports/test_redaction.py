"""A publication in every form: nothing of a person's birth, home or contacts is in any byte."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from graph.exports.base import ExportFormat, Selection
from graph.exports.catalogue import EXPORTS
from graph.exports.redaction import redact_selection
from graph.exports.selection import storefront_with_chains
from graph.model.log import Deed, LogEntry
from graph.model.notes import Note
from graph.model.records import (
    KIND_ASSUMED,
    OWN_ENTRY,
    Contents,
    Judgement,
    Kind,
    Records,
    Source,
    Statement,
    TieType,
    Value,
)
from graph.model.shares import parse_share
from graph.publishing.bundles.case_log import CaseLog
from graph.publishing.bundles.make import BundleCase, make_bundle
from graph.publishing.bundles.request import BundleRequest
from graph.publishing.stories.page import story_page
from graph.publishing.stories.story import (
    ChainSubject,
    FlagSubject,
    NodeSubject,
    Story,
    StoryStep,
    TieSubject,
)
from tests.graph.exports.cases import SOURCES, contents_of, owned_shop, place, tie

MONTH, DAY = "1970-05", "1970-05-21"
# Each is one word, so that no format's way of quoting hides it.
STREET, POSTCODE, PHONE, MAIL = "Hiddenrow", "QX99QX", "447700900123", "hidden@mail.example"
DESK = "judge@desk.example"
SIGNED = f"Ana Judge ({DESK})"  # as a login signs
SECRETS = (DAY, "21/05/1970", STREET, POSTCODE, PHONE, MAIL, DESK)
BIRTHS = (
    *("birth_date", "birthDate", "Date of birth", "dateofbirth", "dob", "DOB", "birthday", "born"),
    *("date_of_birth_2", "tanggal_lahir", "Geburtsdatum", "geboren", "出生日期"),
)
HOMES: dict[str, Value] = {
    "address": STREET,
    "home_address": (STREET, "elsewhere"),
    "addressLine1": STREET,
    "address_line": STREET,
    "street": STREET,
    "premises": STREET,
    "alamat": STREET,
    "Straße": STREET,
    "postcode": POSTCODE,
    "postalCode": POSTCODE,
    "zip": POSTCODE,
    "zipcode": POSTCODE,
}
CONTACTS: dict[str, Value] = {
    "phone": PHONE,
    "phoneNumber": PHONE,
    "mobile": PHONE,
    "Telefon": PHONE,
    "e-mail": MAIL,
    "email": MAIL,
}
PRIVATE: dict[str, Value] = {**dict.fromkeys(BIRTHS, DAY), **HOMES, **CONTACTS}
OPEN: dict[str, Value] = {
    "nationality": "GB",
    "country_of_residence": "GB",
    "place_of_birth": "Exampletown",
    "service_address": "1 Officestreet",
}


def _hostile() -> Contents:
    """The owned shop with an officer whose birth and home are stated wherever they can be."""
    shop = owned_shop()
    named: dict[str, Value] = {"name": "Example Person"}
    statements = (
        *shop.statements,
        Statement("p", Kind.PERSON, "reg", {**named, **PRIVATE, **OPEN}),
        Statement("p", Kind.PERSON, "own", {**named, **PRIVATE, "birth_date": "1971-06-01"}),
        Statement("p", Kind.PERSON, "press", {**named, "birthday": "21/05/1970"}),
        Statement("home", Kind.ADDRESS, "reg", {"name": f"9 {STREET}", "postcode": POSTCODE}),
        Statement("office", Kind.ADDRESS, "reg", {"name": "1 Officestreet"}),
        Statement("low2", Kind.COMPANY, "reg", {"name": "Low Ltd"}),
        Statement("line", Kind.CONTACT, "reg", {"name": f"+{PHONE}"}),
    )
    small = parse_share("5%")
    of_firm: dict[str, Value] = {"director_dob": DAY, "street": "1 O"}
    ties = (
        *shop.ties,
        tie("officer", TieType.OFFICER_OF, "p", "low", role="director", extra=PRIVATE),
        tie("owner", TieType.OWNS, "p", "low", share=small, extra={**PRIVATE, "taken": "whole"}),
        tie("works", TieType.LOCATED_AT, "p", "office", purpose="business", extra=PRIVATE),
        tie("lives", TieType.LOCATED_AT, "p", "home", purpose="home", extra=PRIVATE),
        tie("calls", TieType.REACHED_AT, "p", "line"),
        tie("seat", TieType.LOCATED_AT, "low", "office", extra=of_firm),
        tie(
            "one",
            TieType.SAME_AS,
            "low",
            "low2",
            "judged",
            judgement=Judgement.ACCEPTED,
            judged_by=SIGNED,
            judged_at="2024-01-01T00:00:00Z",
        ),
    )
    article = Source("press", "Example Paper", extra={"text": f"{STREET}, {DAY}", "dob": DAY})
    judged = Source("judged", f"Judgement by {SIGNED}", type=OWN_ENTRY)
    return contents_of(Records((SOURCES[0], article, SOURCES[2], judged), statements, ties))


def _exported(export: ExportFormat) -> Callable[[Contents, Path], Path]:
    def write(contents: Contents, folder: Path) -> Path:
        selection, _left = redact_selection(storefront_with_chains(contents, "shop", 1))
        export.write(selection, place(export.name, folder))
        return folder

    return write


def _bundle(contents: Contents, folder: Path) -> Path:
    asked = BundleRequest("shop", "2024-01-01", 1, True, mass_tenants=20)
    note = Note("n1", "low", "Asked", SIGNED, mark=None, written="2024-01-01T00:00:00Z")
    log = CaseLog((LogEntry(SIGNED, Deed.NOTE, ("low", "n1")),))
    case = BundleCase(contents, (note,), lambda _wanted: {}, log)
    make_bundle(case, asked, folder / "bundle.zip", None)
    return folder


def _story(contents: Contents, folder: Path) -> Path:
    shows = (NodeSubject("p"), TieSubject("officer"), TieSubject("owner"), TieSubject("works"))
    sign = FlagSubject("contradicting_values", "p")
    steps = tuple(StoryStep(show) for show in (*shows, sign, ChainSubject(1)))
    page = story_page(Story("Who sells?", "en", "shop", "2024-01-01", steps=steps), contents)
    (folder / "story.html").write_bytes(page.content)
    return folder


FORMS = {**{str(e.name): _exported(e) for e in EXPORTS}, "bundle": _bundle, "story": _story}


def _unpacked(content: bytes) -> Iterator[bytes]:
    """Yield bytes as they are in no archive."""
    if not is_zipfile(BytesIO(content)):
        yield content
        return
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name.encode()
            yield from _unpacked(archive.read(name))


def _text(folder: Path) -> str:
    files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    whole = b"\n".join(part for content in files for part in _unpacked(content))
    return whole.decode("utf-8", "ignore")


@pytest.mark.parametrize("form", FORMS)
def test_no_byte_tells_a_birth_a_home_or_a_contact(form: str, tmp_path: Path) -> None:
    text = _text(FORMS[form](_hostile(), tmp_path))
    assert [secret for secret in SECRETS if secret in text] == []
    assert form == "png" or "Example Person" in text
    month = "May 1970" if form == "story" else MONTH  # a story is prose
    assert form in {"icij", "png", "svg"} or month in text


def test_the_case_states_each_of_them_openly(tmp_path: Path) -> None:
    for export in EXPORTS:
        if export.name in {"csv", "json", "xlsx"}:
            export.write(Selection(_hostile()), place(export.name, tmp_path / export.name))
            text = _text(tmp_path / export.name)
            assert [secret for secret in SECRETS if secret not in text] == []


def test_what_may_be_printed_stays() -> None:
    shown, _left = redact_selection(Selection(_hostile()))
    values = dict(shown.contents.entities["p"].values)
    assert {name: values.pop(name) for name in OPEN} == OPEN
    assert set(values) <= set(BIRTHS)
    assert {str(value) for value in values.values()} <= {MONTH, "1971-06"}
    ties = {t.id: t.extra for t in shown.contents.ties}
    assert ties["owner"]["taken"] == "whole"
    assert ties["seat"] == {"director_dob": MONTH, "street": "1 O"}
    assert "lives" not in ties
    assert dict(shown.contents.sources["press"].extra) == {"dob": MONTH}


def test_who_is_only_assumed_to_be_a_company_is_treated_as_a_person() -> None:
    case = _hostile()
    assumed = {KIND_ASSUMED: True}
    person = case.entities["p"]
    taken = replace(person, kind=Kind.COMPANY, values={**person.values, **assumed})
    statements = tuple(
        replace(s, kind=Kind.COMPANY, values={**s.values, **assumed}) if s.entity == "p" else s
        for s in case.statements
    )
    hidden = replace(case, entities={**case.entities, "p": taken}, statements=statements)
    shown, _left = redact_selection(Selection(hidden))
    assert "lives" not in {t.id for t in shown.contents.ties}
    assert set(shown.contents.entities["p"].values) <= {*OPEN, *BIRTHS, KIND_ASSUMED}
