"""Officers of the seller who are, or were, on the staff of the platform."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analyses.tracing.search.walkable_graph import DatedTie
from graph.model.records import Tie, TieType
from graph.red_flags.base import Flag, FlagStrength
from graph.red_flags.facts.citations import FINANCIAL_TIMES_2023
from graph.red_flags.facts.populations import SELLERS_WITH_OFFICERS
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import end_date_text, post_words, source_kinds
from graph.support.language import N_, LazyText

NAME = "platform_staff_director"
EMPLOYS = "staff_of"
"""Property of a company: the id of the platform whose staff a source says it employs."""
_POSTS = (TieType.EMPLOYED_BY, TieType.OFFICER_OF)
_CURRENT = N_(
    "{person} is {role} of {seller} ({office_source}) and {post} of {company} ({post_source})."
)
_FORMER = N_(
    "{person} is {role} of {seller} ({office_source}) and was {post} of {company} until {until} "
    "({post_source})."
)


@dataclass(frozen=True, slots=True)
class _Post:
    """An office in the seller, a post of that person at the platform, and the ties above it."""

    office: DatedTie
    post: DatedTie
    way: tuple[Tie, ...]


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller, operated in scene.sellers.items():
        for p in operated:
            posts = list(_posts(scene, seller, p.end))
            if posts:
                yield _finding(scene, seller, p, posts)
                break


def _posts(scene: Scene, seller: str, front: str) -> Iterator[_Post]:
    """Yield each office in the seller with a post of that person at the platform."""
    for office in scene.ties_into(seller, TieType.OFFICER_OF):
        person = office.start
        if not scene.is_person(person):
            continue
        # A professional officer of hundreds of companies may serve both by chance.
        if len({o.end for o in scene.ties_out_of(person, TieType.OFFICER_OF)}) > (
            scene.limits.mass_tenants
        ):
            continue
        for post in scene.started_ties_out_of(person, *_POSTS):
            way = _employer_way(scene, post.end, front) if post.end != seller else None
            if way is not None:
                yield _Post(office, post, way)
                break


def _employer_way(scene: Scene, employer: str, front: str) -> tuple[Tie, ...] | None:
    """Return the ties that make an employer the platform's; None where there are none.

    It operates the platform, or owns or controls an operator. A sister company counts only where a
    source says that the platform's staff is employed there.
    """
    heads = scene.groups.heads(front)
    if employer in heads:
        return heads[employer]
    platforms = {
        m for p in scene.ties_out_of(front, TieType.SELLS_ON) for m in scene.members(p.end)
    }
    is_stated = scene.text(employer, EMPLOYS) in platforms
    return scene.groups.way_to_head(employer, front) if is_stated else None


def _finding(scene: Scene, seller: str, operated: DatedTie, posts: list[_Post]) -> Finding:
    front, platforms = operated.end, scene.ties_out_of(operated.end, TieType.SELLS_ON)
    return make_finding(
        scene,
        NAME,
        seller,
        _sentence(scene, seller, posts[0]),
        entities=(front, *(e for p in posts for e in (p.office.start, p.post.end))),
        ties=(operated.tie, *(p.tie for p in platforms), *_ties(posts)),
        stated=[(p.post.end, EMPLOYS) for p in posts],
    )


def _sentence(scene: Scene, seller: str, found: _Post) -> LazyText:
    office, post = found.office, found.post
    values: dict[str, object] = {
        "person": scene.name(office.start),
        "role": post_words(office.tie),
        "seller": scene.name(seller),
        "office_source": source_kinds([office]),
        "post": post_words(post.tie),
        "company": scene.name(post.end),
        "post_source": source_kinds([post]),
    }
    if post.until < scene.day.day:
        return LazyText(_FORMER, {**values, "until": end_date_text(post)})
    return LazyText(_CURRENT, values)


def _ties(posts: list[_Post]) -> Iterator[Tie]:
    for found in posts:
        yield from (found.office.tie, found.post.tie, *found.way)


FLAG = Flag(
    name=NAME,
    title=N_("An officer of the seller is or was on the platform’s staff"),
    why_it_matters=N_("A shared person can link two companies without shares."),
    innocent_explanation=N_(
        "People change jobs, a former employee may open a shop, and two people may share a name."
    ),
    source=FINANCIAL_TIMES_2023,
    strength=FlagStrength.MODERATE,
    population=SELLERS_WITH_OFFICERS,
    detect=_detect,
)
