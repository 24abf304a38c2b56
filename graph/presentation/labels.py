"""Labels of strengths, standings and kinds of source, each in the user's language."""

from graph.analyses.strength_scale import Strength
from graph.model.records import Standing, TieType
from graph.support.language import N_, Labels

STRENGTH_LABELS: Labels[Strength] = Labels(
    {
        Strength.OWNED: N_("Owned"),
        Strength.CONTROLLED: N_("Controlled"),
        Strength.PART_OWNED: N_("Part owned"),
        Strength.PERSONNEL: N_("Shared people"),
        Strength.CONNECTED: N_("Connected"),
        Strength.SHARED_CONTACT: N_("Shared contact"),
        Strength.POSSIBLE_SAME: N_("Possible match"),
    }
)

STANDING_LABELS: Labels[str] = Labels(
    {
        "registered": N_("Register"),
        "platform": N_("Platform page"),
        "reported": N_("Reported"),
        "derived": N_("Our inference"),
    }
)
"""Standings of chains; ``SOURCE_LABELS`` are for the source of one statement."""

SOURCE_LABELS: Labels[Standing] = Labels(
    {
        Standing.REGISTER: N_("Register"),
        Standing.FILING: N_("Filing"),
        Standing.PLATFORM: N_("Platform page"),
        Standing.OWN_STATEMENT: N_("Own statement"),
        Standing.COMPILED: N_("Compiled"),
        Standing.PRESS: N_("Press"),
        Standing.OWN_RESEARCH: N_("Own research"),
        Standing.DERIVED: N_("Our inference"),
    }
)

TIE_WORDS: Labels[TieType] = Labels(
    {
        TieType.OWNS: N_("Holds shares, votes or another interest"),
        TieType.CONTROLS: N_("Controls"),
        TieType.OFFICER_OF: N_("Officer of"),
        TieType.EMPLOYED_BY: N_("Employed by"),
        TieType.OPERATES: N_("Seller or operator of"),
        TieType.SELLS_ON: N_("Sells on"),
        TieType.SELLS: N_("Sells"),
        TieType.OF_BRAND: N_("Of the brand"),
        TieType.LOCATED_AT: N_("Gives as address"),
        TieType.REACHED_AT: N_("Gives as contact"),
        TieType.LINKED_TO: N_("Connected to"),
        TieType.SAME_AS: N_("Match, proposed or decided"),
    }
)
