"""Brazil's CNPJ register: an entity with its partners and administrators; it states no shares.

https://docs.minhareceita.org (the register's open data, one entity an answer)
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.errors import AnswerError
from graph.model.ids import document_id, email_id, own_company_id, phone_id, shorten_id
from graph.model.records import Kind, Source, Standing, Tie, TieType, Value
from graph.model.vocabulary.placeholders import is_placeholder
from graph.model.vocabulary.tie_wordings import tie_meanings
from graph.support.language import N_
from scrapers.contract.collector import Collector, Fetch, Origin, RateLimit, Record, source_of
from scrapers.contract.page import Page
from scrapers.parsing.day_first_dates import written_day
from scrapers.parsing.holders.holder_names import kind_and_values, other_kind
from scrapers.parsing.holders.holdings import Namesakes
from scrapers.parsing.holders.stated_shares import SOME_SHARE
from scrapers.parsing.json_values import (
    Json,
    drop_unstated,
    objects,
    require_object,
    text,
    unknown_fields,
    unknown_value,
)
from scrapers.parsing.places import contact_records, location_records
from scrapers.parsing.statements import make_statement
from scrapers.sources.registers.brazil_cnpj.countries import register_country
from scrapers.sources.registers.brazil_cnpj.terms import ACTIVE, CODES, KINDS, qualification_ties

_HOST = "minhareceita.org"
ORIGIN = Origin(
    name="brazil_cnpj",
    title=N_("CNPJ (Brazil)"),
    publisher="Receita Federal do Brasil",
    licence=N_("open data of the Brazilian government"),
    terms="https://www.gov.br/receitafederal/pt-br/acesso-a-informacao/dados-abertos",
    type="officialRegister",
    standing=Standing.REGISTER,
)
_FIELDS = (
    "uf cep qsa cnpj pais email porte bairro numero ddd_fax municipio logradouro cnae_fiscal "
    "codigo_pais complemento codigo_porte razao_social nome_fantasia capital_social "
    "ddd_telefone_1 ddd_telefone_2 opcao_pelo_mei descricao_porte codigo_municipio "
    "cnaes_secundarios natureza_juridica regime_tributario situacao_especial opcao_pelo_simples "
    "situacao_cadastral data_opcao_pelo_mei data_exclusao_do_mei cnae_fiscal_descricao "
    "codigo_municipio_ibge data_inicio_atividade data_situacao_especial data_opcao_pelo_simples "
    "data_situacao_cadastral nome_cidade_no_exterior codigo_natureza_juridica "
    "data_exclusao_do_simples motivo_situacao_cadastral ente_federativo_responsavel "
    "identificador_matriz_filial qualificacao_do_responsavel descricao_situacao_cadastral "
    "descricao_tipo_de_logradouro descricao_motivo_situacao_cadastral "
    "descricao_identificador_matriz_filial"
).split()
_PARTNER_FIELDS = (
    "pais nome_socio codigo_pais faixa_etaria cnpj_cpf_do_socio qualificacao_socio "
    "codigo_faixa_etaria data_entrada_sociedade identificador_de_socio cpf_representante_legal "
    "nome_representante_legal codigo_qualificacao_socio qualificacao_representante_legal "
    "codigo_qualificacao_representante_legal"
).split()
_DAYS = ("data_situacao_cadastral", "data_inicio_atividade", "data_situacao_especial")
_STREET = ("descricao_tipo_de_logradouro", "logradouro", "numero", "complemento", "bairro")
_TOWN = ("municipio", "uf", "cep", "nome_cidade_no_exterior")


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield an entity with its partners and administrators."""
    yield from read(fetch(f"https://{_HOST}/{subject}"))


def read(page: Page) -> Iterator[Record]:
    """Yield the entity of one record with its partners and administrators.

    Raises:
        AnswerError: the page is not a record of the register.
    """
    record = require_object(page.json(), page.where)
    ident, name = own_company_id("BR", text(record, "cnpj")), text(record, "razao_social")
    if not ident or not name:
        raise AnswerError(
            N_("{where} is no record of the CNPJ register of Brazil."), where=page.where
        )
    number = ident.removeprefix("br-")
    about = f"https://{_HOST}/{number}"
    source = source_of(page, ORIGIN, f"{name}: CNPJ {number}", about=about)
    yield source
    status = text(record, "descricao_situacao_cadastral")
    if status and status.upper() not in ACTIVE:
        yield unknown_value("status", status, page.where)
    for key in _DAYS:
        if text(record, key) and not written_day(text(record, key)):
            yield unknown_value(key, text(record, key), page.where)
    yield make_statement(ORIGIN, source, ident, Kind.COMPANY, company_values(record, name))
    yield from place_records(record, ident, source)
    partners = objects(record.get("qsa"))
    namesakes = Namesakes(map(partner_key, partners), "")
    for partner in partners:
        key = namesakes.key(partner_key(partner))
        yield from partner_records(partner, ident, key, source, page.where)
        yield from unknown_fields(partner, _PARTNER_FIELDS, page.where)
    yield from unknown_fields(record, _FIELDS, page.where)
    for activity in objects(record.get("cnaes_secundarios")):
        yield from unknown_fields(activity, ("codigo", "descricao"), page.where)


def partner_key(partner: Json) -> str:
    """Return the name, number and qualification of a partner; rows that share them are numbered."""
    return f"{text(partner, 'nome_socio')} {_number(partner)} {_qualification_words(partner)}"


def company_values(record: Json, name: str) -> dict[str, Value | None]:
    """Return the values of an entity; ``name`` is its name, empty where the record lacks it."""
    status = text(record, "descricao_situacao_cadastral")
    closed = status.upper() == "BAIXADA"
    secondary = (text(item, "descricao") for item in objects(record.get("cnaes_secundarios")))
    return {
        "name": name,
        "other_names": (text(record, "nome_fantasia"),) if text(record, "nome_fantasia") else (),
        "country": "BR",
        "registration_number": text(record, "cnpj"),
        "status": status,
        "active": ACTIVE.get(status.upper()),
        "status_reason": text(record, "descricao_motivo_situacao_cadastral"),
        "status_since": written_day(text(record, "data_situacao_cadastral")),
        "incorporated": written_day(text(record, "data_inicio_atividade")),
        "dissolved": written_day(text(record, "data_situacao_cadastral")) if closed else "",
        "company_type": text(record, "natureza_juridica"),
        "size": text(record, "porte"),
        "capital_brl": text(record, "capital_social"),
        "activity": text(record, "cnae_fiscal_descricao"),
        "other_activities": tuple(filter(None, secondary)),
        "office_kind": text(record, "descricao_identificador_matriz_filial"),
        "special_situation": text(record, "situacao_especial"),
        "special_situation_since": written_day(text(record, "data_situacao_especial")),
        "responsible_public_body": text(record, "ente_federativo_responsavel"),
    }


def place_records(record: Json, ident: str, source: Source) -> Iterator[Record]:
    """Yield where an entity is, and how it is reached."""
    abroad = text(record, "pais")
    country = register_country(abroad) if abroad else "BR"
    street = " ".join(filter(None, (text(record, key) for key in _STREET)))
    # A country that is not known stays in the line as it is stated.
    town = (*(text(record, key) for key in _TOWN), "" if country else abroad)
    place = ", ".join(filter(None, (street, *town)))
    yield from location_records(ident, place, country, "registered office", source, ORIGIN.standing)
    for key in ("ddd_telefone_1", "ddd_telefone_2"):
        number = phone_id(text(record, key), "BR")
        shown = number.removeprefix("phone-")
        yield from contact_records(ident, number, shown, "phone", source, ORIGIN.standing)
    address = text(record, "email").casefold()
    yield from contact_records(ident, email_id(address), address, "email", source, ORIGIN.standing)


def partner_records(
    partner: Json, company: str, key: str, source: Source, where: str
) -> Iterator[Record]:
    """Yield a partner or administrator of an entity; ``key`` tells namesakes apart."""
    name, words = text(partner, "nome_socio"), _qualification_words(partner)
    if is_placeholder(name):
        yield unknown_value("partner without a name", words, where)
        return
    if not qualification_ties(words)[1]:
        yield unknown_value("qualification of a partner", words, where)
    joined = text(partner, "data_entrada_sociedade")
    if joined and not written_day(joined):
        yield unknown_value("date", joined, where)
    kind, known = kind_and_values(name, _kind(partner, words))
    identity = f"{other_kind(name, kind)} {name} {_number(partner)} {key}"
    ident = _partner_id(partner, kind, identity, company)
    abroad = text(partner, "pais")
    country = register_country(abroad)
    if abroad and not country:
        yield unknown_value("country", abroad, where)
    masked = _number(partner)
    values: dict[str, Value | None] = {
        "name": name,
        **known,
        "country": country if abroad else ("BR" if ident.startswith("br-") else ""),
        "country_as_stated": "" if country else abroad,
        "registration_number": masked if ident.startswith("br-") else "",
        "masked_tax_number": masked if "*" in masked else "",
        "stated_tax_number": "" if "*" in masked or ident.startswith("br-") else masked,
    }
    yield make_statement(ORIGIN, source, ident, kind, values)
    yield from _roles(partner, ident, company, words, source)
    yield from _representative(partner, ident, company, source)


def _qualification_words(partner: Json) -> str:
    code = partner.get("codigo_qualificacao_socio")
    words = text(partner, "qualificacao_socio")
    words = "" if is_placeholder(words) else words
    return words or (CODES.get(code, "") if isinstance(code, int) else "")


def _number(partner: Json, key: str = "cnpj_cpf_do_socio") -> str:
    """Return a number, empty where it has only zeros and masked digits."""
    number = text(partner, key)
    return number if re.search("[1-9A-Z]", number) else ""


def _kind(partner: Json, words: str) -> Kind | None:
    """Return the kind of a partner by the register's own number or words; None for neither."""
    number = partner.get("identificador_de_socio")
    known = KINDS.get(number) if isinstance(number, int) else None
    if known is not None:
        return known
    if "jurídica" in words.casefold():
        return Kind.COMPANY
    return Kind.PERSON if "física" in words.casefold() else None


def _partner_id(partner: Json, kind: Kind, identity: str, company: str) -> str:
    """Return the id of a partner: its own CNPJ, else one under this entity."""
    known = own_company_id("BR", _number(partner)) if kind is Kind.COMPANY else ""
    return known or document_id(f"brazil_cnpj-{company.removeprefix('br-')}", identity)


def _roles(partner: Json, ident: str, company: str, words: str, source: Source) -> Iterator[Record]:
    tie = Tie(
        id=shorten_id(f"brazil_cnpj:{company}:{ident}:{words}"),
        type=TieType.LINKED_TO,
        start=ident,
        end=company,
        source=source.id,
        standing=ORIGIN.standing,
        since=written_day(text(partner, "data_entrada_sociedade")),
        wording=words or "listed among the partners and administrators",
        lang="pt" if words else "",
    )
    if not tie_meanings(words):
        yield unknown_value("qualification that denies a tie", words, company)
        return
    meanings = qualification_ties(words)[0]
    for one in meanings:
        if one.type is TieType.OWNS:
            held = replace(tie, type=TieType.OWNS, share=SOME_SHARE, interest=one.interest)
            yield replace(held, id=f"{tie.id}:share")
        else:
            office = replace(tie, type=TieType.OFFICER_OF, role=words, role_kind=one.role_kind)
            yield replace(office, id=f"{tie.id}:office")
    if not meanings:
        yield tie


def _representative(partner: Json, ident: str, company: str, source: Source) -> Iterator[Record]:
    name = text(partner, "nome_representante_legal")
    if is_placeholder(name):
        return
    number = _number(partner, "cpf_representante_legal")
    # Namesakes are one person only if their numbers agree.
    identity = f"{other_kind(name, Kind.PERSON)} {name} {number or f'of {ident}'}"
    own = document_id(f"brazil_cnpj-{company.removeprefix('br-')}", identity)
    if own == ident:
        return
    values = drop_unstated({"name": name, "masked_tax_number": number})
    yield make_statement(ORIGIN, source, own, Kind.PERSON, values)
    words = text(partner, "qualificacao_representante_legal")
    yield Tie(
        id=shorten_id(f"brazil_cnpj:{company}:{own}:represents:{ident}"),
        type=TieType.LINKED_TO,
        start=own,
        end=ident,
        source=source.id,
        standing=ORIGIN.standing,
        wording="legal representative"
        if is_placeholder(words)
        else f"legal representative ({words})",
    )


def subject_of(words: str) -> str:
    """Return a CNPJ as 14 digits; empty for anything else."""
    number = words.strip().removeprefix("br-")
    return own_company_id("BR", number).removeprefix("br-")


COLLECTOR = Collector(
    origin=ORIGIN,
    subject="CNPJ",
    gives=N_("a company in Brazil with its partners"),
    collect=collect,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("br-") else "",
    hosts=(_HOST,),
    rate=RateLimit(1, 1),
)
