"""Changes in words: who says what now, what was there before, and no more than that."""

from dataclasses import replace

import pytest

from graph.analyses.strength_scale import ChainStanding, Strength
from graph.model.records import Kind, TieType
from scrapers.contract.change_kind import ChangeKind
from scrapers.watch.change import Change, Difference, NamedParty, Sentence, VerdictState
from scrapers.watch.change_sentences import change_sentence, verdict_sentence
from tests.watched import (
    DIRECTOR,
    HOLDER,
    OWNER,
    PERSON,
    SELLER,
    SHOP,
    STATUS,
    VERDICT,
    change,
    tie_between,
)

_PLACE = NamedParty("place", "2 New Street", Kind.ADDRESS)
_OFFICER = tie_between(PERSON, TieType.OFFICER_OF, SELLER)
_HOLDER = tie_between(OWNER, TieType.OWNS, SELLER)
_TRUST = (Difference("share", None, "100%"), Difference("interest", None, "votes as trustee"))


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (
            DIRECTOR,
            "Companies House now lists Jane Example as director of Example Lantern Ltd.",
        ),
        (
            HOLDER,
            "Companies House now lists Example Osprey Ltd as holding 75–100 % of "
            "Example Lantern Ltd.",
        ),
        (
            change("trust", ChangeKind.NEW_TIE, *_TRUST, tie=_HOLDER),
            "Companies House now lists Example Osprey Ltd as holding votes as trustee in "
            "Example Lantern Ltd.",
        ),
        (
            change("no share", ChangeKind.NEW_TIE, tie=_HOLDER),
            "Companies House now lists Example Osprey Ltd as a holder of Example Lantern Ltd.",
        ),
        (
            change("more", ChangeKind.CHANGED_TIE, Difference("share", "0.25", "51%"), tie=_HOLDER),
            "Companies House changed its entry of Example Osprey Ltd as a holder of "
            "Example Lantern Ltd: share 25 % → 51 %.",
        ),
        (
            change("end", ChangeKind.ENDED_TIE, Difference("until", None, "2026-11"), tie=_OFFICER),
            "Companies House lists Jane Example as officer of Example Lantern Ltd as ended "
            "in November 2026.",
        ),
        (
            change("no day", ChangeKind.ENDED_TIE, Difference("until", None, "soon"), tie=_OFFICER),
            "Companies House now gives an end for Jane Example as officer of Example Lantern Ltd.",
        ),
        (
            change("gone", ChangeKind.NO_LONGER_STATED, tie=_OFFICER),
            "Companies House no longer lists Jane Example as officer of Example Lantern Ltd.",
        ),
        (
            change(
                "moved",
                ChangeKind.CHANGED_TIE,
                Difference("to", "1 Old Street", "2 New Street"),
                tie=tie_between(SHOP, TieType.LOCATED_AT, _PLACE),
            ),
            "Companies House now lists 2 New Street as an address of Lantern Shop; before, it "
            "listed 1 Old Street.",
        ),
        (
            STATUS,
            "Companies House now gives “dissolved” as status of Example Lantern Ltd; before, it "
            "gave “active”.",
        ),
        (
            change(
                "born",
                ChangeKind.CHANGED_VALUE,
                Difference("birth_date", None, "1970-05"),
                entity=PERSON,
            ),
            "Companies House now gives “May 1970” as date of birth of Jane Example.",
        ),
        (
            change(
                "site",
                ChangeKind.NO_LONGER_STATED,
                Difference("website", "https://lantern.example", None),
                entity=SELLER,
            ),
            "Companies House no longer gives “https://lantern.example” as website of "
            "Example Lantern Ltd.",
        ),
        (
            replace(STATUS, id="host", source="impressum", subject="https://shop.example/imprint"),
            "shop.example now gives “dissolved” as status of Example Lantern Ltd; before, it "
            "gave “active”.",
        ),
        (
            change("party", ChangeKind.NO_LONGER_STATED, entity=OWNER),
            "Companies House no longer names Example Osprey Ltd.",
        ),
    ],
    ids=lambda value: value.id if isinstance(value, Change) else "",
)
def test_a_change_says_what_its_source_now_does(entry: Change, sentence: str) -> None:
    assert change_sentence(entry) == sentence


def test_a_verdict_names_its_reason_only_where_there_is_one() -> None:
    reason = (
        "Companies House now lists Example Osprey Ltd as holding 75–100 % of Example Lantern Ltd"
    )
    arrow = "Lantern Shop: connected → owned (register)"
    assert verdict_sentence(VERDICT, [HOLDER]) == f"{arrow}, because {reason}."
    assert verdict_sentence(VERDICT, []) == f"{arrow}."
    among_others = replace(VERDICT, because=("holder", "director", "status", "other"))
    assert verdict_sentence(among_others, [HOLDER]) == f"{arrow}, after {reason}."
    several = verdict_sentence(among_others, [HOLDER, DIRECTOR, STATUS, STATUS])
    assert several.startswith(f"{arrow}, after {reason}; Companies House now lists Jane Example")
    assert several.endswith("; and 2 more changes.")


def test_a_verdict_says_in_what_its_sides_differ() -> None:
    none = VerdictState("not found", None, None, Sentence({}))
    assert verdict_sentence(replace(VERDICT, before=none), []) == (
        "Lantern Shop: no tie found so far → owned (register)."
    )
    other = replace(
        VERDICT.before,
        verdict=Strength.OWNED,
        standing=ChainStanding.REPORTED,
        target=NamedParty("other", "Example Heron plc", Kind.COMPANY),
    )
    assert verdict_sentence(replace(VERDICT, before=other), []) == (
        "Lantern Shop: owned (reported, Example Heron plc) → owned (register, Example Osprey Ltd)."
    )
