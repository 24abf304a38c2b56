"""Every variant of a payload gives the records that it states, and no others."""

import pytest

from tests.scrapers.every_source.test_sources import broken
from tests.scrapers.variants import Variant, variants

each_variant = pytest.mark.parametrize("variant", variants(), ids=lambda v: v.name)


@each_variant
def test_a_variant_gives_what_it_states(variant: Variant) -> None:
    assert variant.gives() == variant.told["gives"]


@each_variant
def test_a_store_takes_what_a_variant_gives(variant: Variant) -> None:
    assert not list(broken(variant.records()))
