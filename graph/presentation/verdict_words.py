"""Words of a verdict: its chains as sentences, its limits, and the claims it does not support.

The app, the exports and the command line all take them from here, in the user's language.
"""

from collections.abc import Mapping
from fractions import Fraction

from graph.analyses.tracing.summaries import is_director, stated_dates
from graph.analyses.tracing.verdict import (
    Caveat,
    CaveatKind,
    Chain,
    ChainHop,
    EvidenceCount,
    FormerPlatform,
    MassNode,
    Overstatement,
    OverstatementKind,
    Strength,
    TargetVerdict,
    Verdict,
)
from graph.model.records import Kind, Standing, TieType
from graph.presentation.figures import dates_clause, share_in_prose
from graph.presentation.labels import STANDING_LABELS, STRENGTH_LABELS
from graph.presentation.names.party_names import PartyNames
from graph.presentation.sentences.headlines import headline as headline
from graph.presentation.sentences.tie_messages import Manner
from graph.presentation.sentences.tie_sentences import (
    PLAIN_NAMES,
    end_sentence,
    hop_clause,
    manner_of,
    role_of,
)
from graph.presentation.tie_style import strength_word
from graph.support.language import N_, DateText, OnDate, local_country_name, ngettext
from graph.support.language import gettext as _

_HALF = Fraction(1, 2)
_PERSONNEL_TYPES = frozenset({TieType.OFFICER_OF, TieType.EMPLOYED_BY})


def verdict_names(verdict: Verdict) -> PartyNames:
    """Return the names of the parties of a verdict, with namesakes distinguished."""
    return PartyNames(verdict.distinctions, of_storefront=True)


def verdict_headline(verdict: Verdict, names: PartyNames | None = None) -> str:
    """Return the headline of a verdict; where no platform is left, it gives the former one."""
    called = names or verdict_names(verdict)
    if verdict.former_platforms and not verdict.targets:
        return former_platform_sentence(verdict, called)
    return str(headline(verdict.summary, called))


def former_platform_sentence(verdict: Verdict, names: PartyNames = PLAIN_NAMES) -> str:
    """Return until when a storefront sold, and that no platform is stated for the day asked."""
    first = verdict.former_platforms[0]
    form = _(
        "{storefront} is stated to have sold on {platform} until {until}; {on_day} no platform is "
        "stated"
    )
    return form.format(
        storefront=names.name(verdict.storefront),
        platform=names.name(first.platform),
        until=_day_or_unknown(first),
        on_day=OnDate(verdict.as_of),
    )


def _day_or_unknown(former: FormerPlatform) -> str:
    return str(DateText(former.until)) if former.until else _("a day that is not stated")


def chain_sentence(chain: Chain, names: PartyNames = PLAIN_NAMES) -> str:
    """Return a chain as one sentence, with the dates of its sources.

    A party shared by so many that sharing it says little is named with its count.
    """
    first = chain.hops[0]
    is_sale = first.tie.type is TieType.OPERATES and first.here.kind is Kind.STOREFRONT
    if is_sale and len(chain.hops) == 1:
        target = names.name(chain.target)
        text = _("{target} itself is named as the seller").format(target=target)
    else:
        text = "; ".join([*_clauses(chain.hops, names), *_mass_notes(chain.mass, names)])
    hops = chain.hops
    dates = stated_dates((h.tie, h.source) for h in hops)
    reported = all(
        h.tie.standing is Standing.PRESS for h in hops if h.tie.type is not TieType.SAME_AS
    )
    form = _("{told}, {dates}")
    return end_sentence(form.format(told=text, dates=dates_clause(dates, reported=reported)))


def majority_note(chain: Chain) -> str:
    """Return both figures of a chain of majorities whose product is a half or less; else empty."""
    holdings = [h for h in chain.hops if h.tie.type is TieType.OWNS]
    if chain.strength is not Strength.OWNED or chain.share is None or len(holdings) < 2:
        return ""
    if Fraction(chain.share.min) > _HALF or any(h.share is None for h in holdings):
        return ""
    steps = [share_in_prose(h.share) for h in holdings if h.share]
    listed = steps[0]
    for step in steps[1:]:
        listed = _("{first}, then {next}").format(first=listed, next=step)
    form = _("majority-held at every step ({steps}); {share} counted through")
    return form.format(steps=listed, share=share_in_prose(chain.share))


def _mass_notes(mass: tuple[MassNode, ...], names: PartyNames) -> list[str]:
    form = _("{name} is shared by {count} in all")
    return [form.format(name=names.name(m.entity), count=m.count) for m in mass]


def _clauses(hops: tuple[ChainHop, ...], names: PartyNames) -> list[str]:
    clauses, at = [], 0
    while at < len(hops):
        first = hops[at]
        second = hops[at + 1] if at + 1 < len(hops) else None
        joint = _joint_clause(first, second, names) if second else ""
        clauses.append(joint or hop_clause(first, names))
        at += 2 if joint else 1
    return clauses


def _joint_clause(first: ChainHop, second: ChainHop, names: PartyNames) -> str:
    """Return two hops as one clause where that reads better, else empty."""
    if _is_described_seller(first, names):
        form = _("{storefront}: {clause}")
        clause = hop_clause(second, names)
        described = names.description(first.there)
        lowered = (
            clause if second.here.id != first.there.id else described + clause[len(described) :]
        )
        return form.format(storefront=names.name(first.here), clause=lowered)
    return _shared_party_clause(first, second, names)


def _is_described_seller(hop: ChainHop, names: PartyNames) -> bool:
    return (
        hop.tie.type is TieType.OPERATES and not hop.forward and bool(names.description(hop.there))
    )


def _shared_party_clause(first: ChainHop, second: ChainHop, names: PartyNames) -> str:
    """Return two hops through one person, address or contact as one clause, else empty."""
    kinds = {first.tie.type, second.tie.type}
    if first.forward == second.forward or first.ended_by or second.ended_by:
        return ""
    called = {
        "one": names.subject(first.here),
        "other": names.name(second.there),
        "shared": names.name(first.there),
    }
    if kinds <= _PERSONNEL_TYPES and not first.forward:
        return _shared_person_clause(first, second, called)
    if kinds == {TieType.LOCATED_AT} and first.forward:
        return _("{one} gives the same address as {other} ({shared})").format(**called)
    if kinds == {TieType.REACHED_AT} and first.forward:
        return _("{one} gives the same contact as {other} ({shared})").format(**called)
    return ""


def _shared_person_clause(first: ChainHop, second: ChainHop, names: Mapping[str, str]) -> str:
    firm = {manner_of(first), manner_of(second)} == {Manner.REGISTERED}
    directors = all(is_director(h.tie) for h in (first, second))
    roles = {"role": role_of(first), "role_there": role_of(second)}
    if directors and firm:
        form = _("{one} and {other} share a director (both entries registered): {shared}")
    elif directors:
        form = _("{one} and {other} are reported to share a director: {shared}")
    elif firm:
        form = _(
            "{one} and {other} share a person (both entries registered): {shared}, "
            "{role} of the one and {role_there} of the other"
        )
    else:
        form = _(
            "{one} and {other} are reported to share a person: {shared}, "
            "{role} of the one and {role_there} of the other"
        )
    return form.format(**names, **roles)


_CAVEAT_SUBJECTS: Mapping[CaveatKind, str] = {
    CaveatKind.IMPORT_UNFINISHED: N_("The whole answer"),
    CaveatKind.NO_SELLER: N_("The seller"),
    CaveatKind.SELLER_UNTIL: N_("The seller"),
    CaveatKind.NO_PLATFORM: N_("The platform"),
    CaveatKind.PLATFORM_UNTIL: N_("The platform"),
    CaveatKind.NO_OPERATOR: N_("The platform’s side"),
    CaveatKind.OPERATOR_ON_OTHER_DAYS: N_("The platform’s side"),
    CaveatKind.NO_REGISTER: N_("Company registers"),
    CaveatKind.REASON_STATED: N_("What {names} does not state"),
    CaveatKind.CROWD: N_("{names}"),
    CaveatKind.CROWD_NOT_LISTED: N_("Chains through {names}"),
    CaveatKind.OVERRULED_MATCH: N_("{names} as one party"),
    CaveatKind.FURTHER_CHAINS: N_("Further chains"),
    CaveatKind.PAST_NOT_LISTED: N_("Past chains"),
    CaveatKind.PAST_NOT_FOLLOWED: N_("Past chains"),
    CaveatKind.REGISTER_DAY: N_("{reason}"),
    CaveatKind.REGISTER_LEFT_OUT: N_("The register {reason}"),
    CaveatKind.COUNTRY_LEFT_OUT: N_("The company register of {country}"),
}
_CAVEAT_REASONS: Mapping[CaveatKind, str] = {
    CaveatKind.IMPORT_UNFINISHED: N_("import not finished"),
    CaveatKind.NO_SELLER: N_("no source says who the seller is"),
    CaveatKind.SELLER_UNTIL: N_("{names} is stated to have been the seller until {day}"),
    CaveatKind.NO_PLATFORM: N_("no source says where the storefront sells"),
    CaveatKind.PLATFORM_UNTIL: N_("the storefront is stated to have sold on {names} until {day}"),
    CaveatKind.NO_OPERATOR: N_("no source says who runs {names}"),
    CaveatKind.OPERATOR_ON_OTHER_DAYS: N_(
        "sources say who runs {names} on other days, not on this one"
    ),
    CaveatKind.NO_REGISTER: N_("no company-register record yet for {names}"),
    CaveatKind.REASON_STATED: N_("{reason}"),
    CaveatKind.CROWD: N_(
        "shared by {count} in all: chains through it are listed, and decide nothing"
    ),
    CaveatKind.CROWD_NOT_LISTED: N_(
        "shared by {count} in all: too many to list, and none would decide anything"
    ),
    CaveatKind.OVERRULED_MATCH: N_("accepted, but a rejected match stands against it"),
    CaveatKind.FURTHER_CHAINS: N_("too many ways to try them all"),
    CaveatKind.PAST_NOT_LISTED: N_("only {count} are listed"),
    CaveatKind.PAST_NOT_FOLLOWED: N_("only the last {count} changes were followed"),
    CaveatKind.REGISTER_DAY: N_("changes after {day} are not in it"),
    CaveatKind.REGISTER_LEFT_OUT: N_("it was not asked"),
    CaveatKind.COUNTRY_LEFT_OUT: N_("no whole register of it was asked"),
}


def target_verdict_words(each: TargetVerdict) -> str:
    """Return what was found for one target."""
    strength = strength_word(each.verdict)
    if strength is None or each.standing is None:
        return _("not found so far")
    form = _("{strength} ({evidence})")
    return form.format(
        strength=STRENGTH_LABELS[strength], evidence=STANDING_LABELS[each.standing.value]
    )


def caveat_words(caveat: Caveat, names: PartyNames = PLAIN_NAMES) -> tuple[str, str]:
    """Return what was not checked, and the reason."""
    values = {
        "names": names.names(caveat.parties),
        "count": caveat.count,
        "day": DateText(caveat.day) if caveat.day else _("a day that is not stated"),
        "reason": caveat.reason,
        "country": local_country_name(caveat.reason),
    }
    return _(_CAVEAT_SUBJECTS[caveat.kind]).format(**values), _(
        _CAVEAT_REASONS[caveat.kind]
    ).format(**values)


def caveat_line(caveat: Caveat, names: PartyNames = PLAIN_NAMES) -> str:
    """Return what was not checked, and the reason, in one line."""
    return "{}: {}".format(*caveat_words(caveat, names))


_OVERSTATEMENT_MESSAGES: Mapping[OverstatementKind, str] = {
    OverstatementKind.NO_TIE: N_(
        "“There is no tie”: we have only checked the sources listed here."
    ),
    OverstatementKind.OWNERSHIP: N_("“{one} owns {other}”: no source says so."),
    OverstatementKind.SHARE: N_("Any share or percentage: no source states one."),
    OverstatementKind.COMPANY_RECORDS: N_(
        "“According to company records”: the best chain is not all in registers."
    ),
    OverstatementKind.SAME_PARTY: N_(
        "“{one} is {other}”: a match is proposed, and nobody has decided it."
    ),
}


def overstatement_words(found: Overstatement, names: PartyNames = PLAIN_NAMES) -> str:
    """Return a claim that the answer does not support, and why not."""
    one, other = (*(names.name(e) for e in found.parties), "", "")[:2]
    return _(_OVERSTATEMENT_MESSAGES[found.kind]).format(one=one, other=other)


def evidence_words(rests_on: EvidenceCount) -> str:
    """Return the numbers of sources and judgements that an answer rests on."""
    text = ngettext("{n} source", "{n} sources", rests_on.original).format(n=rests_on.original)
    if rests_on.judgements:
        form = ngettext(
            "{sources} and {n} judgement of ours",
            "{sources} and {n} judgements of ours",
            rests_on.judgements,
        )
        text = form.format(sources=text, n=rests_on.judgements)
    if rests_on.restatements:
        form = ngettext(
            "{sources}, {n} restatement", "{sources}, {n} restatements", rests_on.restatements
        )
        text = form.format(sources=text, n=rests_on.restatements)
    return text
