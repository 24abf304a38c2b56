"""Sentences of answers: whole when quoted alone, and never stronger than what they rest on."""

from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from graph.analyses.ownership.queries import owners
from graph.analyses.projection import project
from graph.analyses.tracing.trace import trace
from graph.investigation.answers import OwnersAnswer, TraceAnswer
from graph.investigation.flag_answers import red_flags_answer
from graph.investigation.owner_answers import owners_answer
from graph.investigation.search_answers import search_answer
from graph.investigation.trace_answers import trace_answer
from graph.model.records import Contents, Entity, Kind, Source
from graph.presentation.verdict_document import verdict_document
from graph.red_flags.scene import scene_of
from graph.registers.lookup.opened import UnusableRegister
from graph.registers.lookup.search_all import FoundParties, FoundParty
from graph.stores.results import Hit
from tests.graph.analyses.cases import Line, build, contents_of

_HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
_OWNED: Line = ("c_parent OWNS c1", {"share": "60%"})


def traced(*lines: Line, as_of: str | None = None, target: str = "", **named: str) -> TraceAnswer:
    """Return the trace of the scene's storefront, with names by id."""
    graph = project(called(contents_of(*lines), {"s1": "Kestrel Shop", **named}))
    return trace_answer(graph, trace(graph, "s1", [target] if target else None, as_of))


def called(contents: Contents, names: Mapping[str, str]) -> Contents:
    entities = {
        i: replace(e, name=names.get(i, e.name), values={**e.values})
        for i, e in contents.entities.items()
    }
    return replace(contents, entities=entities)


def owned(*lines: Line, convention: str = "multiplicative") -> OwnersAnswer:
    graph = build(*lines)
    return owners_answer(graph, owners(graph, "c1", convention))


def test_a_verdict_names_the_storefront_and_the_target() -> None:
    answer = traced(_OWNED, c_parent="Osprey Group plc")
    assert answer.sentence == (
        "Kestrel Shop: its seller is registered as owned by Osprey Group plc"
    )
    assert (answer.verdict, answer.standing) == ("owned", "registered")
    assert [s.id for s in answer.sources] == ["page", "register"]


def test_a_sentence_is_cited_with_what_it_rests_on_and_with_no_weaker_chain() -> None:
    answer = traced(_OWNED, ("c1 LINKED_TO c2", {"source": "press"}), "c_parent OWNS c2")

    assert [chain.strength for chain in answer.chains] == ["owned", "connected"]
    assert [s.id for s in answer.sources] == ["page", "register"]
    assert "press" in [hop.source.id for hop in answer.chains[1].hops]
    lines = answer._repr_html_().splitlines()
    assert "Example Gazette" in next(line for line in lines if "connected to" in line)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("c_parent OWNS c1", "is registered as owned by Example c_parent (share not stated)"),
        (("c_parent OWNS c1", {"share": "40%"}), "is registered as part owned by"),
        (
            ("c_parent OWNS c1", {"source": "press"}),
            "is reported to be owned by Example c_parent (share not stated), 1 February to 1 March",
        ),
        ("c1 LINKED_TO c_parent", "is registered as connected to Example c_parent’s group"),
        (("c1 SAME_AS c_parent", {"judgement": "proposed"}), "may be the same as a company of"),
    ],
)
def test_a_verdict_is_no_stronger_than_its_headline(line: Line, sentence: str) -> None:
    answer = traced(line)
    assert answer.sentence.startswith(f"Kestrel Shop: its seller {sentence}")
    assert answer.sentence.casefold().endswith(answer.headline.casefold())


def test_our_own_inference_is_said_first() -> None:
    accepted = {"judgement": "accepted", "source": "ours"}
    answer = traced(("c1 SAME_AS c9", accepted), ("c_parent OWNS c9", {"share": "60%"}))
    assert answer.sentence.startswith("Kestrel Shop: by our own inference, its seller is owned by")


def test_a_name_keeps_its_first_letter() -> None:
    answer = traced(target="c1", c1="Osprey Group plc")
    assert answer.sentence == "Kestrel Shop: Osprey Group plc itself is named as the seller"


def test_a_seller_that_is_only_described_is_never_named() -> None:
    contents = contents_of(("c_parent OWNS c1", {"source": "press"}))
    described = "EU seller of goods, not named in the report"
    seller = Entity("c1", Kind.COMPANY, "Unnamed", {"described": described})
    graph = project(replace(contents, entities={**contents.entities, "c1": seller}))
    answer = trace_answer(graph, trace(graph, "s1"))
    assert answer.sentence.startswith(f"Example s1: {described}, is reported to be owned by")


def test_nothing_found_says_what_was_looked_at_and_what_not() -> None:
    answer = traced(("c2 OWNS c1", {"share": "60%"}))
    assert answer.sentence == (
        "Kestrel Shop: no tie to Example c_parent found so far; checked: owned, controlled, part "
        "owned, connected, possible match; not checked: shared people, shared contact"
    )
    assert (answer.verdict, answer.standing, answer.target) == ("not found", None, None)
    assert answer.drawing is None
    assert [limit.partition(":")[0] for limit in answer.not_checked] == [
        "Shared people",
        "Shared contact",
    ]


def test_a_crowd_alone_is_no_finding() -> None:
    crowd = (f"c{n} LOCATED_AT a1" for n in range(10, 40))
    answer = traced("c1 LOCATED_AT a1", "c_parent LOCATED_AT a1", *crowd)
    assert answer.verdict == "not found"
    assert (
        "; checked: shared contact (only through what very many share, which decides nothing), "
        "possible match; not checked: owned," in answer.sentence
    )
    assert any(limit.startswith("Example a1: shared by") for limit in answer.not_checked)


def test_another_day_is_named() -> None:
    held = ("c_parent OWNS c1", {"share": "60%", "since": "2020", "until": "2021"})
    assert traced(held, as_of="2020-06").sentence == (
        "Kestrel Shop (asked for 30 June 2020): its seller is registered as owned by "
        "Example c_parent"
    )
    assert "found so far" in traced(held).sentence
    assert len(traced(held).past) == 1


def test_a_former_platform_is_said_with_its_day() -> None:
    contents = contents_of()
    ties = tuple(replace(t, until="2021") if t.type == "SELLS_ON" else t for t in contents.ties)
    graph = project(replace(contents, ties=ties))
    answer = trace_answer(graph, trace(graph, "s1"))
    assert answer.sentence.startswith("Example s1 is stated to have sold on Example t1 until 2021;")


def test_a_document_is_the_command_lines() -> None:
    graph = build(_OWNED)
    verdict = trace(graph, "s1")
    answer = trace_answer(graph, verdict)
    assert answer.document() == verdict_document(verdict)
    quotable = answer.quotable()
    assert quotable.keys() - answer.document().keys() == {"sentence", "sources", "not_checked"}
    assert quotable["sources"][0].keys() == {"id", "title", "publisher", "url", "published"}


def test_owners_are_named_with_convention_figures_and_kinds_of_source() -> None:
    answer = owned(
        ("c2 OWNS c1", {"share": "60%"}),
        ("p3 OWNS c2", {"share": "(25,50]%", "source": "press"}),
        "p4 OWNS c2",
    )
    assert answer.sentence == (
        "Example c1: holders found so far, counted by the convention multiplicative "
        "(threshold >= 25 %): Example c2 (60 %, definite); Example p3 (over 15 % to 30 %, "
        "possible); Example p4 (0 % to 60 %, resting on a share not stated, possible); "
        "according to register, press"
    )
    assert [s.id for s in answer.sources] == ["register", "press"]
    assert "Share of Example p4 in Example c2: not stated" in answer.not_checked
    assert [o.id for o in answer] == ["c2", "p3", "p4"]


def test_owners_through_a_match_of_ours_say_so() -> None:
    match = ("c2 SAME_AS c9", {"judgement": "accepted", "source": "ours"})
    answer = owned(("c2 OWNS c1", {"share": "60%"}), ("p3 OWNS c9", {"share": "60%"}), match)
    assert answer.sentence.endswith("according to register and 1 match that we judged ourselves")
    assert "ours" in [s.id for s in answer.sources]


def test_no_owner_found_is_not_no_owner() -> None:
    answer = owned()
    assert "nobody found so far" in answer.sentence
    assert "the convention multiplicative; checked: holdings" in answer.sentence
    assert "Owners of Example c1: no source states any" in answer.not_checked


def test_a_company_without_a_register_record_is_not_checked() -> None:
    answer = owned(("c2 OWNS c1", {"source": "press"}))
    assert "Company registers: no company-register record yet for Example c1, Example c2" in (
        answer.not_checked
    )


def test_a_convention_without_shares_gives_its_verdict_alone() -> None:
    answer = owned(("p2 OWNS c1", {"share": "60%"}), convention="amlr_54")
    assert "Example p2 (definite)" in answer.sentence
    assert (answer[0].min, answer[0].figure) == (None, "")


def test_red_flags_prove_nothing_and_say_what_could_not_be_asked() -> None:
    answer = red_flags_answer(scene_of(build(_OWNED)), (), "s1")
    assert answer.sentence.startswith("Example s1: 1 finding of red flags, “The platform’s group")
    assert answer.sentence.endswith("proves nothing, and each may have an innocent reason")
    assert any("sellers whose address is stated" in limit for limit in answer.not_checked)


def test_a_flag_is_not_checked_where_only_another_storefront_has_its_data() -> None:
    other = ("c2 OPERATES s2", "c2 LOCATED_AT a1", "p1 OFFICER_OF c1")
    here = red_flags_answer(scene_of(build(*other)), (), "s1").not_checked
    whole = red_flags_answer(scene_of(build(*other)), (), None).not_checked
    assert any("sellers whose address is stated" in limit for limit in here)
    assert not any("sellers whose address is stated" in limit for limit in whole)
    assert not any("sellers whose officers are stated" in limit for limit in here)


def test_a_number_that_two_sellers_give_is_checked_for_either() -> None:
    numbers = {seller: {"vat_number": "GB123456782"} for seller in ("c1", "c2")}
    owned = (("c9 OWNS c1", {"share": "60%"}), ("c9 OWNS c2", {"share": "60%"}))
    scene = scene_of(build("c2 OPERATES s2", *owned, values=numbers))
    for storefront in ("s1", "s2"):
        limits = red_flags_answer(scene, (), storefront).not_checked
        assert not any("VAT numbers" in limit for limit in limits), storefront


def test_no_red_flag_is_not_a_clean_bill() -> None:
    answer = red_flags_answer(scene_of(build()), (), "s1")
    assert answer.findings == ()
    assert "no red flag raised so far" in answer.sentence
    assert "says nothing of what it does not hold" in answer.sentence


def test_a_search_says_that_a_name_is_no_tie_and_which_register_was_not_asked() -> None:
    hit = Hit("c1", "Kestrel", Kind.COMPANY, "name", exact=True)
    unusable = UnusableRegister("invented", "it is damaged")
    answer = search_answer(
        "kestrel", FoundParties((FoundParty(hit, "", ()),), {}, (unusable,)), (), ()
    )
    assert answer.sentence == (
        "1 entry of this database matches “kestrel”, 1 of them by a whole name, number or id; "
        "a shared name is no tie"
    )
    assert answer.not_checked == ("The register invented: it is damaged",)
    assert answer.quotable()["result"] == answer.document()
    nothing = search_answer("kestrel", FoundParties((), {}, ()), (), ())
    assert "this says nothing of what exists" in nothing.sentence


class _Tags(HTMLParser):
    """The tags of a page and where they lead."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def test_texts_of_sources_cannot_run_in_a_notebook() -> None:
    bad = Source("register", _HOSTILE, "javascript:x", "javascript:alert(1)")
    contents = called(
        contents_of((_OWNED[0], {"share": "60%", "wording": _HOSTILE})),
        {"s1": _HOSTILE, "c1": f"{_HOSTILE}\u202e", "c_parent": _HOSTILE},
    )
    graph = project(replace(contents, sources={**contents.sources, "register": bad}))
    answer = trace_answer(graph, trace(graph, "s1"))
    assert answer.drawing
    answers = (answer, answer.chains[0], owners_answer(graph, owners(graph, "c1", "leontief")))
    tags = _Tags()
    for each in (*answers, red_flags_answer(scene_of(graph), (), None)):
        tags.feed(each._repr_html_())
    assert not tags.tags & {"script", "svg", "iframe", "style", "object"}
    assert not {name for name in tags.attributes if name.startswith("on")}
    assert {link.partition(":")[0] for link in tags.links} <= {"data"}
    assert "<script" not in answer.drawing._repr_svg_()
    assert "\u202e" not in str(answer)
