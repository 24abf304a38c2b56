"""Names of files that a reader takes away: of what they hold, never of its id."""

import re


def file_name(named: str, *parts: str, suffix: str, otherwise: str) -> str:
    """Return a name such as ``Trendy-Beat-bods.json``.

    ``otherwise`` stands for a name of signs alone. Two formats of one suffix are told apart by
    their part, which a suffix of the same word makes needless.
    """
    words = re.sub(r"\W+", "-", named).strip("-") or otherwise
    return ".".join(("-".join((words, *(p for p in parts if p not in suffix.split(".")))), suffix))
