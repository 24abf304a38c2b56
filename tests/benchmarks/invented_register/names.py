"""Invented words, and names of companies and persons made of them."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

_SEED = (
    "abbey acorn albion alder amber anchor apex arbour arcadia ardent argent ashford aspen aster "
    "aurora avalon axiom balance banner barley basalt beacon beaumont bellamy birchwood blackwell "
    "blenheim bolton border boulder bramble bridgend brightwater bristow broadway bromley burgess "
    "caledon cambrian canopy cardinal castle cavendish cedar central chandler charter chelmer "
    "cheshire clarion clifton cloister cobalt coleridge colliery compass concord copper coral "
    "cornerstone coventry craven crescent crimson crofton crystal cumber cygnet dalton daventry "
    "delamere denholm derwent devon dominion dorset dragon dunmore eagle eastgate eclipse "
    "elgin emerald empire endeavour equinox everest exmoor fairfax falcon farrier fenwick ferndale "
    "firth fleetwood forrest foxglove franklin frontier gallant garrick gateway gladstone glendale "
    "goldcrest granite greenfield grosvenor guardian hadrian halcyon hamilton harbour harrington "
    "hastings hawthorn heather helios henley heritage highland hollins horizon hudson hunter "
    "imperial indigo insignia inverness ironbridge isambard ivory jackdaw jasper jericho jubilee "
    "juniper kelvin kendal kensington kestrel keystone kilburn kingfisher kirkwood knighton "
    "lakeland lancaster langdale lantern larkspur laurel legacy leopard lexicon lighthouse linden "
    "lockwood lomond lowther lumen lynwood magenta magnolia malvern mandarin maple marlow meadow "
    "mercia meridian merlin midland milestone monarch montrose moorland nelson neptune newbury "
    "nightingale nimbus norfolk northgate oakfield oberon oldham olympia onyx orchard orion osprey "
    "oxbow paragon parkside pembroke pendle pennine phoenix pilgrim pinnacle pioneer polaris "
    "portland primrose prospect quantum quarry quayside quill radcliffe rainbow ravenswood redwood "
    "regency rialto richmond riverside rochester rosewood rowan royal rubicon rutland sapphire "
    "saxon severn shamrock sherwood silver skyline solent sovereign spectrum spencer springfield "
    "stanley sterling stonehaven summit sunrise sycamore talbot tamar tempest thames thistle "
    "thornbury tideway titan topaz tower trafalgar trent trident trinity ullswater union upland "
    "valiant vanguard vector venture verity vertex victoria viking vintage wakefield walton "
    "waterfall waverley welland wessex westbourne wharfe whitby willow windermere windsor "
    "woodland worcester yarrow yeoman zenith zephyr"
).split()
_TRADES = (
    "SERVICES HOLDINGS PROPERTIES CONSULTING CONSTRUCTION SOLUTIONS TRADING MANAGEMENT INVESTMENTS "
    "DESIGN ENGINEERING TECHNOLOGIES LOGISTICS MEDIA FOODS CLEANING TRANSPORT BUILDERS CAPITAL "
    "VENTURES PARTNERS GLOBAL INTERNATIONAL DIGITAL HEALTHCARE EDUCATION MOTORS ELECTRICAL "
    "PLUMBING COMMERCE RETAIL FASHION BEAUTY HOME GARDEN TOYS ELECTRONICS IMPORTS EXPORTS ONLINE "
    "SUPPLIES DEVELOPMENTS ESTATES LETTINGS CATERING FITNESS TRAVEL EVENTS SECURITY RECRUITMENT"
).split()
_FORMS = (
    *["LIMITED"] * 64,
    *["LTD"] * 24,
    *["LLP"] * 4,
    "PLC",
    *["UK LIMITED"] * 3,
    *["(UK) LTD"] * 2,
    *["CIC"] * 2,
)
FORENAMES = (
    "Amir Anna Ben Carla Chen Dana David Elena Emma Farah George Hana Ian Ines Jack Jana Karim "
    "Laura Li Maria Mark Mei Nadia Noah Olga Omar Paul Priya Raj Rosa Sam Sara Tariq Tomas Uma "
    "Vera Wei Will Yan Zoë"
).split()
"""Forenames of invented persons."""

_WORDS = 150_000
_COMMON = 2.2
_LONGEST = 12
_PATTERNS = (
    (0.38, "{word} {trade}"),
    (0.66, "{word} {other}"),
    (0.82, "{word} {other} {trade}"),
    (0.93, "{word} & {other} {trade}"),
    (1.0, "{word}"),
)


@cache
def invented_words(count: int = _WORDS) -> tuple[str, ...]:
    """Return different invented words in capitals, those of English letters in their order."""
    chance = random.Random(3)  # noqa: S311 - invented data
    following = defaultdict[str, list[str]](list)
    for word in _SEED:
        spelt = f"^^{word.upper()}$"
        for place in range(len(spelt) - 2):
            following[spelt[place : place + 2]].append(spelt[place + 2])
    found = dict.fromkeys(word.upper() for word in _SEED)
    while len(found) < count:
        word = "".join(_letters(chance, following))
        if len(word) > 3:
            found.setdefault(word)
    return tuple(found)


def _letters(chance: random.Random, following: dict[str, list[str]]) -> Iterator[str]:
    last = "^^"
    for _ in range(_LONGEST):
        letter = chance.choice(following[last])
        if letter == "$":
            return
        yield letter
        last = last[1] + letter


@dataclass(frozen=True, slots=True)
class Names:
    """Names of invented companies by their place in the register, and surnames of persons."""

    words: tuple[str, ...]
    _drawn: NDArray[np.int32]

    def company(self, place: int) -> str:
        """Return the name of a company, in capitals as the register writes it."""
        word, other, trade, form, pattern = self._drawn[place].tolist()
        core = _PATTERNS[pattern][1].format(
            word=self.words[word], other=self.words[other], trade=_TRADES[trade]
        )
        return f"{core} {_FORMS[form]}"

    def surname(self, drawn: int) -> str:
        """Return a surname by any number."""
        return self.words[5_000 + drawn % 55_000].title()


def invented_names(draw: Generator, companies: int) -> Names:
    """Return the names of companies; a few words are in many of them."""
    columns = [_skewed(draw, _WORDS, companies) for _ in range(2)]
    columns += [draw.integers(0, len(some), companies) for some in (_TRADES, _FORMS)]
    edges = [edge for edge, _ in _PATTERNS[:-1]]
    columns.append(np.searchsorted(edges, draw.random(companies)))
    return Names(invented_words(), np.stack(columns, axis=1).astype(np.int32))


def _skewed(draw: Generator, most: int, count: int) -> NDArray[np.int64]:
    return np.minimum((most * draw.random(count) ** _COMMON).astype(np.int64), most - 1)
