"""The founding case shows the flags that its sources support, and no other."""

from graph.red_flags.detect import raise_flags, storefront_results
from graph.red_flags.scene import scene_of
from tests.graph.red_flags.shipped import shipped_example

STOREFRONT = "ft-20230621-trendy-beat"
# The seller that the report does not name is recorded as owned by ByteDance; the director of
# Seitu works for TikTok; goods come from China and the seller is of Singapore; other sellers on
# TikTok Shop pay a commission. No source gives an address, a number, a date or a brand.
SUPPORTED = {
    "platform_controls_seller": STOREFRONT,
    "platform_run_section": STOREFRONT,
    "platform_staff_director": "ft-20230621-seitu",
    "ships_from_elsewhere": STOREFRONT,
}


def test_the_founding_case_shows_what_its_sources_support_and_no_more() -> None:
    scene = scene_of(shipped_example("project_s"), "2023-07-05")
    raised = raise_flags(scene)
    assert {f.flag: f.subject for r in raised for f in r.findings} == SUPPORTED
    assert sum(len(r.findings) for r in raised) == len(SUPPORTED)
    assert storefront_results(scene, STOREFRONT, raised) == raised


def test_its_findings_say_what_was_reported_and_never_that_seitu_is_owned() -> None:
    scene = scene_of(shipped_example("project_s"), "2023-07-05")
    found = {f.flag: str(f.sentence) for r in raise_flags(scene) for f in r.findings}
    assert found["platform_controls_seller"].startswith("Trendy Beat sells on TikTok. ")
    assert "owned by ByteDance" in found["platform_controls_seller"]
    assert found["platform_run_section"] == (
        "Trendy Beat is a section of TikTok itself, says Report on TikTok's shopping section in "
        "the United Kingdom: “a shopping section that TikTok tests beside TikTok Shop”. Of other "
        "sellers there, Report on TikTok's shopping section in the United Kingdom, Account of the "
        "Financial Times report says: “other sellers on TikTok Shop pay a small commission”."
    )
    assert found["platform_staff_director"] == (
        "Lim Wilfred Halim is registered director of Seitu (press) and head of e-commerce "
        "anti-fraud and security in Singapore of TikTok, as employer (press)."
    )
    assert not any("own" in s and "Seitu" in s for s in found.values())
