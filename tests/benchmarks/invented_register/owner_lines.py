"""Lines of the bulk file of owners, in the form of the snapshot of Companies House."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from tests.benchmarks.invented_register.names import FORENAMES
from tests.benchmarks.invented_register.register import Register, company_number, overseas_number
from tests.benchmarks.invented_register.shape import (
    ABROAD,
    COMPANY,
    EXEMPTION,
    LEGAL_PERSON,
    NATURES,
    PERSON,
    SECRET,
    STATEMENT,
)

_STEP = 100_000
_TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr", "")
_NATIONALITIES = ("British",) * 9 + ("Irish", "Polish", "Chinese", "Indian", "British,French")
_RESIDENCES = ("England",) * 8 + ("United Kingdom", "Scotland", "Wales", "Hong Kong", "China", "")
_REGISTERS = (
    ("England And Wales", "Companies House"),
    ("England And Wales", "Companies House"),
    ("United Kingdom", "Companies House"),
    ("England", "Register Of Companies"),
    ("Uk", "Uk Companies House"),
    ("", "Companies House, Cardiff"),
    ("Scotland", "Registrar Of Companies (Scotland)"),
)
_FOREIGN = (
    ("Jersey", "Jersey Financial Services Commission", "Companies (Jersey) Law 1991"),
    ("Luxembourg", "Registre De Commerce", "Luxembourg Law"),
    ("Delaware, Usa", "Delaware Secretary Of State", "Delaware General Corporation Law"),
    ("Hong Kong", "Hong Kong Companies Registry", "Companies Ordinance"),
)
_LAWS = ("Companies Act 2006", "Companies Act 2006", "Companies Act", "United Kingdom (England)")
_FORMS = ("Private Limited Company", "Limited Company", "Company Limited By Shares", "Limited")
_OVERSEAS_NATURE = "ownership-of-shares-more-than-25-percent-registered-overseas-entity"

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Line:
    """What is drawn for one line."""

    company: int
    holder: int
    is_british: bool
    is_ceased: bool
    nature: int
    place: int
    key: int
    number: int
    random: int


def owner_lines(register: Register, begin: int = 0, end: int | None = None) -> Iterator[bytes]:
    """Yield each line from one place to another, and last the line of totals."""
    whole = len(register.shape.company)
    last = whole if end is None else end
    for start in range(begin, last, _STEP):
        yield from _lines(register, start, min(start + _STEP, last))
    if last == whole:
        yield _dumps({"data": _totals(register)})


def _lines(register: Register, start: int, stop: int) -> Iterator[bytes]:
    shape, places, part = register.shape, register.places, slice(start, stop)
    # By place and not by turn, so that parts can be made by themselves.
    draw = np.random.default_rng((11, start))
    own = draw.random(stop - start) < 0.45
    other = draw.integers(0, len(places.drawn), stop - start)
    columns = (
        shape.company[part],
        shape.holder[part],
        shape.is_british[part],
        shape.is_ceased[part],
        shape.nature[part],
        np.where(own, places.offices[shape.company[part]], other),
        draw.integers(0, 2**62, stop - start),
        np.arange(start, stop),
        draw.integers(0, 2**62, stop - start),
    )
    drawn = zip(*(column.tolist() for column in columns), strict=True)
    for kind, values in zip(shape.kind[part].tolist(), drawn, strict=True):
        line = _Line(*values)
        number = (overseas_number if kind == ABROAD else company_number)(line.company)
        data = {"etag": f"{line.key:016x}{line.random:024x}", **_KINDS[kind](register, line)}
        yield _dumps({"company_number": number, "data": dict(sorted(data.items()))})


def _dumps(line: Json) -> bytes:
    return json.dumps(line, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def _person(register: Register, line: _Line) -> Json:
    chosen, surname = line.random, register.names.surname(line.key >> 20)
    title, forename = _TITLES[chosen % 6], FORENAMES[chosen // 6 % len(FORENAMES)]
    middle = FORENAMES[chosen // 300 % len(FORENAMES)] if chosen % 2 else ""
    parts = {"title": title, "forename": forename, "middle_name": middle, "surname": surname}
    residence = _RESIDENCES[chosen // 7 % len(_RESIDENCES)]
    checks = {"appointment_verification_statement_due_on": f"2026-12-{chosen % 28 + 1:02d}"}
    return {
        **_holder(register, line, "individual-person-with-significant-control"),
        **({"country_of_residence": residence} if residence else {}),
        "date_of_birth": {"month": chosen // 11 % 12 + 1, "year": 1935 + chosen // 13 % 70},
        **({"identity_verification_details": checks} if chosen % 10 == 0 else {}),
        "name": " ".join(filter(None, parts.values())),
        "name_elements": dict(sorted((name, part) for name, part in parts.items() if part)),
        "nationality": _NATIONALITIES[chosen // 17 % len(_NATIONALITIES)],
    }


def _company(register: Register, line: _Line) -> Json:
    return {
        **_holder(register, line, "corporate-entity-person-with-significant-control"),
        **(_british(register, line) if line.is_british else _foreign(register, line)),
    }


def _british(register: Register, line: _Line) -> Json:
    chosen = line.random
    country, place = _REGISTERS[chosen % len(_REGISTERS)]
    number = company_number(line.holder)
    identification = {
        **({"country_registered": country} if country else {}),
        "legal_authority": _LAWS[chosen // 7 % len(_LAWS)],
        "legal_form": _FORMS[chosen // 28 % len(_FORMS)],
        "place_registered": place,
        "registration_number": number.lstrip("0") if chosen % 40 == 0 else number,
    }
    name = register.names.company(line.holder)
    return {"identification": identification, "name": name.title() if chosen % 3 else name}


def _foreign(register: Register, line: _Line) -> Json:
    chosen = line.random
    country, place, law = _FOREIGN[chosen % len(_FOREIGN)]
    identification = {
        "country_registered": country,
        "legal_authority": law,
        "legal_form": "Limited Company",
        "place_registered": place,
        "registration_number": str(line.holder % 150_000),
    }
    name = f"{register.names.surname(line.key >> 20)} ({country.partition(',')[0]}) Limited"
    return {"identification": identification, "name": name}


def _legal_person(register: Register, line: _Line) -> Json:
    return {
        **_holder(register, line, "legal-person-person-with-significant-control"),
        "identification": {
            "legal_authority": "Invented Act",
            "legal_form": "Government Department",
        },
        "name": "Invented Ministry",
    }


def _abroad(register: Register, line: _Line) -> Json:
    return {
        **_holder(register, line, "corporate-entity-beneficial-owner"),
        **_foreign(register, line),
        "is_sanctioned": False,
        "natures_of_control": [_OVERSEAS_NATURE],
        "principal_office_address": _address(register, line.place + 1),
    }


def _holder(register: Register, line: _Line, kind: str) -> dict[str, object]:
    word = kind.removesuffix("-person-with-significant-control").partition("-person")[0]
    return {
        "address": _address(register, line.place),
        "kind": kind,
        "links": {"self": _link(line, f"persons-with-significant-control/{word}")},
        "natures_of_control": NATURES[line.nature],
        "notified_on": _notified(line),
        **_ended(line),
    }


def _address(register: Register, number: int) -> Json:
    place = register.places.place(number % len(register.places.drawn))
    parts = {
        "address_line_1": place.street,
        "address_line_2": place.second,
        "country": place.country,
        "locality": place.town,
        "postal_code": place.postcode,
        "premises": place.premises,
        "region": place.county,
    }
    return {name: part for name, part in parts.items() if part}


def _statement(_register: Register, line: _Line) -> Json:
    return {
        "kind": "persons-with-significant-control-statement",
        "links": {"self": _link(line, "persons-with-significant-control-statements")},
        "notified_on": _notified(line),
        "statement": "no-individual-or-entity-with-signficant-control",
        **_ended(line),
    }


def _secret(_register: Register, line: _Line) -> Json:
    return {
        "description": "super-secure-persons-with-significant-control",
        "kind": "super-secure-person-with-significant-control",
        "links": {"self": _link(line, "persons-with-significant-control/super-secure")},
    }


def _exemption(_register: Register, line: _Line) -> Json:
    code = "psc-exempt-as-shares-admitted-on-market"
    items = [{"exempt_from": "2018-06-18"}]
    return {
        "exemptions": {code.replace("-", "_"): {"exemption_type": code, "items": items}},
        "kind": "exemptions",
        "links": {"self": f"/company/{company_number(line.company)}/exemptions"},
    }


def _link(line: _Line, what: str) -> str:
    return f"/company/{company_number(line.company)}/{what}/{line.key:016x}{line.number:011x}"


def _notified(line: _Line) -> str:
    chosen = line.key
    return f"{2016 + chosen % 10}-{chosen // 10 % 12 + 1:02d}-{chosen // 120 % 28 + 1:02d}"


def _ended(line: _Line) -> Json:
    if not line.is_ceased:
        return {}
    chosen = line.key
    return {"ceased": True, "ceased_on": f"{max(2016 + chosen % 10, 2018)}-12-28"}


def _totals(register: Register) -> Json:
    kinds = register.shape.kind
    return {
        "exemptions_count": int((kinds == EXEMPTION).sum()),
        "generated_at": "2026-11-01T00:00:00Z",
        "kind": "totals#persons-of-significant-control-snapshot",
        "persons_of_significant_control_count": int((kinds != STATEMENT).sum()),
        "statements_count": int((kinds == STATEMENT).sum()),
    }


_KINDS: Mapping[int, Callable[[Register, _Line], Json]] = {
    PERSON: _person,
    COMPANY: _company,
    STATEMENT: _statement,
    LEGAL_PERSON: _legal_person,
    SECRET: _secret,
    EXEMPTION: _exemption,
    ABROAD: _abroad,
}
