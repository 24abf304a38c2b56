"""Countries as the register writes them: the name first, its form of state after a comma."""

import re

from graph.model.vocabulary.countries import country_code
from graph.support.text.folding import fold_name

# Two countries share each of these names, so the words after it decide.
_DOUBLE = frozenset({"coreia", "congo", "virgens", "china", "guine"})
_NAME_TAIL = re.compile(
    r"\s*(?:,\s*|\(\s*)(?:ilhas?|republica islamica|republica arabe|republica|federacao"
    r"|estado plurinacional|rep\.? ?unida|rep\.? ?pop\.? ?democr\.?)(?:\s?d[aeo])?\s*\)?",
    re.IGNORECASE,
)
_OTHER_SPELLINGS = {
    "china republica popular": "CN",
    "congo republica democratica do": "CD",
    "congo": "CG",
    "coreia do norte rep pop democratica": "KP",
    "coreia rep pop democratica da": "KP",
    "coreia do sul republica da": "KR",
    "virgens ilhas britanicas": "VG",
    "virgens ilhas e u a": "VI",
    "virgens ilhas eua": "VI",
    "guernsey ilha do canal inclui alderney e sark": "GG",
    "guernsey ilha do canal": "GG",
    "jersey ilha do canal": "JE",
    "man ilha de": "IM",
    "cocos keeling ilhas": "CC",
    "coveite": "KW",
    "bahrein": "BH",
    "bosnia herzegovina": "BA",
    "eslovaca": "SK",
    "tcheca": "CZ",
    "quirguiz": "KG",
    "azerbaijao": "AZ",
    "bahamas": "BS",
    "belarus": "BY",
    "cazaquistao": "KZ",
    "comores": "KM",
    "cook": "CK",
    "croacia": "HR",
    "falkland ilhas malvinas": "FK",
    "feroe": "FO",
    "letonia": "LV",
    "laos": "LA",
    "macedonia ant rep iugoslava": "MK",
    "marianas do norte": "MP",
    "marshall": "MH",
    "moldavia": "MD",
    "niue": "NU",
    "reuniao": "RE",
    "salomao": "SB",
    "sao cristovao e neves": "KN",
    "sao pedro e miquelon": "PM",
    "siria": "SY",
    "suazilandia": "SZ",
    "tadjiquistao": "TJ",
    "turcas e caicos": "TC",
    "turcomenistao": "TM",
    "uzbequistao": "UZ",
    "vaticano est da cidade do": "VA",
    "bonaire saint eustatius e saba": "BQ",
    "sao martinho ilha de parte holandesa": "SX",
    "cayman": "KY",
}


def register_country(stated: str) -> str:
    """Return the alpha-2 code of a country of the register; empty for an unknown name."""
    if known := country_code(stated) or _OTHER_SPELLINGS.get(fold_name(stated), ""):
        return known
    name = _NAME_TAIL.sub("", stated).strip()
    if fold_name(name) in _DOUBLE:
        return ""
    return country_code(name) or _OTHER_SPELLINGS.get(fold_name(name), "")
