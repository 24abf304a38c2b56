"""Authors of judgements and notes as they may be printed: a login signs with an e-mail address."""

import re

_ADDRESS = re.compile(r"\s*[(<]?\b([\w.+-]+)@[\w-]+(?:\.[\w-]+)+[)>]?")


def printable_author(author: str) -> str:
    """Return a name without its e-mail address; what stands before the @ where that is all."""
    found = _ADDRESS.search(author)
    return _ADDRESS.sub("", author).strip() or (found[1] if found else author)
