"""What a bundle is about, as its ``settings.json`` keeps it."""

import json
import platform
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from importlib.metadata import version
from typing import Any

from graph.errors import InputError
from graph.support.language import N_

BUNDLE_FORM = "1"
SHOWN_CHAINS = 5
"""How many chains the verdict lists, as ``trace`` does; the graph holds all of them."""

_LIBRARIES = ("networkx", "warcio", "xlsxwriter")


@dataclass(frozen=True, slots=True)
class BundleRequest:
    """The storefront, the day (ISO), and the settings on which the verdict depends.

    ``unfinished`` are the imports that had not ended, which no table holds.
    """

    storefront: str
    as_of: str
    hops: int
    publication: bool
    _: KW_ONLY
    mass_tenants: int
    unfinished: tuple[str, ...] = ()


def settings_document(asked: BundleRequest) -> dict[str, Any]:
    """Return the settings, ready for ``json.dumps``."""
    return {
        "form": BUNDLE_FORM,
        "storefront": asked.storefront,
        "as_of": asked.as_of,
        "hops": asked.hops,
        "publication": asked.publication,
        "query": ["trace", asked.storefront, "--as-of", asked.as_of, "--limit", str(SHOWN_CHAINS)],
        "convention": "trace",
        "thresholds": {
            "mass_tenants": asked.mass_tenants,
            "owned": ">50%",
            "target_share": ">=25%",
            "target_votes": ">50%",
        },
        "unfinished": list(asked.unfinished),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in _LIBRARIES},
        },
    }


def settings_from(content: bytes) -> BundleRequest:
    """Read the settings back.

    Raises:
        InputError: they are not what a bundle of this form has.
    """
    try:
        told: Mapping[str, Any] = json.loads(content)
        if told["form"] != BUNDLE_FORM:
            raise InputError(
                N_("The bundle is of form {form!r}, and this reads {expected_form!r}."),
                form=told["form"],
                expected_form=BUNDLE_FORM,
            )
        return BundleRequest(
            storefront=str(told["storefront"]),
            as_of=str(told["as_of"]),
            hops=int(told["hops"]),
            publication=bool(told["publication"]),
            mass_tenants=int(told["thresholds"]["mass_tenants"]),
            unfinished=tuple(str(i) for i in told["unfinished"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(N_("settings.json is not that of a bundle.")) from error
