"""CNPJ: a legal entity of Brazil with its partners and administrators; no shares are stated.

https://docs.minhareceita.org (the register's open data, one entity an answer)
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from graph.countries import country_code
from graph.errors import AnswerError
from graph.identity import document_id, email_id, own_company_id, phone_id, shortened
from graph.language import N_
from graph.lexicon import WordClass, word_class
from graph.model import Kind, Source, Standing, Tie, TieType, Value
from graph.shares import Share
from scrapers.base import Collector, Fetch, Origin, Rate, Record, source_of
from scrapers.brazil_cnpj.terms import ACTIVE, CODES, KINDS, is_holder, is_known, office
from scrapers.forms import kind_of
from scrapers.pages import Page
from scrapers.places import located, reached
from scrapers.stating import says
from scrapers.values import Json, day, objects, required, stated, text, unknown, unread

_HOST = "minhareceita.org"
_ORIGIN = Origin(
    "brazil_cnpj",
    N_("CNPJ (Brazil)"),
    "Receita Federal do Brasil",
    N_("open data of the Brazilian government"),
    "https://www.gov.br/receitafederal/pt-br/acesso-a-informacao/dados-abertos",
    "officialRegister",
    Standing.REGISTER,
)
_NOT_NOW = frozenset({WordClass.OVER, WordClass.NOT_YET, WordClass.NOT_CONSOLIDATED})
_SOME = Share(Fraction(0), Fraction(1), min_open=True, text="(0,100]%")
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
_STREET = ("descricao_tipo_de_logradouro", "logradouro", "numero", "complemento", "bairro")
_TOWN = ("municipio", "uf", "cep", "nome_cidade_no_exterior")


def collect(fetch: Fetch, subject: str) -> Iterator[Record]:
    """Yield an entity with its partners and administrators."""
    yield from read(fetch(f"https://{_HOST}/{subject}"))


def read(page: Page) -> Iterator[Record]:
    """Yield what one record says.

    Raises:
        AnswerError: it is no record of the register.
    """
    found = required(page.json(), page.where)
    ident, name = own_company_id("BR", text(found, "cnpj")), text(found, "razao_social")
    if not ident or not name:
        raise AnswerError(
            N_("{where} is no record of the CNPJ register of Brazil."), where=page.where
        )
    source = source_of(page, _ORIGIN, f"{name}: CNPJ {ident.removeprefix('br-')}")
    yield source
    status = text(found, "descricao_situacao_cadastral")
    if status and status not in ACTIVE:
        yield unknown("status", status, page.where)
    yield says(_ORIGIN, source, ident, Kind.COMPANY, _values(found, name))
    yield from _contacts(found, ident, source)
    for partner in objects(found.get("qsa")):
        yield from _partner(partner, ident, source, page.where)
        yield from unread(partner, _PARTNER_FIELDS, page.where)
    yield from unread(found, _FIELDS, page.where)


def _values(found: Json, name: str) -> dict[str, Value | None]:
    status = text(found, "descricao_situacao_cadastral")
    closed = status == "BAIXADA"
    secondary = (text(item, "descricao") for item in objects(found.get("cnaes_secundarios")))
    return {
        "name": name,
        "other_names": (text(found, "nome_fantasia"),) if text(found, "nome_fantasia") else (),
        "country": "BR",
        "registration_number": text(found, "cnpj"),
        "status": status,
        "active": ACTIVE.get(status),
        "status_reason": text(found, "descricao_motivo_situacao_cadastral"),
        "status_since": day(text(found, "data_situacao_cadastral")),
        "incorporated": day(text(found, "data_inicio_atividade")),
        "dissolved": day(text(found, "data_situacao_cadastral")) if closed else "",
        "company_type": text(found, "natureza_juridica"),
        "size": text(found, "porte"),
        "capital_brl": text(found, "capital_social"),
        "activity": text(found, "cnae_fiscal_descricao"),
        "other_activities": tuple(filter(None, secondary)),
        "office_kind": text(found, "descricao_identificador_matriz_filial"),
        "special_situation": text(found, "situacao_especial"),
    }


def _contacts(found: Json, ident: str, source: Source) -> Iterator[Record]:
    abroad = text(found, "pais")
    country = country_code(abroad) if abroad else "BR"
    street = " ".join(filter(None, (text(found, key) for key in _STREET)))
    place = ", ".join(filter(None, (street, *(text(found, key) for key in _TOWN))))
    yield from located(ident, place, country, "registered office", source, _ORIGIN.standing)
    for key in ("ddd_telefone_1", "ddd_telefone_2"):
        number = phone_id(text(found, key), "BR")
        shown = number.removeprefix("phone-")
        yield from reached(ident, number, shown, "phone", source, _ORIGIN.standing)
    address = text(found, "email").casefold()
    yield from reached(ident, email_id(address), address, "email", source, _ORIGIN.standing)


def _partner(partner: Json, company: str, source: Source, where: str) -> Iterator[Record]:
    name = text(partner, "nome_socio")
    code = partner.get("codigo_qualificacao_socio")
    words = text(partner, "qualificacao_socio")
    words = words or (CODES.get(code, "") if isinstance(code, int) else "")
    if not name:
        yield unknown("partner without a name", words, where)
        return
    if not is_known(words):
        yield unknown("qualification of a partner", words, where)
    kind = _kind(partner, words, name)
    ident = _partner_id(partner, kind, name, company)
    masked = text(partner, "cnpj_cpf_do_socio")
    abroad = text(partner, "pais")
    values: dict[str, Value | None] = {
        "name": name,
        "country": country_code(abroad) if abroad else ("BR" if ident.startswith("br-") else ""),
        "registration_number": masked if ident.startswith("br-") else "",
        "masked_tax_number": "" if ident.startswith("br-") else masked,
    }
    yield says(_ORIGIN, source, ident, kind, values)
    yield from _roles(partner, ident, company, words, source)
    yield from _representative(partner, ident, company, source)


def _kind(partner: Json, words: str, name: str) -> Kind:
    number = partner.get("identificador_de_socio")
    known = KINDS.get(number) if isinstance(number, int) else None
    if known is not None:
        return known
    if "jurídica" in words.casefold():
        return Kind.COMPANY
    return Kind.PERSON if "física" in words.casefold() else kind_of(name)


def _partner_id(partner: Json, kind: Kind, name: str, company: str) -> str:
    """Return the id of a partner: its CNPJ, else one under this entity."""
    number = text(partner, "cnpj_cpf_do_socio")
    known = own_company_id("BR", number) if kind is Kind.COMPANY else ""
    return known or document_id(f"brazil_cnpj-{company.removeprefix('br-')}", f"{name} {number}")


def _roles(partner: Json, ident: str, company: str, words: str, source: Source) -> Iterator[Record]:
    tie = Tie(
        shortened(f"brazil_cnpj:{company}:{ident}:{words}"),
        TieType.LINKED_TO,
        ident,
        company,
        source.id,
        _ORIGIN.standing,
        since=day(text(partner, "data_entrada_sociedade")),
        wording=words or "listed among the partners and administrators",
        lang="pt" if words else "",
    )
    told, holder, role_kind = word_class(words), is_holder(words), office(words)
    if told is WordClass.NOT_AT_ALL:
        yield unknown("qualification that denies a tie", words, company)
        return
    if told in _NOT_NOW or (told is WordClass.FOR_ANOTHER and holder):
        yield tie
        return
    if holder:
        yield replace(tie, id=f"{tie.id}:share", type=TieType.OWNS, share=_SOME)
    if role_kind:
        yield replace(
            tie, id=f"{tie.id}:office", type=TieType.OFFICER_OF, role=words, role_kind=role_kind
        )
    if not holder and not role_kind:
        yield tie


def _representative(partner: Json, ident: str, company: str, source: Source) -> Iterator[Record]:
    name = text(partner, "nome_representante_legal")
    if not name:
        return
    number = text(partner, "cpf_representante_legal")
    own = document_id(f"brazil_cnpj-{company.removeprefix('br-')}", f"{name} {number}")
    if own == ident:
        return
    values = stated({"name": name, "masked_tax_number": number})
    yield says(_ORIGIN, source, own, Kind.PERSON, values)
    words = text(partner, "qualificacao_representante_legal")
    yield Tie(
        shortened(f"brazil_cnpj:{company}:{own}:represents:{ident}"),
        TieType.LINKED_TO,
        own,
        ident,
        source.id,
        _ORIGIN.standing,
        wording=f"legal representative ({words})" if words else "legal representative",
    )


def subject_of(words: str) -> str:
    """Return a CNPJ as 14 digits; empty for anything else."""
    number = words.strip().removeprefix("br-")
    return own_company_id("BR", number).removeprefix("br-")


COLLECTOR = Collector(
    _ORIGIN,
    subject="CNPJ",
    gives=N_("a company in Brazil with its partners"),
    collect=collect,
    read=read,
    subject_of=subject_of,
    follow=lambda entity: subject_of(entity) if entity.startswith("br-") else "",
    hosts=(_HOST,),
    rate=Rate(1, 1),
)
