"""Addresses of the page Matches: of its queues, and of single pairs."""

from urllib.parse import urlencode

_BETWEEN = "~"


def pair_key(left: str, right: str) -> str:
    """Return the key of a pair in addresses: ``A~B``, the smaller id first."""
    return _BETWEEN.join(map(_escape, sorted((left, right))))


def pair_of(key: str) -> tuple[str, str] | None:
    """Return the ids of a key, None where the text is none."""
    left, between, right = key.partition(_BETWEEN)
    if not (left and between and right) or _BETWEEN in right:
        return None
    return _unescape(left), _unescape(right)


def _escape(ident: str) -> str:
    return ident.replace("%", "%25").replace(_BETWEEN, "%7E")


def _unescape(part: str) -> str:
    return part.replace("%7E", _BETWEEN).replace("%25", "%")


def pair_href(left: str, right: str) -> str:
    """Return the address that shows a pair, listed or not."""
    return "matches?" + urlencode({"pair": pair_key(left, right)})


def party_href(party: str) -> str:
    """Return the address of the open pairs of one party."""
    return "matches?" + urlencode({"party": party})
