"""Items of Wikidata as entities, and their statements as ties."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from graph.model.ids import cik_id, company_id, lei_id, wikidata_id
from graph.model.records import KIND_ASSUMED, Judgement, Kind, Source, Standing, Tie, TieType, Value
from graph.model.shares import Share
from graph.model.vocabulary.countries import country_code
from graph.model.vocabulary.lexicon import WordClass, word_class
from graph.support.language import N_
from scrapers.contract.collector import Origin, Record, Unknown
from scrapers.parsing.json_values import Json, mapping, objects, text, unknown
from scrapers.parsing.jurisdictions import jurisdiction_id
from scrapers.parsing.statements import fits, says, stand_in
from scrapers.sources.databases.wikidata.claims import (
    Claim,
    claims,
    is_over,
    item_of,
    moment_of,
    role_items,
    statements,
    text_of,
)
from scrapers.sources.databases.wikidata.terms import (
    BRITISH_NUMBER,
    CIK,
    COUNTRY,
    DIED,
    DISSOLVED,
    FOUNDED,
    HUMAN,
    INSTANCE,
    LANGUAGES,
    LEI,
    OPENCORPORATES,
    ORGANISATION_SIGNS,
    ORGANISATIONS,
    PLACE,
    TIES,
    WEBSITE,
    Meaning,
)

ORIGIN = Origin(
    "wikidata",
    "Wikidata",
    N_("Wikidata editors"),
    "CC0 1.0",
    "https://www.wikidata.org/wiki/Wikidata:Licensing",
    "thirdParty",
    Standing.COMPILED,
)
SOME_SHARE = Share(Fraction(0), Fraction(1), min_open=True, text="(0,100]%")
THING = "owner of something not known to be an organisation"
_NUMBERS = {LEI: lei_id, BRITISH_NUMBER: lambda n: company_id("GB", n), CIK: cik_id}


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of an item at the other end, and where its name stands.

    ``kind`` is None as long as nothing tells it.
    """

    name: str = ""
    kind: Kind | None = None
    organisation: bool = False
    code: str = ""
    source: Source | None = None


Names = Mapping[str, Named]
NOBODY = Named()


def name_of(entity: Json) -> str:
    """Return the label of an item in the first language there."""
    labels = mapping(entity.get("labels"))
    for language in (*LANGUAGES, *sorted(labels)):
        if label := text(labels, language, "value"):
            return label
    return ""


def classes(entity: Json) -> tuple[str, ...]:
    """Return what an item is an instance of."""
    found = (item_of(mapping(s.get("mainsnak"))) for s in statements(entity, INSTANCE))
    return tuple(item for item in found if item)


def kind_of(entity: Json) -> Kind:
    """Return what an item is: a person, else a company or body of any kind."""
    return Kind.PERSON if HUMAN in classes(entity) else Kind.COMPANY


def is_organisation(entity: Json) -> bool:
    """Whether an item is more than a thing: its class or a property that only bodies have."""
    signs = ORGANISATION_SIGNS & mapping(entity.get("claims")).keys()
    return bool(signs) or bool(ORGANISATIONS & set(classes(entity)))


def mentioned(entity: Json) -> list[str]:
    """Return the items that are needed to describe an item and its ties."""
    found: dict[str, None] = {}
    for name in (*TIES, COUNTRY, PLACE, INSTANCE):
        for statement in statements(entity, name):
            if item := item_of(mapping(statement.get("mainsnak"))):
                found.setdefault(item)
    for name in TIES:
        found.update(dict.fromkeys(role_items(entity, name)))
    return list(found)


def item_records(entity: Json, source: Source, names: Names, where: str) -> Iterator[Record]:
    """Yield an item with its values, its ties and the parties at their other ends."""
    item = text(entity, "id")
    kind = kind_of(entity)
    yield says(ORIGIN, source, wikidata_id(item), kind, _values(entity, names))
    yield from _registered(entity, item, kind, source)
    for name, meaning in TIES.items():
        for claim in claims(entity, name, where):
            if isinstance(claim, Unknown):
                yield claim
            elif claim.value:
                yield from _tied(item, kind, claim, meaning, names, source, where)


def _values(entity: Json, names: Names) -> dict[str, Value | None]:
    labels, item = mapping(entity.get("labels")), text(entity, "id")
    name = name_of(entity) or item
    aliases = mapping(entity.get("aliases"))
    others = [text(labels, language, "value") for language in LANGUAGES]
    others += [text(a, "value") for lang in LANGUAGES for a in objects(aliases.get(lang))]
    person = kind_of(entity) is Kind.PERSON
    return {
        "name": name,
        "other_names": tuple(dict.fromkeys(n for n in others if n and n != name)),
        "description": text(mapping(entity.get("descriptions")), "en", "value"),
        "country": "" if person else _country(entity, names),
        "headquarters": "" if person else _named(_first(entity, PLACE), names),
        "entity_type": tuple(_named(found, names) for found in classes(entity)),
        "incorporated": "" if person else _day(entity, FOUNDED),
        "dissolved": "" if person else _day(entity, DISSOLVED),
        "death_date": _day(entity, DIED) if person else "",
        "status": "" if person or not _is_over(entity) else "dissolved",
        "website": _first_text(entity, WEBSITE),
        "lei": _first_text(entity, LEI),
        "former_identifiers": tuple(_former(entity)),
        "wikidata": item,
        "unknown_reason": tuple(
            f"owner: {label}, stated as unknown" for label in _snaks(entity, "somevalue")
        ),
        "stated_none": tuple(_snaks(entity, "novalue")),
    }


def _first(entity: Json, name: str) -> Json:
    """Return the first value of a property that has no end."""
    current = (s for s in statements(entity, name) if not is_over(s))
    return next((mapping(s.get("mainsnak")) for s in current), {})


def _former(entity: Json) -> Iterator[str]:
    """Yield the numbers that the item had once."""
    for name in (*_NUMBERS, OPENCORPORATES):
        for statement in statements(entity, name):
            if is_over(statement) and (stated := text_of(mapping(statement.get("mainsnak")))):
                yield f"{name} {stated}"


def _first_text(entity: Json, name: str) -> str:
    return text_of(_first(entity, name))


def _day(entity: Json, name: str) -> str:
    return moment_of(_first(entity, name))


def _is_over(entity: Json) -> bool:
    """Whether an organisation is stated to have been dissolved on a day that is not known."""
    return text(_first(entity, DISSOLVED), "snaktype") == "somevalue"


def _named(snak: Json | str, names: Names) -> str:
    item = snak if isinstance(snak, str) else item_of(snak)
    return names.get(item, NOBODY).name or item


def _country(entity: Json, names: Names) -> str:
    """Return the country where there is one only: of several, none is chosen."""
    current = [s for s in statements(entity, COUNTRY) if not is_over(s)]
    found = {item_of(mapping(s.get("mainsnak"))) for s in current}
    known = [names.get(item, NOBODY) for item in found if item]
    codes = {named.code or country_code(named.name) for named in known}
    return codes.pop() if len(codes) == 1 else ""


def _snaks(entity: Json, kind: str) -> list[str]:
    """Return the labels of owner and parent where these are stated to be unknown, or none."""
    found = []
    for name in ("P127", "P749"):
        current = [s for s in statements(entity, name) if not is_over(s)]
        snaks = [mapping(s.get("mainsnak")) for s in current]
        found += [TIES[name].label for snak in snaks if text(snak, "snaktype") == kind]
    return found


def _registered(entity: Json, item: str, kind: Kind, source: Source) -> Iterator[Record]:
    """Propose that the item is the party of a register number it states; a person decides."""
    if kind is not Kind.COMPANY:
        return
    found = [(name, ids(_first_text(entity, name))) for name, ids in _NUMBERS.items()]
    jurisdiction, _, number = _first_text(entity, OPENCORPORATES).partition("/")
    found.append((OPENCORPORATES, jurisdiction_id(jurisdiction, number)))
    for name, ident in found:
        if ident:
            stated = text_of(_first(entity, name))
            values = {"name": name_of(entity) or item, "identifier": stated}
            yield says(ORIGIN, source, ident, Kind.COMPANY, values)
            yield Tie(
                f"wikidata:{item}:{name}:{ident}",
                TieType.SAME_AS,
                wikidata_id(item),
                ident,
                source.id,
                ORIGIN.standing,
                judgement=Judgement.PROPOSED,
                wording=f"states the number {stated}",
            )


def _tied(
    item: str, kind: Kind, claim: Claim, meaning: Meaning, names: Names, source: Source, where: str
) -> Iterator[Record]:
    """Yield the other end of a statement, and the tie."""
    other = names.get(claim.value, NOBODY)
    thing = other.kind is not None and not other.organisation
    if claim.property == "P1830" and (thing or (other.kind is None and kind is Kind.PERSON)):
        yield Unknown(THING, f"{where}: {claim.value}")
        return
    other_kind = other.kind or meaning.value_kind
    ident = wikidata_id(claim.value)
    if other.name:
        values = {"name": other.name, "wikidata": claim.value}
        yield says(ORIGIN, other.source or source, ident, other_kind, values)
    else:
        name = f"{claim.value} (Wikidata item; name not stated here)"
        stated = stand_in(source, ident, other_kind, name)
        assumed = other.kind is None and meaning.type in (TieType.OWNS, TieType.CONTROLS)
        yield replace(stated, values={**stated.values, KIND_ASSUMED: True}) if assumed else stated
    words = tuple(names.get(role, NOBODY).name for role in claim.roles)
    if not all(words):
        yield unknown(f"role in a statement of {claim.property}", claim.roles[0], where)
    doubt = _role_doubt(words, meaning)
    yield tie_of(claim, meaning, (item, kind), (claim.value, other_kind), source, doubt)


_FITTING = {
    TieType.OWNS: (WordClass.OWNER,),
    TieType.CONTROLS: (WordClass.OWNER,),
    TieType.OFFICER_OF: (WordClass.OFFICE,),
}


def _role_doubt(words: tuple[str, ...], meaning: Meaning) -> str:
    """Return why the role of a value is no plain owner, parent or officer; empty where it is."""
    fitting = _FITTING.get(meaning.type, tuple(WordClass))
    odd = [word or "a role not read here" for word in words if word_class(word) not in fitting]
    return f"as {', '.join(odd)}" if odd else ""


def tie_of(
    claim: Claim,
    meaning: Meaning,
    item: tuple[str, Kind],
    value: tuple[str, Kind],
    source: Source,
    doubt: str = "",
) -> Tie:
    """Make the tie of a statement of an item; both ends are given with their kinds.

    One that another is preferred over, that ended on an unknown date, that is doubted, or that is
    between parties which cannot be so tied, is no more than a link with its reason; ``doubt`` is a
    reason that the caller has.
    """
    start, end = (value, item) if meaning.upward else (item, value)
    reason = ""
    if claim.ended:
        reason = "ended, date not stated"
    elif claim.doubted:
        reason = "stated with a doubt or of a part"
    elif doubt:
        reason = doubt
    elif not claim.best and not claim.until:
        reason = "another statement is preferred"
    elif not fits(meaning.type, start[1], end[1]):
        reason = f"{start[1]} to {end[1]}"
    tie = Tie(
        f"wikidata:{claim.id}",
        TieType.LINKED_TO,
        wikidata_id(start[0]),
        wikidata_id(end[0]),
        source.id,
        ORIGIN.standing,
        since=claim.since,
        until=claim.until,
        wording=f"{meaning.label} ({reason})" if reason else meaning.label,
        extra=claim.extra,
    )
    if tie.since and tie.until and tie.until < tie.since[: len(tie.until)]:
        tie = replace(tie, since="", extra={**tie.extra, "stated_since": tie.since})
    return tie if reason else _stronger(tie, claim, meaning)


def _stronger(tie: Tie, claim: Claim, meaning: Meaning) -> Tie:
    match meaning.type:
        case TieType.OWNS:
            return replace(tie, type=TieType.OWNS, share=claim.share or SOME_SHARE)
        case TieType.CONTROLS:
            return replace(tie, type=TieType.CONTROLS, nature=meaning.label)
        case TieType.OFFICER_OF:
            role, kind = meaning.label, meaning.role_kind
            return replace(tie, type=TieType.OFFICER_OF, role=role, role_kind=kind)
        case _:
            return replace(tie, type=meaning.type)
