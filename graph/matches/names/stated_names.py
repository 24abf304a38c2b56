"""Several names in one stated text, and words that shops add to a name."""

import re

_BETWEEN = re.compile(
    r"\W+(?:formerly(?: known as)?|f/k/a|previously|trading as|t/a|d/b/a|dba|also known as|a/k/a)"
    r"\W+",
    re.IGNORECASE,
)
# Of a text that holds several names; each of them is compared to fewer characters.
_LONGEST_TEXT = 2_000
_SHOP_WORDS = re.compile(r"\b(?:official|store|shop|outlet)\b", re.IGNORECASE)
_INVENTED = re.compile(r"\s*\((?:invented|fiktif)\)", re.IGNORECASE)


def stated_names(text: str) -> tuple[str, ...]:
    """Return the names within a stated one: ``A Ltd t/a B`` as two, in their order."""
    spaced = " ".join(text[:_LONGEST_TEXT].split())
    plain = _INVENTED.sub("", spaced) if "(" in spaced else spaced
    parts = (part.strip(" ()") for part in _BETWEEN.split(plain))
    return tuple(dict.fromkeys(part for part in parts if part))


def without_shop_words(text: str) -> str:
    """Return a storefront's name without words such as "Official Store", if any word stays."""
    return " ".join(_SHOP_WORDS.sub(" ", text).split()) or text
