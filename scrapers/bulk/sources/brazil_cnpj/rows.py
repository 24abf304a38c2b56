"""Rows of the register's tables as the records that one answer of its entities gives.

``docs/left-out.md`` names the columns that are left out, with the reason.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from graph.model.ids import email_id, own_company_id, phone_id
from graph.model.records import Kind, Source, Tie, TieType
from scrapers.bulk.sources.brazil_cnpj.files import CsvRow, Table
from scrapers.contract.collector import Record
from scrapers.parsing.day_first_dates import written_day
from scrapers.parsing.json_values import Json, unknown_value
from scrapers.parsing.statements import make_statement
from scrapers.sources.registers.brazil_cnpj.api import ORIGIN, company_values, place_records

Codes = Callable[[Table, str], str]
"""Takes a table of codes and a code, and returns its words; empty for an unknown one."""

_STATUSES = {"01": "NULA", "02": "ATIVA", "03": "SUSPENSA", "04": "INAPTA", "08": "BAIXADA"}
_SIZES = {"01": "MICRO EMPRESA", "03": "EMPRESA DE PEQUENO PORTE", "05": "DEMAIS"}
_HEAD_OFFICE = "1"
_PARTNER_KINDS = frozenset({"1", "2", "3"})
_FIRST_ORDER = "0001"
_BRANCH = "2"
_NO_CODE = frozenset({"", "0", "00", "000"})
# Columns of codes that are looked up, and the tables that say what they are.
_OFFICE_CODES = {"motivo": Table.REASONS, "pais": Table.COUNTRIES}
_PARTNER_CODES = {
    "qualificacao": Table.QUALIFICATIONS,
    "pais": Table.COUNTRIES,
    "qualificacao_representante": Table.QUALIFICATIONS,
}
_OFFICE_DAYS = ("data_situacao", "inicio", "data_situacao_especial")
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9)


def head_office_id(basico: str) -> str:
    """Return the id of the company of a CNPJ básico: that of its first office."""
    if len(basico) != 8 or not basico.isalnum() or not basico.isascii():
        return ""
    number = basico.upper() + _FIRST_ORDER
    for _ in range(2):
        number += _check_digit(number)
    return own_company_id("BR", number)


def _check_digit(number: str) -> str:
    """Return the next check digit of a CNPJ, modulo 11; a letter counts by its code."""
    values = [ord(sign) - ord("0") for sign in reversed(number)]
    total = sum(value * _WEIGHTS[n % len(_WEIGHTS)] for n, value in enumerate(values))
    rest = total % 11
    return str(0 if rest < 2 else 11 - rest)


def company_records(
    row: CsvRow, company: str, codes: Codes, source: Source, place: str
) -> Iterator[Record]:
    """Yield the company of a row of Empresas."""
    form = codes(Table.FORMS, row["natureza"])
    if row["natureza"] and not form:
        yield unknown_value("natureza", row["natureza"], place)
    if row["porte"] not in _NO_CODE and row["porte"] not in _SIZES:
        yield unknown_value("porte", row["porte"], place)
    record: Json = {
        "cnpj": company.removeprefix("br-"),
        "natureza_juridica": form or row["natureza"],
        "porte": _SIZES.get(row["porte"], ""),
        "capital_social": row["capital"].replace(",", "."),
        "ente_federativo_responsavel": row["ente_federativo"],
    }
    values = company_values(record, row["razao_social"])
    yield make_statement(ORIGIN, source, company, Kind.COMPANY, values)


def office_records(
    row: CsvRow, company: str, codes: Codes, source: Source, place: str
) -> Iterator[Record]:
    """Yield the head office of a company, or a branch as a further name and address of it."""
    status = _STATUSES.get(row["situacao"].rjust(2, "0"), "")
    if row["situacao"] and not status:
        yield unknown_value("situacao", row["situacao"], place)
    yield from _unread_office(row, codes, place)
    record = _office_json(row, status, codes)
    if row["matriz_filial"] == _HEAD_OFFICE:
        values = {**company_values({**record, "cnpj": company.removeprefix("br-")}, "")}
        yield make_statement(ORIGIN, source, company, Kind.COMPANY, values)
        yield from place_records(record, company, source)
        return
    if row["nome_fantasia"]:
        named = {"other_names": (row["nome_fantasia"],)}
        yield make_statement(ORIGIN, source, company, Kind.COMPANY, named)
    closed = _day(row["data_situacao"]) if status == "BAIXADA" else ""
    for each in place_records(record, company, source):
        if not isinstance(each, Tie):
            yield each
        elif each.type is TieType.LOCATED_AT and (closed or status != "BAIXADA"):
            yield replace(each, id=f"{each.id}:branch", purpose="branch", until=closed)


def _unread_office(row: CsvRow, codes: Codes, place: str) -> Iterator[Record]:
    if row["matriz_filial"] not in (_HEAD_OFFICE, _BRANCH):
        yield unknown_value("matriz_filial", row["matriz_filial"], place)
    yield from _unread_codes(row, _OFFICE_CODES, codes, place)
    yield from _unread_days(row, _OFFICE_DAYS, place)
    for number in ("1", "2"):
        stated = row[f"ddd_{number}"] + row[f"telefone_{number}"]
        if stated.strip("0 ") and not phone_id(stated, "BR"):
            yield unknown_value("telefone", stated, place)
    if row["email"] and not email_id(row["email"]):
        yield unknown_value("email", row["email"], place)


def _unread_codes(
    row: CsvRow, tables: Mapping[str, Table], codes: Codes, place: str
) -> Iterator[Record]:
    for column, table in tables.items():
        if row[column] not in _NO_CODE and not codes(table, row[column]):
            yield unknown_value(column, row[column], place)


def _unread_days(row: CsvRow, columns: Iterable[str], place: str) -> Iterator[Record]:
    for column in columns:
        if row[column].strip("0") and not _day(row[column]):
            yield unknown_value(column, row[column], place)


def unread_partner(row: CsvRow, codes: Codes, place: str) -> Iterator[Record]:
    """Yield what is not understood of a row of Socios; the rest of it is read all the same."""
    if row["identificador"] not in _PARTNER_KINDS:
        yield unknown_value("identificador", row["identificador"], place)
    yield from _unread_codes(row, _PARTNER_CODES, codes, place)
    yield from _unread_days(row, ("entrada",), place)


def _office_json(row: CsvRow, status: str, codes: Codes) -> Json:
    return {
        "nome_fantasia": row["nome_fantasia"],
        "descricao_situacao_cadastral": status,
        "data_situacao_cadastral": _day(row["data_situacao"]),
        "descricao_motivo_situacao_cadastral": codes(Table.REASONS, row["motivo"]),
        "data_inicio_atividade": _day(row["inicio"]),
        "cnae_fiscal_descricao": codes(Table.ACTIVITIES, row["cnae"]) or row["cnae"],
        "cnaes_secundarios": [
            {"descricao": codes(Table.ACTIVITIES, code) or code}
            for code in row["cnaes_secundarios"].split(",")
        ],
        "pais": _country(row, codes),
        "nome_cidade_no_exterior": row["cidade_exterior"],
        "descricao_tipo_de_logradouro": row["tipo_logradouro"],
        "logradouro": row["logradouro"],
        "numero": row["numero"],
        "complemento": row["complemento"],
        "bairro": row["bairro"],
        "cep": row["cep"],
        "uf": row["uf"] if row["uf"] != "EX" else "",
        "municipio": codes(Table.TOWNS, row["municipio"]) or row["municipio"],
        "ddd_telefone_1": row["ddd_1"] + row["telefone_1"],
        "ddd_telefone_2": row["ddd_2"] + row["telefone_2"],
        "email": row["email"],
        "situacao_especial": row["situacao_especial"],
        "data_situacao_especial": _day(row["data_situacao_especial"]),
    }


def _country(row: CsvRow, codes: Codes) -> str:
    """Return the country of a row; an unknown code stays, so that it is not taken for Brazil."""
    code = row["pais"]
    return codes(Table.COUNTRIES, code) or ("" if code in _NO_CODE else code)


def partner_json(row: CsvRow, codes: Codes) -> Json:
    """Return a row of Socios as the register's answer words a partner."""
    kind = row["identificador"]
    represents = row["qualificacao_representante"]
    return {
        "identificador_de_socio": int(kind) if kind.isdecimal() else None,
        "nome_socio": row["nome"],
        "cnpj_cpf_do_socio": row["cnpj_cpf"],
        "codigo_qualificacao_socio": _number(row["qualificacao"]),
        "qualificacao_socio": codes(Table.QUALIFICATIONS, row["qualificacao"]),
        "data_entrada_sociedade": _day(row["entrada"]),
        "pais": _country(row, codes),
        "cpf_representante_legal": row["cpf_representante"],
        "nome_representante_legal": row["nome_representante"],
        "qualificacao_representante_legal": codes(Table.QUALIFICATIONS, represents),
    }


def _number(code: str) -> int | None:
    return int(code) if code.isdecimal() else None


def _day(stated: str) -> str:
    """Return a day of eight digits as ISO text; 0 and eight zeros are none."""
    if len(stated) != 8 or not stated.isdecimal() or not stated.strip("0"):
        return ""
    return written_day(f"{stated[:4]}-{stated[4:6]}-{stated[6:]}")
