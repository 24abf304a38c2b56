"""Words for what an import brought: its storefronts and companies, and their verdicts."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from graph.analyses.tracing.trace import VerdictRow
from graph.analyses.tracing.verdict import Strength
from graph.model.records import Kind
from graph.presentation import tie_style
from graph.support.language import N_
from views.shell.texts import _, ngettext

_COUNTED: Mapping[Kind, Callable[[int], str]] = {
    Kind.STOREFRONT: lambda n: ngettext("{n} storefront", "{n} storefronts", n),
    Kind.COMPANY: lambda n: ngettext("{n} company", "{n} companies", n),
    Kind.PERSON: lambda n: ngettext("{n} person", "{n} people", n),
    Kind.PLATFORM: lambda n: ngettext("{n} platform", "{n} platforms", n),
}
_VERDICTS: Mapping[Strength, str] = {
    Strength.OWNED: N_("{n} owned"),
    Strength.CONTROLLED: N_("{n} controlled"),
    Strength.PART_OWNED: N_("{n} part owned"),
    Strength.PERSONNEL: N_("{n} with shared people"),
    Strength.CONNECTED: N_("{n} connected"),
    Strength.SHARED_CONTACT: N_("{n} with a shared contact"),
    Strength.POSSIBLE_SAME: N_("{n} possible matches"),
}


def brought_text(kinds: Mapping[Kind, int]) -> str:
    """Return what an import brought, such as "12 storefronts, 19 companies"; empty for nothing."""
    told = [
        words(kinds[kind]).format(n=kinds[kind])
        for kind, words in _COUNTED.items()
        if kinds.get(kind)
    ]
    if told:
        return ", ".join(told)
    others = sum(kinds.values())
    return ngettext("{n} name", "{n} names", others).format(n=others) if others else ""


def verdict_text(rows: Iterable[VerdictRow]) -> str:
    """Return the verdicts of storefronts in words, such as "12 storefronts: 2 owned"."""
    every = list(rows)
    count = Counter(tie_style.strength_word(row.verdict) for row in every)
    told = [_(form).format(n=count[s]) for s, form in _VERDICTS.items() if count[s]]
    if count[None]:
        told.append(_("{n} with no tie found so far").format(n=count[None]))
    storefronts = _COUNTED[Kind.STOREFRONT](len(every)).format(n=len(every))
    return _("{storefronts}: {verdicts}").format(storefronts=storefronts, verdicts=", ".join(told))
