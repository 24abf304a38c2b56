"""Invented names of a register, and ways in which others misspell, shorten and reorder them."""

import random
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_STARTS = "b bl br c ch cl d dr f fl g gr h j k l m n p ph pl qu r s sh sk st t th tr v w z".split()
_MIDDLES = "a e i o u ai ea ee oo ou ar er or".split()
_ENDS = "n l r s t d m ck ng nt rd st x sh ley ton ham wick ford ridge stone mere".split()
_TRADES = (
    "trading holdings group services solutions consulting properties investments management "
    "international technologies systems logistics engineering construction retail foods textiles "
    "furniture electronics media design energy finance capital ventures partners marine motors "
    "garden tools supplies imports exports packaging printing software homes estates care health"
).split()
_PLACES = "london norwich leeds york bristol cardiff asia europe pacific northern global uk".split()
_FORMS = ("ltd", "limited", "plc", "llp", "llc", "inc", "gmbh", "pte ltd", "co ltd", "corp", "sa")
_SHORT = {
    "international": "intl",
    "holdings": "hldgs",
    "group": "grp",
    "services": "svcs",
    "technologies": "tech",
    "management": "mgmt",
    "systems": "sys",
    "investments": "inv",
    "industries": "inds",
    "national": "natl",
    "manufacturing": "mfg",
    "company": "co",
    "corporation": "corp",
    "financial": "finl",
    "pharmaceuticals": "pharm",
    "resources": "res",
    "american": "amern",
    "engineering": "eng",
    "development": "dev",
    "properties": "ppty",
}
_CUT_AT = 28
Change = Callable[[str, random.Random], str]


@dataclass(frozen=True, slots=True)
class Query:
    """A name as somebody else writes it, and the place of the meant one."""

    text: str
    meant: int
    way: str


def register_names(count: int, seed: int = 5) -> list[str]:
    """Return invented names; a few words are in many of them, as in a register."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    words = [_word(chance) for _ in range(max(400, count // 3))]
    return [_name(chance, words) for _ in range(count)]


def _word(chance: random.Random) -> str:
    parts = [
        chance.choice(_STARTS) + chance.choice(_MIDDLES) for _ in range(chance.choice((1, 1, 2)))
    ]
    return "".join(parts) + chance.choice(_ENDS)


def _name(chance: random.Random, words: list[str]) -> str:
    size = chance.choice((1, 1, 2, 2, 3))
    own = [words[int(len(words) * chance.random() ** 2.5)] for _ in range(size)]
    trades = [chance.choice(_TRADES) for _ in range(chance.choice((0, 1, 1, 2)))]
    place = [chance.choice(_PLACES)] if chance.random() < 0.15 else []
    number = [str(chance.randint(1, 99))] if chance.random() < 0.03 else []
    return " ".join((*own, *place, *trades, *number, chance.choice(_FORMS)))


def queries(names: list[str], count: int, seed: int = 7) -> list[Query]:
    """Return noisy names of as many drawn ones, every way as often."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    drawn = chance.sample(range(len(names)), min(count, len(names)))
    ways = list(_WAYS.items())
    return [
        Query(way(names[place], chance), place, name)
        for place, (name, way) in zip(drawn, _turns(ways), strict=False)
    ]


def cut_queries(names: list[str], count: int, seed: int = 9) -> list[Query]:
    """Return drawn names with their usual words shortened, cut at 28 letters as in some tables."""
    chance = random.Random(seed)  # noqa: S311 - invented data
    drawn = chance.sample(range(len(names)), min(count, len(names)))
    return [Query(_cut(names[place], chance), place, "cut") for place in drawn]


def _turns(things: list[tuple[str, Change]]) -> Iterator[tuple[str, Change]]:
    while True:
        yield from things


def _slip(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text))
    letter = chance.choice(string.ascii_lowercase)
    return chance.choice(
        (
            text[:place] + text[place + 1 :],
            text[:place] + letter + text[place:],
            text[:place] + letter + text[place + 1 :],
            text[:place] + text[place : place + 2][::-1] + text[place + 2 :],
        )
    )


def _two_slips(text: str, chance: random.Random) -> str:
    return _slip(_slip(text, chance), chance)


def _other_form(text: str, chance: random.Random) -> str:
    return f"{text.rsplit(' ', 1)[0]} {chance.choice(_FORMS)}"


def _reordered(text: str, chance: random.Random) -> str:
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


def _word_left_out(text: str, chance: random.Random) -> str:
    words = text.split()
    if len(words) > 2:
        del words[chance.randrange(1, len(words))]
    return " ".join(words)


def _word_added(text: str, chance: random.Random) -> str:
    words = text.split()
    words.insert(chance.randrange(1, len(words) + 1), chance.choice((*_TRADES, *_PLACES)))
    return " ".join(words)


def _joined(text: str, chance: random.Random) -> str:
    words = text.split()
    if len(words) > 2:
        place = chance.randrange(len(words) - 2)
        words[place : place + 2] = ["".join(words[place : place + 2])]
    return " ".join(words)


def _parted(text: str, chance: random.Random) -> str:
    first, _, rest = text.partition(" ")
    place = chance.randrange(1, len(first)) if len(first) > 1 else 1
    return f"{first[:place]} {first[place:]} {rest}"


def _shortened(text: str, _chance: random.Random) -> str:
    return " ".join(_SHORT.get(word, word) for word in text.split())


def _cut(text: str, chance: random.Random) -> str:
    return _shortened(text.lower(), chance)[:_CUT_AT]


_WAYS: dict[str, Change] = {
    "one slip": _slip,
    "two slips": _two_slips,
    "other form": _other_form,
    "other order": _reordered,
    "word left out": _word_left_out,
    "word added": _word_added,
    "words joined": _joined,
    "word parted": _parted,
    "words shortened": _shortened,
    "cut": _cut,
}
