"""All conventions for figures of ownership and control; a new one is listed here."""

from graph.analyses.ownership.conventions.amlr_54 import AMLR_54
from graph.analyses.ownership.conventions.base import Convention
from graph.analyses.ownership.conventions.chain_majority import CHAIN_MAJORITY
from graph.analyses.ownership.conventions.control_fixpoint import CONTROL_FIXPOINT
from graph.analyses.ownership.conventions.leontief import LEONTIEF
from graph.analyses.ownership.conventions.loop_corrected import LOOP_CORRECTED
from graph.analyses.ownership.conventions.multiplicative import MULTIPLICATIVE
from graph.analyses.ownership.conventions.ofac_50 import OFAC_50
from graph.analyses.ownership.conventions.simple_paths import SIMPLE_PATHS

CONVENTIONS: tuple[Convention, ...] = (
    MULTIPLICATIVE,
    LEONTIEF,
    LOOP_CORRECTED,
    SIMPLE_PATHS,
    CONTROL_FIXPOINT,
    CHAIN_MAJORITY,
    OFAC_50,
    AMLR_54,
)
