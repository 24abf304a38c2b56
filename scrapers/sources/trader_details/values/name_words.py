"""Words beside a name on a page that make it a former party's, another's or nobody's."""

import re

from graph.model.vocabulary.lexicon import CAPACITIES, plain_words
from graph.model.vocabulary.name_annotations import capacity_beside, doubt_beside

_ON_BEHALF = dict(CAPACITIES)["on behalf of another"]
# What a sentence denies of a name; a name itself may begin with "Not a".
_DENIES = re.compile(
    r"\b(?:is|are|was|were|ist|sind|war|waren) (?:not|nicht|kein\w*)\b|\bn'(?:est|était) pas\b"
    r"|\bnon è\b|\bno es\b|\bnão é\b|\bis niet\b|\bnie jest\b|\bbukan\b|\bdeğildir\b"
    r"|не является|不是|ではありません|ではない"
)
# A sentence about a brand or a part of a company: "Jam is a brand of Jam Ltd".
_IS_OF = re.compile(
    r"\b(?:is|ist|est|è|es|é|jest) (?:an?|eine?|une?|una|um|uma|een) (?:\w+ )?"
    r"(?:\w*marke|\w*projekt|\w*angebot|\w*unternehmen|brand|trade ?mark|trading name|"
    r"division|part|subsidiary|service|project|marque|marca|marchio|enseigne|merk|marka)\b"
)


def changing_words(stated: str) -> str:
    """Return the words by which a stated name is not simply that of the party; empty for none.

    A former name in brackets, a legal form or a country change nothing.
    """
    text = plain_words(stated)
    if _DENIES.search(text) or _IS_OF.search(text):
        return stated
    behalf = (m for m in _ON_BEHALF.finditer(text) if m.start() and text[m.start() - 1] == " ")
    if found := next(behalf, None):
        return found[0]
    return doubt_beside(stated) or capacity_beside(stated)
