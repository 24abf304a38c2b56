"""Countries by code and name, for every source, import, red flag and export.

Names come from the Unicode CLDR in the languages of the sources, with further forms that registers
and addresses use. Codes are ISO 3166-1 alpha-2, with XK for Kosovo.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from graph.support.text.folding import fold_name

_LANGUAGES = (
    "en de fr it es pt nl pl sv da nb fi tr cs sk hu ro lt lv et sl hr bg el uk ru id ms vi th ko "
    "ja zh_Hans zh_Hant"
).split()
# CLDR regions that are not countries of ISO 3166-1.
_NO_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
_CODE = re.compile("[A-Z]{2}")
_OTHER_CODES = {"UK": "GB", "EL": "GR"}
# Further names by code, compared folded: without case, accents and signs.
_ALSO: Mapping[str, str] = {
    "AE": "uae|emirates|united arab emirates uae|vae",
    "BA": "bosnia|bosnia and herzegovina|bosnia herzegovina",
    "BN": "brunei darussalam",
    "BO": "plurinational state of bolivia|bolivia plurinational state of",
    "BQ": "bonaire|caribisch nederland|bonaire sint eustatius and saba",
    "BS": "the bahamas|bahamas the",
    "CD": "democratic republic of the congo|congo democratic republic|dr congo|drc",
    "CG": "republic of the congo",
    "CH": "swiss|schweizerische eidgenossenschaft",
    "CI": "ivory coast|cote d ivoire",
    "CN": "prc|p r china|pr china|people s republic of china|peoples republic of china|"
    "china people s republic of|mainland china|china mainland|china pr|china republica popular da|"
    "republica popular da china|republica popular china|rrt|tiongkok|republik rakyat tiongkok|"
    "cina|rrc|vr china|volksrepublik china|republique populaire de chine|chine populaire|"
    "volksrepubliek china|chinska republika ludowa|中华人民共和国|中華人民共和國|中國|中国大陆|"
    "中國大陸|中国内地|китайская народная республика|кнр",
    "CV": "cabo verde|cape verde",
    "CZ": "czech republic|the czech republic|czech rep|tschechische republik|republica checa|"
    "republique tcheque|repubblica ceca|republika czeska|ceska republika",
    "DE": "federal republic of germany|bundesrepublik deutschland|brd|allemagne rfa",
    "EG": "arab republic of egypt",
    "FK": "falkland islands malvinas",
    "FM": "federated states of micronesia|micronesia federated states of",
    "GB": "uk|great britain|britain|u k|u k gb|england|wales|scotland|northern ireland|cymru|"
    "england and wales|england wales|united kingdom gb|united kingdom uk|"
    "united kingdom of great britain and northern ireland|grossbritannien|gross britannien|"
    "england wales scotland|royaume uni|grande bretagne|angleterre|ecosse|gran bretagna|"
    "inghilterra|scozia|gran bretana|inglaterra|escocia|gra bretanha|groot brittannie|engeland|"
    "schotland|schottland|nordirland|wielka brytania|anglia|szkocja|storbritannien|ingiltere|"
    "velka britanie|anglie|inggris|britania raya|英国|英國|英格兰|英格蘭|苏格兰|イギリス|"
    "イングランド|англия|великобритания|шотландия|соединенное королевство",
    "GM": "the gambia|gambia the",
    "HK": "hong kong|hongkong|hong kong sar|hong kong s a r|hksar|hong kong china|china hong kong|"
    "hongkong china|hong kong prc|hk sar|hong kong special administrative region|香港|中国香港|"
    "中國香港|香港特别行政区|香港特別行政區|гонконг|honkong|hong kong (china)",
    "HR": "republic of croatia",
    "IE": "republic of ireland|irish republic|eire|republik irland|republique d irlande|"
    "republica de irlanda",
    "IN": "republic of india",
    "IR": "islamic republic of iran|iran islamic republic of",
    "IT": "italian republic",
    "KH": "kingdom of cambodia|kamboja",
    "KN": "saint kitts and nevis|st kitts and nevis|st kitts nevis|nevis",
    "KP": "dprk|democratic people s republic of korea|korea democratic people s republic of",
    "KR": "korea|republic of korea|korea republic of|korea republic|korea south|rok|"
    "republica da coreia|coreia republica da|corea del sud|republik korea|韓国|韩国|대한민국|"
    "корея|республика корея|korea selatan",
    "LA": "lao people s democratic republic|lao pdr|lao",
    "LC": "st lucia",
    "LU": "grand duchy of luxembourg|grand duche de luxembourg|grossherzogtum luxemburg",
    "MD": "republic of moldova|moldova republic of",
    "MK": "macedonia|republic of north macedonia|the former yugoslav republic of macedonia",
    "MM": "myanmar|burma",
    "MO": "macau|macao|macau sar|macao sar|china macau|macau china|澳门|澳門|中国澳门|中國澳門|"
    "макао",
    "MY": "federation of malaysia",
    "NL": "the netherlands|netherlands the|holland|kingdom of the netherlands|hollande|olanda|"
    "holanda|paises baixos holanda|niederlande holland|pays bas|nederland|荷蘭",
    "PS": "palestine|state of palestine|palestinian territory occupied|palestina",
    "RU": "russian federation|the russian federation|russische foderation|federation de russie|"
    "федерация россииская|российская федерация|рф",
    "SA": "kingdom of saudi arabia|ksa",
    "SG": "republic of singapore|singapore republic of|cingapura|singapur|singapour|singapura|"
    "新加坡共和国",
    "SK": "slovak republic",
    "SY": "syrian arab republic",
    "SZ": "swaziland",
    "TC": "turks and caicos islands|turks and caicos|turks caicos",
    "TL": "east timor",
    "TR": "turkey|turkiye|turkiye cumhuriyeti|republic of turkey|republic of turkiye",
    "TT": "trinidad and tobago|trinidad",
    "TW": "taiwan r o c|taiwan roc|republic of china|republic of china taiwan|taiwan china|"
    "taiwan province of china|taiwan republic of china|chinese taipei|china taiwan|中国台湾|"
    "中國台灣|中華民國|中华民国|台湾省|臺灣|台湾|台灣|formosa taiwan|taiwan formosa",
    "TZ": "united republic of tanzania|tanzania united republic of",
    "US": "us|usa|u s a|u s|united states of america|the united states of america|america|"
    "the united states|united states usa|estados unidos da america|estados unidos de america|"
    "eua|ee uu|eeuu|etats unis d amerique|stati uniti d america|vereinigte staaten von amerika|"
    "amerika serikat|as amerika serikat|verenigde staten van amerika|spojene staty americke|"
    "stany zjednoczone ameryki|amerika birlesik devletleri|abd|美利坚合众国|美國|アメリカ合衆国|"
    "アメリカ|米国|сша|соединенные штаты америки|etats unis",
    "VA": "holy see|vatican city state|holy see vatican city state",
    "VC": "saint vincent and the grenadines|st vincent and the grenadines|st vincent",
    "VE": "bolivarian republic of venezuela|venezuela bolivarian republic of",
    "VG": "british virgin islands|virgin islands british|bvi|b v i|virgin islands british bvi|"
    "ilhas virgens britanicas|ilhas virgens (britanicas)|tortola|英属维尔京群岛|英屬維爾京群島|"
    "英屬處女群島|英属处女群岛|jungferninseln britische|iles vierges britanniques",
    "VI": "us virgin islands|virgin islands u s|virgin islands us|united states virgin islands",
    "VN": "viet nam|socialist republic of vietnam|vietna",
    "XK": "republic of kosovo",
    "KY": "cayman|grand cayman|the cayman islands|开曼群岛|開曼群島|ilhas cayman|caymaninseln",
    "BM": "bermudas|百慕大|百慕達",
    "SC": "republic of seychelles|塞舌尔|塞席爾|ilhas seychelles|seicheles",
    "WS": "western samoa|independent state of samoa|萨摩亚|薩摩亞",
    "MH": "republic of the marshall islands|marshall islands the|马绍尔群岛",
    "IM": "isle of man|iom",
    "ZA": "republic of south africa|rsa",
}
US_STATES: Mapping[str, str] = {
    code: name
    for code, _, name in (
        entry.partition(" ")
        for entry in (
            "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|"
            "DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|"
            "IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|"
            "MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|"
            "MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|"
            "NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|"
            "PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|"
            "TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|"
            "WY Wyoming"
        ).split("|")
    )
}
"""States of the US by their two letters, with the District of Columbia."""

PROVINCES = frozenset("AB BC MB NB NL NS NT NU ON PE QC SK YT".split())
"""Two letters of the Canadian provinces and territories."""

# Names of two countries.
_AMBIGUOUS = frozenset({"congo", "virgin islands"})
_TERRITORIES = frozenset("AS GU MP PR VI".split())


@cache
def _by_name() -> Mapping[str, str]:
    """Return codes by folded name; a name that two countries have is left out."""
    by_name: defaultdict[str, set[str]] = defaultdict(set)
    for name, code in _cldr_names():
        by_name[fold_name(name)].add(code)
    single = {name for name, codes in by_name.items() if len(codes) == 1} - _AMBIGUOUS
    known = {name: by_name[name].pop() for name in single}
    known |= {
        three.casefold(): codes[0]
        for three, codes in get_global("territory_aliases").items()
        if re.fullmatch("[A-Z]{3}", three) and len(codes) == 1 and codes[0] in country_codes()
    }
    return known | {fold_name(n): code for code, names in _ALSO.items() for n in names.split("|")}


def _cldr_names() -> Iterator[tuple[str, str]]:
    codes = country_codes()
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in codes:
                yield name, code


@cache
def country_codes() -> frozenset[str]:
    """Return the alpha-2 codes of all countries."""
    every = map(str, Locale("en").territories)
    return frozenset(code for code in every if _CODE.fullmatch(code)) - _NO_COUNTRIES


@lru_cache(maxsize=4096)
def country_code(stated: str) -> str:
    """Return alpha-2 for a country's code (two or three letters) or name; empty for others.

    The parts of the United Kingdom count as GB; Hong Kong, Macao and Taiwan have codes of their
    own. A name shared by two countries gives an empty text.
    """
    upper = stated.strip().upper()
    if _CODE.fullmatch(upper):
        code = _OTHER_CODES.get(upper, upper)
        return code if code in country_codes() else ""
    return _by_name().get(fold_name(stated), "")


@cache
def country_name(code: str) -> str:
    """Return the English name of an alpha-2 code; empty for an unknown code."""
    return Locale("en").territories[code] if code in country_codes() else ""


def is_american_code(code: str) -> bool:
    """Whether two letters end American or Canadian addresses: a state, province or territory."""
    return code in US_STATES or code in PROVINCES or code in _TERRITORIES


@cache
def us_state(name: str) -> str:
    """Return the two letters of a US state by its name; empty for others."""
    wanted = fold_name(name)
    return next((code for code, each in US_STATES.items() if fold_name(each) == wanted), "")
