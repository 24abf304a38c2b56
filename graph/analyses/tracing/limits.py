"""What a verdict does not say: what was not looked at, what nothing supports, who denies it."""

from collections.abc import Iterable, Sequence

from graph.analyses.tracing.ground import CONTACT, PERSONNEL, Day, Ground
from graph.analyses.tracing.targets import Targets
from graph.analyses.tracing.verdict import (
    Chain,
    ChainStanding,
    Denial,
    RestsOn,
    Strength,
    Unseen,
)
from graph.language import gettext as _
from graph.model import Judgement, Kind, Source, Standing, TieType

_FIRM = frozenset({Standing.REGISTER, Standing.FILING})
NONE_FOUND = "none found"
NOT_LOOKED_AT = "not looked at"


def operators_of(day: Day, storefront: str) -> list[str]:
    """Return those that operate the storefront on the day."""
    ties = day.into(storefront)
    return sorted({p.start for p in ties if p.tie.type is TieType.OPERATES})


def counted(day: Day, storefront: str, found: dict[Strength, int]) -> dict[Strength, int | str]:
    """Give each strength its count, or say whether anything of that kind is in the store."""
    sellers = operators_of(day, storefront)
    around = [p.tie.type for n in (storefront, *sellers) for p in day.into(n)]
    around += [p.tie.type for n in (storefront, *sellers) for p in day.out_of(n)]
    above = {p.tie.type for n in sellers for p in day.into(n)}
    looked = {
        Strength.PERSONNEL: bool(PERSONNEL & set(around)),
        Strength.SHARED_CONTACT: bool(CONTACT & set(around)),
        Strength.CONNECTED: True,
        Strength.POSSIBLE_SAME: True,
    }
    held = bool({TieType.OWNS, TieType.CONTROLS} & above)
    return {
        s: found.get(s) or (NONE_FOUND if looked.get(s, held) else NOT_LOOKED_AT) for s in Strength
    }


def unseen(
    day: Day,
    storefront: str,
    targets: Targets,
    chains: Sequence[Chain],
    crowded: Iterable[str],
) -> list[Unseen]:
    """Name what the answer would need and the store does not have."""
    ground = day.ground
    sellers = operators_of(day, storefront)
    found = [Unseen(_("The whole answer"), _("import not finished"))] if ground.unfinished else []
    if not sellers:
        found.append(Unseen(_("The seller"), _("no source states who operates the storefront")))
    if not targets.platforms:
        found.append(Unseen(_("The platform"), _("no source states where the storefront sells")))
    elif not targets.legs:
        found.append(Unseen(_("The platform's side"), _("no source states who runs the platform")))
    passed = [s for s in sellers if ground.kind(s) is Kind.COMPANY]
    passed += [h.there.id for c in chains for h in c.hops if h.there.kind is Kind.COMPANY]
    for company in dict.fromkeys(ground.matches.of(p) for p in passed):
        found += _register(day, company)
    found += _reasons(ground, {storefront, *sellers, *passed})
    found += _crowds(ground, crowded)
    judged = {ground.matches.of(p) for p in passed}
    found += [
        Unseen(
            _("{one} and {other} as one party").format(
                one=ground.entities[t.start].name, other=ground.entities[t.end].name
            ),
            _("accepted, but a rejected match stands against it"),
        )
        for t in ground.matches.overruled
        if {ground.matches.of(t.start), ground.matches.of(t.end)} & judged
    ]
    return list(dict.fromkeys(found))


def _register(day: Day, company: str) -> Iterable[Unseen]:
    ties = [*day.into(company), *day.out_of(company)]
    if not any(p.tie.standing in _FIRM for p in ties):
        name = day.ground.entities[company].name
        yield Unseen(
            _("Company register: {name}").format(name=name),
            _("no register or filing in the store says anything of it"),
        )


def _reasons(ground: Ground, parties: set[str]) -> Iterable[Unseen]:
    for statement in ground.statements:
        reason = statement.values.get("unknown_reason")
        if reason and ground.matches.of(statement.entity) in parties:
            name = ground.entities[statement.entity].name
            reasons = reason if isinstance(reason, tuple) else (str(reason),)
            for each in reasons:
                yield Unseen(_("What {name} does not state").format(name=name), each)


def _crowds(ground: Ground, nodes: Iterable[str]) -> Iterable[Unseen]:
    why = _("shared by {count} parties: chains through it are listed, and decide nothing")
    for node in dict.fromkeys(nodes):
        yield Unseen(ground.entities[node].name, why.format(count=ground.crowd[node]))


def denials(ground: Ground, parties: set[str]) -> tuple[Denial, ...]:
    """Return what the parties of a trace say against it, as their sources word it."""
    found = []
    for statement in ground.statements:
        wording = statement.values.get("denies")
        if wording and ground.matches.of(statement.entity) in parties:
            source = ground.sources.get(statement.source)
            for each in wording if isinstance(wording, tuple) else (str(wording),):
                found.append(Denial(ground.entities[statement.entity], each, source))
    return tuple(found)


def rests_on(best: Chain | None) -> RestsOn:
    """Count the sources of the best chain and its leg: three accounts of one report are one."""
    if best is None:
        return RestsOn(0, 0)
    hops = (*best.hops, *best.via)
    sources: dict[str, Source] = {h.source.id: h.source for h in hops}
    sources |= {a.source.id: a.source for h in hops for a in h.also}
    roots = {_root(s, sources) for s in sources.values()}
    return RestsOn(len(roots), sum(bool(s.restates) for s in sources.values()))


def _root(source: Source, sources: dict[str, Source]) -> str:
    passed = [source.id]
    while source.restates and source.restates not in passed:
        passed.append(source.restates)
        if source.restates not in sources:
            break
        source = sources[source.restates]
    return passed[-1]


def not_supported(best: Chain | None, chains: Sequence[Chain]) -> list[str]:
    """Name the likely overstatements of what was found."""
    if best is None:
        return [_("That there is no tie: “not found” speaks only of what was looked at.")]
    found = []
    hops = [h for c in chains for h in c.hops]
    owned = {c.hops[0].there.name for c in chains if c.strength is Strength.OWNED}
    for chain in chains:
        seller = chain.hops[0].there.name
        weak = chain.strength not in (Strength.OWNED, Strength.PART_OWNED)
        if weak and seller not in owned and len(chain.hops) > 1:
            found.append(
                _("That {target} owns {seller}: no source says so.").format(
                    target=chain.target.name, seller=seller
                )
            )
    if not any(h.share for h in hops):
        found.append(_("Any share or percentage: no source states one."))
    if best.standing is not ChainStanding.REGISTERED:
        found.append(_("“According to company records”: the best chain is not all in registers."))
    matches = {
        frozenset((h.here.id, h.there.id)): (h.here.name, h.there.name)
        for h in reversed(hops)
        if h.tie.type is TieType.SAME_AS and h.tie.judgement in (Judgement.PROPOSED, None)
    }
    same = _("That {one} is {other}: a match is proposed, and nobody has decided it.")
    found += [same.format(one=one, other=other) for one, other in matches.values()]
    return list(dict.fromkeys(found))
