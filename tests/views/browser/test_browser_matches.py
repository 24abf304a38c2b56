"""Matches in a real Chromium: judged by key, the next pair at once, taken back."""

import pytest
from playwright.sync_api import Page, expect

from graph.judgements.judgement import NewJudgement
from graph.judgements.judgement_writer import new_judgement, read_pair, write_judgement
from graph.judgements.together import LEAST_SAMPLED, accept_together
from graph.model.records import (
    Contents,
    Judgement,
    Kind,
    Records,
    Statement,
    Tie,
    TieType,
)
from graph.stores.local_server import Access
from graph.stores.store import connect_store
from tests.browser import AXE, Watched, unfit
from tests.servers import fill
from tests.views.invented_matches import REGISTER, SELLER_PAGE, many_entries, name_of

pytestmark = pytest.mark.slow


def _contents(access: Access) -> Contents:
    with connect_store(access) as store:
        return store.contents()


def _judgements(access: Access) -> list[Judgement | None]:
    return [t.judgement for t in _contents(access).ties if t.type is TieType.SAME_AS]


def _judge_elsewhere(access: Access) -> None:
    """Judge the first pair as another person, while the page shows it."""
    with connect_store(access) as store:
        pair = read_pair(store, "a00000", "b00000")
        write_judgement(store, new_judgement(pair, Judgement.REJECTED, "AB_C", "Two numbers"))


def _wait_until_saved(page: Page) -> None:
    place = page.locator(".matches .place")
    expect(place).to_have_text("1 of 9", timeout=30_000)


def test_pairs_are_judged_by_key_and_taken_back(watched: Watched, embedded_server: Access) -> None:
    fill(embedded_server, many_entries(12))
    page = watched.page
    watched.open("/matches", ".matches h2")
    page.keyboard.press("s")
    expect(page.locator(".matches .said")).to_contain_text("name or initials")
    assert _judgements(embedded_server) == []
    page.keyboard.type("sd")  # into the field that has the focus, and no judgement
    page.keyboard.press("Escape")
    _judge_elsewhere(embedded_server)
    for key in "sdu":
        page.keyboard.press(key)
    pair = "Amble Garden Tools 0 Ltd (09990000) · Amble Garden Tools 0"
    other = page.get_by_text(f"{pair}: AB_C judged this a minute ago")
    expect(other).to_be_visible(timeout=30_000)
    _wait_until_saved(page)
    judged = [Judgement.ACCEPTED, Judgement.REJECTED, Judgement.REJECTED, Judgement.UNSURE]
    assert sorted(map(str, _judgements(embedded_server))) == sorted(judged)
    page.keyboard.press("z")
    expect(page.locator(".matches .place")).to_have_text("1 of 10", timeout=30_000)
    judged.append(Judgement.WITHDRAWN)
    assert sorted(map(str, _judgements(embedded_server))) == sorted(judged)
    assert watched.said == []
    if AXE:
        assert unfit(page) == []


def test_evidence_that_changed_meanwhile_is_shown_and_asked_once_more(
    watched: Watched, embedded_server: Access
) -> None:
    fill(embedded_server, many_entries(3))
    page = watched.page
    watched.open("/matches", ".matches h2")
    page.get_by_label("Your name or initials").fill("EV")
    page.keyboard.press("Escape")
    _find_another_contact(embedded_server)
    page.keyboard.press("s")
    stopped = page.locator(".matches .stopped")
    expect(stopped).to_contain_text("has changed since it was shown", timeout=30_000)
    assert _judgements(embedded_server) == []
    stopped.get_by_role("button").last.click()
    card = page.locator(".matches .pair")
    expect(card).to_contain_text("Both give the contact shop@example.com", timeout=30_000)
    page.keyboard.press("s")
    expect(page.locator(".matches .place")).to_have_text("1 of 2", timeout=30_000)
    assert _judgements(embedded_server) == [Judgement.ACCEPTED]


def _find_another_contact(access: Access) -> None:
    """Store a second contact of the first pair, while the page shows it."""
    contact = Statement("m", Kind.CONTACT, "page", {"name": "shop@example.com"})
    ties = (
        Tie(f"m{end}", TieType.REACHED_AT, end, "m", source="page") for end in ("a00000", "b00000")
    )
    with connect_store(access) as store:
        store.load(Records((SELLER_PAGE,), (contact,), tuple(ties)), by="test", files=())


def test_a_sample_hides_why_and_outlives_a_reload(
    watched: Watched, embedded_server: Access
) -> None:
    fill(embedded_server, many_entries(12))
    page = watched.page
    watched.open("/matches", ".matches h2")
    page.get_by_label("Kind").click()
    page.get_by_role("option", name="Company").click()
    _draw_sample(page)
    page.keyboard.press("j")
    said = page.locator(".matches .said")
    expect(said).to_contain_text(" Ltd · ")
    expect(said).not_to_contain_text("equal")
    _end_sample(page)
    expect(page.get_by_role("combobox", name="Kind")).to_have_value("Company")
    _draw_sample(page)
    page.reload()
    _end_sample(page)
    assert "sample=" not in page.url


def _draw_sample(page: Page) -> None:
    page.get_by_role("button", name="Sample").click()
    page.get_by_role("button", name="Draw 12").click()
    expect(page.get_by_text("Sample: 0 of 12 judged")).to_be_visible()


def _end_sample(page: Page) -> None:
    page.get_by_role("button", name="End the sample").click(timeout=30_000)
    expect(page.get_by_role("heading", name="The names are equal")).to_be_visible()


def test_companies_of_one_number_are_judged_at_once_after_a_sample_and_undone_at_once(
    watched: Watched, embedded_server: Access
) -> None:
    fill(embedded_server, _companies_in_two_lists(LEAST_SAMPLED + 3))
    page = watched.page
    watched.open("/matches", ".matches h2")
    page.get_by_text("One register number").click()
    page.get_by_role("button", name="Many at once").click()
    expect(page.get_by_text("They can be judged at once after a sample")).to_be_visible()
    page.keyboard.press("Escape")
    _judge_sample_the_same(page, embedded_server)
    page.get_by_text("One register number").click()
    page.get_by_role("button", name="Many at once").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("3 pairs become one party each.", timeout=30_000)
    dialog.get_by_label("Your name or initials").fill("EV")
    dialog.get_by_role("button", name="Judge 3 pairs the same").click()
    expect(page.get_by_text("3 pairs were judged the same.")).to_be_visible(timeout=30_000)
    assert _judgements(embedded_server) == [Judgement.ACCEPTED] * (LEAST_SAMPLED + 3)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("3 pairs were judged the same.")).to_be_hidden(timeout=30_000)
    assert _judgements(embedded_server) == [Judgement.ACCEPTED] * LEAST_SAMPLED
    assert watched.said == []


def _companies_in_two_lists(count: int) -> Records:
    """Return companies of one register number each, in a register and on a seller page."""
    values = [
        {"name": f"{name_of(n)} Ltd", "country": "GB", "registration_number": f"{9990000 + n:08}"}
        for n in range(count)
    ]
    stated = (
        Statement(f"{side}{n:05}", Kind.COMPANY, source.id, each)
        for n, each in enumerate(values)
        for side, source in (("a", REGISTER), ("b", SELLER_PAGE))
    )
    return Records((REGISTER, SELLER_PAGE), tuple(stated))


def _judge_sample_the_same(page: Page, access: Access) -> None:
    """Draw a sample of all pairs, of which another person judges enough, and end it."""
    count = LEAST_SAMPLED + 3
    page.get_by_role("button", name="Sample").click()
    page.get_by_role("button", name=f"Draw {count}").click()
    expect(page.get_by_text(f"Sample: 0 of {count} judged")).to_be_visible(timeout=30_000)
    moment = "2026-11-29T10:00:00Z"
    new = [
        NewJudgement(f"a{n:05}", f"b{n:05}", Judgement.ACCEPTED, "AB_C", judged_at=moment)
        for n in range(LEAST_SAMPLED)
    ]
    with connect_store(access) as store:
        accept_together(store, store.contents(), new, lambda _left, _right: ())
    page.reload()
    said = page.get_by_text(f"Sample: {LEAST_SAMPLED} of {count} judged")
    expect(said).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="End the sample").click()
