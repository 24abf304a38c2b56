"""Texts that are kept, in English, and said again in the language of whoever reads them.

What a run met, what an export left out: it is written once, and shown to several readers.
"""

import re
from functools import cache

from graph.language import gettext, language, messages

_PLACEHOLDER = re.compile(r"\{(\w+)[^}]*\}")
_LEAST = 6  # letters of its own that a text must have to be known again


def kept(message: str, /, **values: object) -> str:
    """Return a text, marked with ``N_``, in English, to be kept."""
    return message.format(**values)


def retold(text: str) -> str:
    """Say each line of a kept text in the language that is read; what is not ours stays."""
    return "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    said = gettext(line)
    if said != line:
        return said
    for pattern, translation in _patterns(language()):
        if match := pattern.fullmatch(line):
            return _PLACEHOLDER.sub(lambda m: _value(match[m[1]]), translation)
    head, sign, rest = line.partition(": ")
    return f"{_value(head)}{sign}{_line(rest)}" if rest else line


def _value(value: str) -> str:
    """Say a value again: a sentence or a phrase of ours, never the one word of a source."""
    return _line(value) if " " in value else value


@cache
def _patterns(code: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the texts with placeholders as patterns, those with most words of their own first."""
    found = [(own, _pattern(own), said) for own, said in messages(code) if "{" in own]
    found = [each for each in found if _letters(each[0]) >= _LEAST]
    return tuple(
        (pattern, said) for own, pattern, said in sorted(found, key=lambda e: -_letters(e[0]))
    )


def _letters(message: str) -> int:
    return sum(map(str.isalpha, _PLACEHOLDER.sub("", message)))


def _pattern(message: str) -> re.Pattern[str]:
    parts, seen, at = [], set[str](), 0
    for match in _PLACEHOLDER.finditer(message):
        name = match[1]
        group = f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
        parts += [re.escape(message[at : match.start()]), group]
        seen.add(name)
        at = match.end()
    return re.compile("".join((*parts, re.escape(message[at:]))), re.DOTALL)
