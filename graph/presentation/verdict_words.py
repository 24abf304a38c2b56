"""The words of a verdict. App, export and command line say them from here and nowhere else.

Each sentence is one whole message with placeholders. A verb never stands without its standing:
"Reported as owned by", never "Owned by".
"""

from collections.abc import Mapping
from fractions import Fraction

from babel.dates import format_date

from graph.analyses.tracing.verdict import ChainStanding, Hop, MassNode, ShareText, Strength
from graph.dates import first_day
from graph.language import LOCALES, N_, Labels, language
from graph.language import gettext as _
from graph.model import Judgement, Standing, TieType

STRENGTH_LABELS: Labels[Strength] = Labels(
    {
        Strength.OWNED: N_("Owned"),
        Strength.CONTROLLED: N_("Controlled"),
        Strength.PART_OWNED: N_("Part owned"),
        Strength.PERSONNEL: N_("People in common"),
        Strength.CONNECTED: N_("Connected"),
        Strength.SHARED_CONTACT: N_("Shared contact"),
        Strength.POSSIBLE_SAME: N_("Possibly the same"),
    }
)

STANDING_LABELS: Labels[str] = Labels(
    {
        "registered": N_("Register"),
        "platform": N_("Platform page"),
        "reported": N_("Reported"),
        "derived": N_("Worked out"),
    }
)

SOURCE_LABELS: Labels[Standing] = Labels(
    {
        Standing.REGISTER: N_("Register"),
        Standing.FILING: N_("Filing"),
        Standing.PLATFORM: N_("Platform page"),
        Standing.OWN_STATEMENT: N_("Own statement"),
        Standing.COMPILED: N_("Compiled"),
        Standing.PRESS: N_("Press"),
        Standing.OWN_RESEARCH: N_("Own research"),
        Standing.DERIVED: N_("Worked out"),
    }
)
"""What kind of source makes a statement; ``STANDING_LABELS`` say what a chain rests on."""

_HEADLINES: Mapping[Strength, Mapping[ChainStanding, str]] = {
    Strength.OWNED: {
        ChainStanding.REGISTERED: N_("Registered as owned by {target}, through its seller"),
        ChainStanding.REPORTED: N_("Reported as owned by {target}, through its seller"),
        ChainStanding.DERIVED: N_("Worked out as owned by {target}, through its seller"),
    },
    Strength.CONTROLLED: {
        ChainStanding.REGISTERED: N_("Registered as controlled by {target}, through its seller"),
        ChainStanding.REPORTED: N_("Reported as controlled by {target}, through its seller"),
        ChainStanding.DERIVED: N_("Worked out as controlled by {target}, through its seller"),
    },
    Strength.PART_OWNED: {
        ChainStanding.REGISTERED: N_("Registered as part owned by {target}, through its seller"),
        ChainStanding.REPORTED: N_("Reported as part owned by {target}, through its seller"),
        ChainStanding.DERIVED: N_("Worked out as part owned by {target}, through its seller"),
    },
    Strength.PERSONNEL: {
        ChainStanding.REGISTERED: N_("Registered as sharing a person with the group of {target}"),
        ChainStanding.REPORTED: N_("Reported as sharing a person with the group of {target}"),
        ChainStanding.DERIVED: N_("Worked out as sharing a person with the group of {target}"),
    },
    Strength.CONNECTED: {
        ChainStanding.REGISTERED: N_("Registered as connected to the group of {target}"),
        ChainStanding.REPORTED: N_("Reported as connected to the group of {target}"),
        ChainStanding.DERIVED: N_("Worked out as connected to the group of {target}"),
    },
    Strength.SHARED_CONTACT: {
        ChainStanding.REGISTERED: N_("Registered at a contact shared with the group of {target}"),
        ChainStanding.REPORTED: N_("Reported to share a contact with the group of {target}"),
        ChainStanding.DERIVED: N_("Worked out to share a contact with the group of {target}"),
    },
}
_IS_TARGET = N_("{target} itself is named as the seller")
_UNDECIDED = N_("Possibly the same as a party of {target}, undecided")
_NOTHING = N_("No tie to {target} found in what was looked at")
_NO_TARGET = N_("No tie found: no source in the store says who runs the platform")

# What each kind of source makes of a tie: seen from the acting party, and from the other end.
_REGISTER, _PLATFORM, _PRESS, _OURS = "registered", "platform", "reported", "derived"

_SHARES: Mapping[str, tuple[str, str]] = {
    _REGISTER: (
        N_("is registered as holding {share} of"),
        N_("is registered as held to {share} by"),
    ),
    _PRESS: (N_("is reported as holding {share} of"), N_("is reported as held to {share} by")),
    _OURS: (N_("is worked out as holding {share} of"), N_("is worked out as held to {share} by")),
}
_MAJORITY: Mapping[str, tuple[str, str]] = {
    _REGISTER: (
        N_("is registered as owner ({share}) of"),
        N_("is registered as owned ({share}) by"),
    ),
    _PRESS: (N_("is reported as owner ({share}) of"), N_("is reported as owned ({share}) by")),
    _OURS: (N_("is worked out as owner ({share}) of"), N_("is worked out as owned ({share}) by")),
}
_VOTES: Mapping[str, tuple[str, str]] = {
    _REGISTER: (
        N_("is registered as holding {interest} ({share}) in"),
        N_("has {interest} ({share}) registered as held by"),
    ),
    _PRESS: (
        N_("is reported as holding {interest} ({share}) in"),
        N_("has {interest} ({share}) reported as held by"),
    ),
    _OURS: (
        N_("is worked out as holding {interest} ({share}) in"),
        N_("has {interest} ({share}) worked out as held by"),
    ),
}
_UNSTATED: Mapping[str, tuple[str, str]] = {
    _REGISTER: (
        N_("is registered as owner of"),
        N_("is registered as owned by"),
    ),
    _PRESS: (
        N_("is reported as owner of"),
        N_("is reported as owned by"),
    ),
    _OURS: (
        N_("is worked out as owner of"),
        N_("is worked out as owned by"),
    ),
}
_HOLDER: Mapping[str, tuple[str, str]] = {
    _REGISTER: (
        N_("is registered as one holder of"),
        N_("has as one registered holder"),
    ),
    _PRESS: (
        N_("is reported as one holder of"),
        N_("is reported to have as one holder"),
    ),
    _OURS: (
        N_("is worked out as one holder of"),
        N_("is worked out to have as one holder"),
    ),
}
_VERBS: Mapping[TieType, Mapping[str, tuple[str, str]]] = {
    TieType.CONTROLS: {
        _REGISTER: (N_("is registered as controlling"), N_("is registered as controlled by")),
        _PRESS: (N_("is reported as controlling"), N_("is reported as controlled by")),
        _OURS: (N_("is worked out as controlling"), N_("is worked out as controlled by")),
    },
    TieType.OPERATES: {
        _REGISTER: (N_("is registered as {role} of"), N_("has as its registered {role}")),
        _PLATFORM: (N_("is named on the platform as {role} of"), N_("names as its {role}")),
        _PRESS: (N_("is reported as {role} of"), N_("is reported to have as {role}")),
        _OURS: (N_("is worked out as {role} of"), N_("is worked out to have as {role}")),
    },
    TieType.OFFICER_OF: {
        _REGISTER: (N_("is registered as {role} of"), N_("has as its registered {role}")),
        _PRESS: (N_("is reported as {role} of"), N_("is reported to have as {role}")),
        _OURS: (N_("is worked out as {role} of"), N_("is worked out to have as {role}")),
    },
    TieType.EMPLOYED_BY: {
        _REGISTER: (N_("is registered as {role} at"), N_("has registered as {role}")),
        _PRESS: (N_("is reported as {role} at"), N_("is reported to have as {role}")),
        _OURS: (N_("is worked out as {role} at"), N_("is worked out to have as {role}")),
    },
    TieType.LINKED_TO: {
        _REGISTER: (N_("is registered as connected to"), N_("is registered as connected to")),
        _PRESS: (N_("is reported as connected to"), N_("is reported as connected to")),
        _OURS: (N_("is worked out as connected to"), N_("is worked out as connected to")),
    },
    TieType.LOCATED_AT: {
        _REGISTER: (N_("is registered at"), N_("is the registered address of")),
        _PLATFORM: (N_("gives as its address"), N_("is given as address by")),
        _PRESS: (N_("is reported at"), N_("is the reported address of")),
        _OURS: (N_("is worked out to be at"), N_("is worked out as address of")),
    },
    TieType.REACHED_AT: {
        _REGISTER: (N_("is registered with"), N_("is the registered contact of")),
        _PLATFORM: (N_("gives as contact"), N_("is given as contact by")),
        _PRESS: (N_("is reported to be reached at"), N_("is reported as contact of")),
        _OURS: (N_("is worked out to use"), N_("is worked out as contact of")),
    },
    TieType.SELLS_ON: {
        _PRESS: (N_("is reported as selling on"), N_("is reported as carrying")),
        _PLATFORM: (N_("sells on"), N_("carries")),
    },
    TieType.SELLS: {
        _PRESS: (N_("is reported as selling"), N_("is reported as sold by")),
        _PLATFORM: (N_("sells"), N_("is sold by")),
    },
    TieType.OF_BRAND: {_PRESS: (N_("carries the brand"), N_("is the brand of"))},
}
_MATCHED: Mapping[Judgement, str] = {
    Judgement.PROPOSED: N_("is possibly the same as (undecided)"),
    Judgement.ACCEPTED: N_("was judged the same as"),
    Judgement.REJECTED: N_("was judged not the same as"),
}
_ROLES: Mapping[TieType, str] = {
    TieType.OPERATES: N_("operator"),
    TieType.OFFICER_OF: N_("officer"),
    TieType.EMPLOYED_BY: N_("employee"),
}
_OWN_PAGE = frozenset({Standing.PLATFORM, Standing.OWN_STATEMENT})


def headline(
    strength: Strength | None, standing: ChainStanding | None, target: str, *, is_seller: bool
) -> str:
    """Return the banner's line; without a strength it is "not found", never "no"."""
    if strength is None or standing is None:
        return _(_NOTHING).format(target=target) if target else _(_NO_TARGET)
    if is_seller:
        return _(_IS_TARGET).format(target=target)
    if strength is Strength.POSSIBLE_SAME:
        return _(_UNDECIDED).format(target=target)
    return _(_HEADLINES[strength][standing]).format(target=target)


def percent(share: ShareText) -> str:
    """Write bounds as a percentage: ``51 %`` or ``25–50 %``."""
    low, high = (points(Fraction(bound)) for bound in (share.min, share.max))
    return f"{low} %" if low == high else f"{low}–{high} %"


def points(value: Fraction) -> str:
    """Write a fraction of the whole as percentage points, exactly or with "about"."""
    exact = value * 100
    if exact.denominator == 1:
        return str(exact.numerator)
    text = f"{float(exact):.2f}".rstrip("0").rstrip(".")
    return text if Fraction(text) == exact else _("about {figure}").format(figure=text)


def _manner(hop: Hop) -> str:
    standing = hop.tie.standing
    if standing in (Standing.REGISTER, Standing.FILING):
        return _REGISTER
    if standing in (Standing.OWN_RESEARCH, Standing.DERIVED):
        return _OURS
    return _PLATFORM if standing in _OWN_PAGE else _PRESS


def share_note(hop: Hop) -> str:
    """Return what has to stand beside a holding of shares for which no share is stated."""
    plain = hop.tie.interest.strip().casefold() in ("", "shares", "shareholding")
    return _("(share not stated)") if _unstated(hop) and plain else ""


def _unstated(hop: Hop) -> bool:
    return hop.tie.type is TieType.OWNS and hop.share is None


def hop_verb(hop: Hop) -> str:
    """Return the verb phrase of one hop as the chain walks it, with its standing and share."""
    return f"{_verb(hop)} {share_note(hop)}".strip()


def _verb(hop: Hop) -> str:
    side = 0 if hop.forward else 1
    if hop.tie.type is TieType.SAME_AS:
        return _(_MATCHED[hop.tie.judgement or Judgement.PROPOSED])
    if hop.tie.type is TieType.OWNS:
        return _holding_verb(hop, side)
    manners = _VERBS[hop.tie.type]
    form = _(manners.get(_manner(hop), manners[_PRESS])[side])
    return form.format(role=hop.tie.role or _(_ROLES.get(hop.tie.type, "")))


def _holding_verb(hop: Hop, side: int) -> str:
    manner = _manner(hop)
    interest = hop.tie.interest.strip()
    share = percent(hop.share) if hop.share else _("share not stated")
    if interest and interest.casefold() not in ("shares", "shareholding"):
        return _(_pick(_VOTES, manner)[side]).format(interest=interest, share=share)
    if hop.share is None:
        forms = _UNSTATED if hop.strength is Strength.OWNED else _HOLDER
        return _(_pick(forms, manner)[side])
    forms = _MAJORITY if hop.strength is Strength.OWNED else _SHARES
    return _(_pick(forms, manner)[side]).format(share=share)


def _pick(forms: Mapping[str, tuple[str, str]], manner: str) -> tuple[str, str]:
    return forms.get(manner, forms[_PRESS])


def hop_sentence(hop: Hop) -> str:
    """Return one hop as a sentence that can stand alone."""
    names = {"here": hop.here.name, "verb": _verb(hop), "there": hop.there.name}
    if note := share_note(hop):
        return _("{here} {verb} {there} {note}.").format(**names, note=note)
    return _("{here} {verb} {there}.").format(**names)


def chain_sentence(hops: tuple[Hop, ...], stated_on: str, mass: tuple[MassNode, ...]) -> str:
    """Return a chain as one sentence; ``stated_on`` is the date of a chain with an undated hop.

    What so many share that sharing it says little is named with its count.
    """
    if len(hops) == 1 and hops[0].tie.type is TieType.OPERATES:
        return _ended(_(_IS_TARGET).format(target=hops[0].there.name), stated_on)
    return hops_sentence(hops, stated_on, mass)


def hops_sentence(hops: tuple[Hop, ...], stated_on: str, mass: tuple[MassNode, ...]) -> str:
    """Return hops between any two parties as one sentence."""
    crowded = _("{name} is shared by {count} parties")
    shared = [crowded.format(name=m.entity.name, count=m.count) for m in mass]
    return _ended("; ".join([*_clauses(hops), *shared]), stated_on)


def _ended(told: str, stated_on: str) -> str:
    if stated_on:
        return _("{told}, as stated on {date}.").format(told=told, date=written(stated_on))
    return _("{told}.").format(told=told)


def written(text: str) -> str:
    """Write a day, month or year as a reader would: ``21 June 2023``, ``July 2023``, ``2023``."""
    form = {4: "yyyy", 7: "MMMM yyyy"}.get(len(text), "d MMMM yyyy")
    return format_date(first_day(text), form, locale=LOCALES[language()])


def _clauses(hops: tuple[Hop, ...]) -> list[str]:
    clauses, at = [], 0
    while at < len(hops):
        joint = _shared(hops[at], hops[at + 1]) if at + 1 < len(hops) else ""
        clauses.append(joint or hop_sentence(hops[at])[:-1])
        at += 2 if joint else 1
    return clauses


def _shared(first: Hop, second: Hop) -> str:
    """Say two hops through one person, address or contact as what the two parties share."""
    kinds = {first.tie.type, second.tie.type}
    if first.forward == second.forward:
        return ""
    names = {"one": first.here.name, "other": second.there.name, "shared": first.there.name}
    if kinds <= {TieType.OFFICER_OF, TieType.EMPLOYED_BY} and not first.forward:
        return _person_shared(first, second, names)
    if kinds == {TieType.LOCATED_AT} and first.forward:
        return _("{one} gives the same address as {other} ({shared})").format(**names)
    if kinds == {TieType.REACHED_AT} and first.forward:
        return _("{one} gives the same contact as {other} ({shared})").format(**names)
    return ""


def _person_shared(first: Hop, second: Hop, names: Mapping[str, str]) -> str:
    firm = {_manner(first), _manner(second)} == {_REGISTER}
    directors = all(_is_director(h) for h in (first, second))
    roles = {"role": _role(first), "role_there": _role(second)}
    if directors and firm:
        form = _("{one} has a director in common with {other} (both entries registered): {shared}")
    elif directors:
        form = _("{one} has a director in common with {other} (reported): {shared}")
    elif firm:
        form = _(
            "{one} has a person in common with {other} (both entries registered): {shared}, "
            "{role} of the one and {role_there} of the other"
        )
    else:
        form = _(
            "{one} has a person in common with {other} (reported): {shared}, "
            "{role} of the one and {role_there} of the other"
        )
    return form.format(**names, **roles)


def _role(hop: Hop) -> str:
    return hop.tie.role or hop.tie.role_kind or _(_ROLES[hop.tie.type])


def _is_director(hop: Hop) -> bool:
    said = (hop.tie.role_kind or hop.tie.role).casefold()
    return hop.tie.type is TieType.OFFICER_OF and "director" in said
