"""What the register calls partners, and which statuses it has.

https://www.gov.br/receitafederal/pt-br/assuntos/orientacao-tributaria/cadastros/consultas/dados-publicos-cnpj
"""

import re

from graph.model import Kind

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

_NO_CAPITAL = re.compile(r"sem capital|de ind[uú]stria|incapaz|menor", re.I)
_HOLDER = re.compile(r"s[oó]ci[oa]|titular|acionista|cotista|quotista|empres[aá]rio", re.I)
_OFFICES = (
    ("manager", re.compile(r"administrador|gerente", re.I)),
    ("director", re.compile(r"diretor|presidente|conselheiro", re.I)),
    ("secretary", re.compile(r"secret[aá]ri", re.I)),
    ("treasurer", re.compile(r"tesoureir", re.I)),
    ("legal representative", re.compile(r"procurador|representante|respons[aá]vel", re.I)),
    ("liquidator", re.compile(r"liquidante|interventor|inventariante|s[ií]ndico|judicial", re.I)),
)


def is_holder(words: str) -> bool:
    """Whether a qualification says that capital is held."""
    return bool(_HOLDER.search(words)) and not _NO_CAPITAL.search(words)


def office(words: str) -> str:
    """Return the kind of office a qualification says; empty where it says none."""
    return next((kind for kind, form in _OFFICES if form.search(words)), "")


def is_known(words: str) -> bool:
    """Whether a qualification is of a kind that has been met."""
    return bool(_HOLDER.search(words) or _NO_CAPITAL.search(words) or office(words))


KINDS = {1: Kind.COMPANY, 2: Kind.PERSON}
"""What a partner is by its identifier; 3 is one abroad, of either kind."""
