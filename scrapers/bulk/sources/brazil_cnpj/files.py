"""Files of the register's open data: tables without headings, in latin-1, told by their names.

https://www.gov.br/receitafederal/dados/cnpj-metadados.pdf
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from graph.errors import AnswerError
from graph.support.language import N_
from scrapers.contract.page import Page


class Table(StrEnum):
    """Table of the open data."""

    COMPANIES = "EMPRESAS"
    OFFICES = "ESTABELECIMENTOS"
    PARTNERS = "SOCIOS"
    QUALIFICATIONS = "QUALIFICACOES"
    COUNTRIES = "PAISES"
    TOWNS = "MUNICIPIOS"
    FORMS = "NATUREZAS"
    ACTIVITIES = "CNAES"
    REASONS = "MOTIVOS"
    TAX_REGIMES = "SIMPLES"


_NAMES = {
    Table.COMPANIES: re.compile(r"EMPRE", re.IGNORECASE),
    Table.OFFICES: re.compile(r"ESTABELE", re.IGNORECASE),
    Table.PARTNERS: re.compile(r"SOCIO", re.IGNORECASE),
    Table.QUALIFICATIONS: re.compile(r"QUAL", re.IGNORECASE),
    Table.COUNTRIES: re.compile(r"PAIS", re.IGNORECASE),
    Table.TOWNS: re.compile(r"MUNIC", re.IGNORECASE),
    Table.FORMS: re.compile(r"NATJU|NATUREZ", re.IGNORECASE),
    Table.ACTIVITIES: re.compile(r"CNAE", re.IGNORECASE),
    Table.REASONS: re.compile(r"MOTI", re.IGNORECASE),
    Table.TAX_REGIMES: re.compile(r"SIMPLES", re.IGNORECASE),
}
_CODES = ("code", "words")
_COLUMNS: Mapping[Table, Sequence[str]] = {
    Table.COMPANIES: (
        "basico razao_social natureza qualificacao_responsavel capital porte ente_federativo"
    ).split(),
    Table.OFFICES: (
        "basico ordem dv matriz_filial nome_fantasia situacao data_situacao motivo cidade_exterior "
        "pais inicio cnae cnaes_secundarios tipo_logradouro logradouro numero complemento bairro "
        "cep uf municipio ddd_1 telefone_1 ddd_2 telefone_2 ddd_fax fax email situacao_especial "
        "data_situacao_especial"
    ).split(),
    Table.PARTNERS: (
        "basico identificador nome cnpj_cpf qualificacao entrada pais cpf_representante "
        "nome_representante qualificacao_representante faixa_etaria"
    ).split(),
    **dict.fromkeys(
        (
            Table.QUALIFICATIONS,
            Table.COUNTRIES,
            Table.TOWNS,
            Table.FORMS,
            Table.ACTIVITIES,
            Table.REASONS,
        ),
        _CODES,
    ),
}
CODE_TABLES = frozenset(table for table, columns in _COLUMNS.items() if columns is _CODES)
CsvRow = Mapping[str, str]


def table_of(name: str) -> Table:
    """Return the table that a file holds, by its name.

    Raises:
        AnswerError: it is none of the open data.
    """
    last = name.rsplit("/", 1)[-1]
    for table, form in _NAMES.items():
        if form.search(last):
            return table
    raise AnswerError(
        N_(
            "{where} is no table of the CNPJ's open data: Empresas, Estabelecimentos, Socios, "
            "or the tables of codes."
        ),
        where=name,
    )


def table_rows(page: Page) -> Iterator[tuple[str, CsvRow]]:
    """Yield each row by the names of its columns, trimmed, with its place.

    Raises:
        AnswerError: a row has another number of cells, or the file is no such table.
    """
    columns = _COLUMNS[table_of(page.name)]
    with page.open_stream() as raw, io.TextIOWrapper(raw, "latin-1", newline="") as stream:
        reader = csv.reader((line.replace("\0", "") for line in stream), delimiter=";")
        try:
            for cells in reader:
                place = f"{page.where}, line {page.lines_before + reader.line_num}"
                if not any(cells):
                    continue
                if len(cells) != len(columns):
                    raise AnswerError(
                        N_("{place} has {found} cells and should have {expected}."),
                        place=place,
                        found=len(cells),
                        expected=len(columns),
                    )
                yield place, dict(zip(columns, map(str.strip, cells), strict=True))
        except csv.Error as error:
            raise AnswerError(
                N_("{where} is not a readable CSV file ({error})."),
                where=page.where,
                error=str(error),
            ) from error
