"""Percentages in words: ``more than 25% but not more than 50%``, ``75 % oder mehr``."""

import re
from fractions import Fraction

from graph.errors import ShareError
from graph.model.shares import Share, exact_text, parse_share

_NUMBER = r"(?<![\d.,])\d{1,3}(?:[.,]\d{1,12})?(?![\d.,]*\d)"
_PERCENT = (
    r"(?:%|-?percent|per ?cent|prozent|v\.? ?h\.?|pour ?cent|per ?cento|por ?ciento|por ?cento"
    r"|procent|persen|процент\w*)"
)
_AT_MOST = (
    r"(?:not|no) (?:more|over|greater)(?: than)?|not exceeding|up to|at most|maximum(?: of)?|<=|≤"
    r"|höchstens|bis zu|nicht mehr als|maximal|au plus|jusqu'à|pas plus de|al massimo|non più del?"
    r"|fino al?|no más del?|hasta(?: el)?|até|não mais de|ten hoogste|maximaal|niet meer dan|tot"
    r"|nie więcej niż|maksymalnie|hingga|tidak lebih dari|不超过|不超過|не более|до"
)
_BELOW = (
    r"less than|under|below|<|weniger als|unter|moins de|meno del?|menos del?|inferior a|minder dan"
    r"|mniej niż|poniżej|kurang dari|低于|低於|少于|少於|менее|ниже"
)
_AT_LEAST = (
    r"at least|minimum(?: of)?|not less than|no less than|>=|≥|mindestens|au moins|almeno|al menos"
    r"|pelo menos|minstens|ten minste|co najmniej|minimal|setidaknya|至少|不低于|не менее"
)
_ABOVE = (
    r"more than|over|above|exceeding|greater than|>|mehr als|über|plus de|più del?|oltre(?: il)?"
    r"|superiore? (?:al?|à)|más del?|mais de|acima de|meer dan|boven|ponad|powyżej|więcej niż"
    r"|lebih dari|di atas|超过|超過|高于|大于|более|свыше"
)
_OR_MORE = (
    r"or (?:more|above|over)|oder mehr|und mehr|ou plus|o più|o más|ou mais|of meer|lub więcej"
    r"|atau lebih|以上|и более|\+"
)
_ONE = re.compile(
    rf"(?:(?P<most>{_AT_MOST})|(?P<below>{_BELOW})|(?P<least>{_AT_LEAST})|(?P<above>{_ABOVE}))?"
    rf"\s*(?:the )?(?P<number>{_NUMBER})\s*(?P<percent>{_PERCENT})?"
    rf"\s*(?:(?P<or_more>{_OR_MORE})|(?P<to>(?:-|to|bis|à|al?|tot|do|hingga|sampai|至|到|до)-?"
    r"(?=\s*\d)))?"
)


def states_percentage(text: str) -> bool:
    """Whether words give a percentage, readable or not; ``text`` comes from ``plain_words``."""
    return bool(re.search(rf"\d\s*{_PERCENT}", text))


def band_in(text: str) -> Share | None:
    """Return the one share that words state; None if they state none or several."""
    numbers = list(_ONE.finditer(text))
    marked = [i for i, one in enumerate(numbers) if one["percent"]]
    # In a range only the second number needs a percent sign: ``25 to 50%``.
    kept = [one for i, one in enumerate(numbers) if i in marked or (one["to"] and i + 1 in marked)]
    if len(kept) not in (1, 2):
        return None
    if len(kept) == 2 and kept[0]["to"]:
        opening = "(" if kept[0]["above"] else "["
        return _share(f"{opening}{_text(kept[0])},{_text(kept[1])}]%")
    ends = [end for one in kept for end in _ends(one)]
    lows = [end for end in ends if end[0] in "(["]
    highs = [end for end in ends if end[0] in ")]"]
    if len(lows) > 1 or len(highs) > 1:
        return None
    low = lows[0] if lows else ("[", "0")
    high = highs[0] if highs else ("]", "100")
    return _share(f"{low[0]}{low[1]},{high[1]}{high[0]}%")


def _ends(one: re.Match[str]) -> list[tuple[str, str]]:
    number = _text(one)
    if one["most"]:
        return [("]", number)]
    if one["below"]:
        return [(")", number)]
    if one["above"] and not one["or_more"]:
        return [("(", number)]
    if one["above"] or one["least"] or one["or_more"]:
        return [("[", number)]
    return [("[", number), ("]", number)]


def _text(one: re.Match[str]) -> str:
    return one["number"].replace(",", ".")


def _share(bounds: str) -> Share | None:
    try:
        share = parse_share(bounds)
    except ShareError:
        return None
    if share is not None and share.min == share.max:
        return Share(min=share.min, max=share.max, text=f"{exact_text(share.min * 100)}%")
    return share


def share_up_to(share: Share) -> Share:
    """Return the possible part of one joint holder of a share: above 0, up to all of it."""
    closing = ")" if share.max_open else "]"
    text = f"(0,{exact_text(share.max * 100)}{closing}%"
    return Share(min=Fraction(0), max=share.max, min_open=True, max_open=share.max_open, text=text)
