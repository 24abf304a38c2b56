"""Legal forms of names: spellings of one form, and the class of company that it makes.

``legal_forms.tsv`` gives each spelling its form and class (``LLC``, ``JSC``, ``LP`` …, empty where
several are possible). It is made from ``org_types.yml`` of rigour
(https://github.com/opensanctions/rigour), with forms of East Asia, Greece, Thailand and Indonesia
added; bodies that are no companies and second spellings of one fold are left out. rigour is
Copyright (c) 2023 OpenSanctions Datenbanken GmbH, under the MIT licence: see ``LICENSE.rigour``.

``graph/model/vocabulary/legal_forms.py`` answers another question, whether a name is surely that of
a company, and so says where in a name a form may stand and which short ones are surnames. Its forms
are read here as well; of those that the table lacks, the class is not known.
"""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.model.vocabulary import legal_forms

_TABLE = Path(__file__).parent / "legal_forms.tsv"
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
"""Letters of the scripts that set no spaces."""
# Words that are forms somewhere, and more often numbers, articles or names of trades.
_NO_FORMS = frozenset("ii|a|im|ip|pp|is|lc|ky|sparkasse|trustees limited|".split("|"))
_LONGEST_END = 6
_LONGEST_FRONT = 4


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form; ``legal_class`` is empty where it is not known."""

    name: str
    legal_class: str = ""


@dataclass(frozen=True, slots=True)
class LegalForms:
    """Forms by their words in Latin letters, by their own signs, and those that open a name."""

    by_words: dict[tuple[str, ...], LegalForm]
    unspaced: tuple[tuple[str, LegalForm], ...]
    in_front: frozenset[str]

    def cut_unspaced(self, text: str) -> tuple[str, tuple[LegalForm, ...]]:
        """Return the text without the forms of scripts that set no spaces, and these forms."""
        found: list[LegalForm] = []
        if UNSPACED.search(text):
            for alias, form in self.unspaced:
                if alias in text and text.strip() != alias:
                    text = text.replace(alias, " ")
                    found.append(form)
        return text, tuple(found)

    def cut_words(self, words: list[str]) -> Iterator[LegalForm]:
        """Take forms off the end of the words, then off their front; one word always stays."""
        while form := self._cut_end(words):
            yield form
        if form := self._cut_front(words):
            yield form

    def _cut_end(self, words: list[str]) -> LegalForm | None:
        for size in range(min(_LONGEST_END, len(words) - 1), 0, -1):
            if form := self.by_words.get(tuple(words[-size:])):
                del words[-size:]
                return form
        return None

    def _cut_front(self, words: list[str]) -> LegalForm | None:
        for size in range(min(_LONGEST_FRONT, len(words) - 1), 0, -1):
            head = tuple(words[:size])
            form = self.by_words.get(head)
            if form and (size > 1 or head[0] in self.in_front):
                del words[:size]
                return form
        return None


def read_legal_forms(latin: Callable[[str], str]) -> LegalForms:
    """Read the tables; ``latin`` writes a text in the Latin words that names are compared in."""
    by_words: dict[tuple[str, ...], LegalForm] = {}
    unspaced: dict[str, LegalForm] = {}
    for alias, form in _spellings():
        words = latin(alias)
        if words not in _NO_FORMS:
            by_words.setdefault(tuple(words.split()), form)
            if UNSPACED.search(alias):
                unspaced[alias] = form
    longest_first = sorted(unspaced.items(), key=lambda row: (-len(row[0]), row[0]))
    in_front = frozenset(latin(form) for form in legal_forms.IN_FRONT) | {"brisath"}
    return LegalForms(by_words, tuple(longest_first), in_front)


@cache
def _spellings() -> tuple[tuple[str, LegalForm], ...]:
    with _TABLE.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t")
        known = [(row["alias"], LegalForm(row["form"], row["class"])) for row in rows]
    listed = (*legal_forms.ANYWHERE.values(), *legal_forms.AT_END.values())
    further = [form for forms in listed for form in forms.split("|")]
    return (*known, *((form, LegalForm(form)) for form in further))
