"""Request for a bundle, as its ``settings.json`` keeps it."""

import json
import platform
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from importlib.metadata import version
from typing import Any

from graph.errors import InputError
from graph.support.language import N_

BUNDLE_FORM = "5"
"""Form of the bundles made now; a change of its files, README or dossier makes a new one."""

FOURTH_FORM = "4"
"""Form of bundles whose dossier does not say how many chains it leaves out."""

THIRD_FORM = "3"
"""Form of bundles whose dossier has a picture, and that do not say who did what."""

SECOND_FORM = "2"
"""Form of bundles whose dossier has no picture, and is in English alone."""

FIRST_FORM = "1"
"""Form of earlier bundles: some have no README or dossier, and their README cannot be remade."""

WITHOUT_LOG = (FIRST_FORM, SECOND_FORM, THIRD_FORM)
"""Forms of bundles that do not say who did what."""

WITHOUT_COUNT = (*WITHOUT_LOG, FOURTH_FORM)
"""Forms of bundles whose dossier does not say how many chains it leaves out."""

SHOWN_CHAINS = 5
"""Most chains in the verdict, as in ``trace``; the graph holds all of them."""

_LIBRARIES = ("networkx", "warcio", "xlsxwriter")


@dataclass(frozen=True, slots=True)
class BundleRequest:
    """The storefront, the ISO day, and the settings on which the verdict depends.

    ``unfinished`` are the imports that had not ended, which the tables do not hold.
    """

    storefront: str
    as_of: str
    hops: int
    publication: bool
    _: KW_ONLY
    mass_tenants: int
    unfinished: tuple[str, ...] = ()
    form: str = BUNDLE_FORM


def settings_document(request: BundleRequest) -> dict[str, Any]:
    """Return the settings, ready for ``json.dumps``."""
    return {
        "form": request.form,
        "storefront": request.storefront,
        "as_of": request.as_of,
        "hops": request.hops,
        "publication": request.publication,
        "query": [
            "trace",
            request.storefront,
            "--as-of",
            request.as_of,
            "--limit",
            str(SHOWN_CHAINS),
        ],
        "convention": "trace",
        "thresholds": {
            "mass_tenants": request.mass_tenants,
            "owned": ">50%",
            "target_share": ">=25%",
            "target_votes": ">50%",
        },
        "unfinished": list(request.unfinished),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in _LIBRARIES},
        },
    }


def stated_settings(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings without the versions of what made the bundle, which only it knows."""
    return {key: value for key, value in document.items() if key != "versions"}


def settings_from(content: bytes) -> BundleRequest:
    """Read ``settings.json`` back.

    Raises:
        InputError: the content is not the settings of a bundle of this form.
    """
    try:
        document: Mapping[str, Any] = json.loads(content)
        if document["form"] not in (*WITHOUT_COUNT, BUNDLE_FORM):
            raise InputError(
                N_("The bundle is of form {form!r}, and this reads {expected_form!r}."),
                form=document["form"],
                expected_form=BUNDLE_FORM,
            )
        return BundleRequest(
            storefront=str(document["storefront"]),
            as_of=str(document["as_of"]),
            hops=int(document["hops"]),
            publication=bool(document["publication"]),
            mass_tenants=int(document["thresholds"]["mass_tenants"]),
            unfinished=tuple(str(i) for i in document["unfinished"]),
            form=str(document["form"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(N_("settings.json is not that of a bundle.")) from error
