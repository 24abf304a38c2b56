"""Qualifications of partners and statuses of entities in the register, with their meanings.

https://www.gov.br/receitafederal/pt-br/assuntos/orientacao-tributaria/cadastros/consultas/dados-publicos-cnpj
"""

import re

from graph.model.records import Kind, TieType
from graph.model.vocabulary.tie_wordings import TieMeaning, tie_meanings

CODES = {
    5: "Administrador",
    8: "Conselheiro de Administração",
    10: "Diretor",
    16: "Presidente",
    22: "Sócio",
    37: "Sócio Pessoa Jurídica Domiciliado no Exterior",
    38: "Sócio Pessoa Física Residente no Exterior",
    49: "Sócio-Administrador",
    65: "Titular Pessoa Física Residente ou Domiciliado no Brasil",
}
"""The words for a code, where a record states the code only."""

ACTIVE: dict[str, bool | None] = {
    "ATIVA": True,
    "BAIXADA": False,
    "NULA": False,
    "SUSPENSA": None,
    "INAPTA": None,
}

KINDS = {1: Kind.COMPANY, 2: Kind.PERSON}
"""What a partner is by its identifier; 3 is one abroad, of either kind."""

# Partners who hold no capital, or who are under guardianship.
_NO_CAPITAL = re.compile(r"sem capital|de ind[uú]stria|incapaz|menor", re.IGNORECASE)
# Qualifications that are neither a holding nor an office of the entity itself.
_LINK_ONLY = re.compile(
    r"curador|tutor|\bm[aã]e\b|\bpai\b|inventariante|interventor|s[ií]ndico|judicial|tabeli[aã]o"
    r"|consorciada|filiada|diplomata|c[oô]nsul|oficial de registro|respons[aá]vel|produtor rural"
    r"|cotas em tesouraria|cooperado|\bempres[aá]rio|rep[uú]blica|cargo pol[ií]tico"
    r"|\b(?:prefeit|governador|candidat|ministr)",
    re.IGNORECASE,
)


def qualification_ties(words: str) -> tuple[tuple[TieMeaning, ...], bool]:
    """Return the ties of a qualification, and whether its words are understood.

    The ties are empty for a denial, and for someone who neither holds capital nor has an office.
    """
    meanings = tie_meanings(words)
    known = any(one.known for one in meanings) or bool(_LINK_ONLY.search(words))
    if _LINK_ONLY.search(words):
        return (), known
    if _NO_CAPITAL.search(words):
        meanings = tuple(one for one in meanings if one.type is TieType.OFFICER_OF)
    return tuple(one for one in meanings if one.type is not TieType.LINKED_TO), known
