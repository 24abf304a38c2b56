"""A director of the seller is, or was, on the staff of the platform's group."""

from collections.abc import Iterator

from graph.analyses.tracing.ground import Placed
from graph.language import N_
from graph.language import gettext as _
from graph.model import Kind, Tie, TieType
from graph.red_flags.base import Flag, SignStrength
from graph.red_flags.documents import FINANCIAL_TIMES_2023
from graph.red_flags.findings import Finding, finding
from graph.red_flags.populations import SELLERS_WITH_OFFICERS
from graph.red_flags.scene import Scene

NAME = "platform_staff_director"
_POSTS = (TieType.EMPLOYED_BY, TieType.OFFICER_OF)


def _detect(scene: Scene) -> Iterator[Finding]:
    for seller, operated in scene.sellers.items():
        for p in operated:
            posts = list(_posts(scene, seller, p.end))
            if posts:
                yield _finding(scene, seller, p, posts)
                break


def _posts(scene: Scene, seller: str, front: str) -> Iterator[tuple[Placed, Placed, list[Tie]]]:
    """Yield each office in the seller with a post of that person on the platform's side."""
    for office in scene.into(seller, TieType.OFFICER_OF):
        person = office.start
        if scene.ground.kind(person) is not Kind.PERSON:
            continue
        # Who holds offices for hundreds of companies sits in both by trade.
        if len({o.end for o in scene.out_of(person, TieType.OFFICER_OF)}) > (
            scene.limits.mass_tenants
        ):
            continue
        for post in scene.ever_out_of(person, *_POSTS):
            way = scene.groups.way_to_side(post.end, front) if post.end != seller else None
            if way is not None:
                yield office, post, list(way[1])
                break


def _finding(
    scene: Scene, seller: str, operated: Placed, posts: list[tuple[Placed, Placed, list[Tie]]]
) -> Finding:
    office, post, _way = posts[0]
    ended = post.until < scene.day.day
    wording = (
        _("{person}, {role} of {seller}, was {post} of {company} until {until}.")
        if ended
        else _("{person}, {role} of {seller}, is stated as {post} of {company}.")
    )
    sentence = wording.format(
        person=scene.name(office.start),
        role=office.tie.role or _("officer"),
        seller=scene.name(seller),
        post=post.tie.role or _("employee or officer"),
        company=scene.name(post.end),
        until=post.tie.until,
    )
    front = operated.end
    platforms = scene.out_of(front, TieType.SELLS_ON)
    return finding(
        scene,
        NAME,
        seller,
        sentence,
        entities=(front, *(e for o, b, _w in posts for e in (o.start, b.end))),
        ties=(operated.tie, *(p.tie for p in platforms), *_ties(posts)),
    )


def _ties(posts: list[tuple[Placed, Placed, list[Tie]]]) -> Iterator[Tie]:
    for office, post, way in posts:
        yield from (office.tie, post.tie, *way)


FLAG = Flag(
    name=NAME,
    title=N_("A director of the seller is or was platform staff"),
    why_it_matters=N_("People in common are a way to direct a company that is not owned on paper."),
    innocent_explanation=N_(
        "People change jobs; a former employee may start a shop, and names may be shared by two."
    ),
    source=FINANCIAL_TIMES_2023,
    strength=SignStrength.MODERATE,
    population=SELLERS_WITH_OFFICERS,
    detect=_detect,
)
