"""Page of the red flags: findings, how common each is, and innocent explanations."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from graph.errors import InvestigatorError
from graph.red_flags.base import FlagStrength
from graph.red_flags.detect import FlagResult
from graph.red_flags.dismissals import finding_key
from graph.red_flags.findings import Finding
from graph.support.language import N_
from views.actions import dismiss_finding
from views.shell import html, session, table_files
from views.shell.session import Snapshot
from views.shell.texts import _, ngettext
from views.verdict.findings import red_flag_card

_FEW = 4  # flags up to which all are shown open
_STRENGTHS = {
    FlagStrength.STRONG: N_("strong"),
    FlagStrength.MODERATE: N_("moderate"),
    FlagStrength.WEAK: N_("weak"),
}
_HEADINGS = {
    FlagStrength.STRONG: N_("Strong"),
    FlagStrength.MODERATE: N_("Moderate"),
    FlagStrength.WEAK: N_("Weak"),
}


def _flags_table(raised: tuple[FlagResult, ...], shot: Snapshot) -> pd.DataFrame:
    rows = [
        [
            each.flag.name,
            _(each.flag.title),
            each.flag.strength.value,
            finding.subject,
            shot.contents.entities[finding.subject].name,
            str(finding.sentence),
            " ".join(finding.ties),
            " ".join(finding.sources),
            finding_key(finding),
            *_dismissal_cells(finding),
        ]
        for each in raised
        for finding in each.findings
    ]
    columns = ["flag", "title", "strength", "subject", "name", "sentence", "ties", "sources"]
    columns += ["key", "dismissed_by", "dismissed_at", "dismissed_why"]
    return pd.DataFrame(rows, columns=columns)


def _dismissal_cells(finding: Finding) -> tuple[str, str, str]:
    note = session.finding_dismissals().get(finding_key(finding))
    return (note.author, note.written, note.text) if note else ("", "", "")


def _filter_flags(raised: tuple[FlagResult, ...]) -> tuple[FlagResult, ...]:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        strengths = st.multiselect(
            _("Strength"),
            list(FlagStrength),
            format_func=lambda s: _(_STRENGTHS[s]),
            key="sign_strength",
            placeholder=_("any"),
            width=320,
        )
        silent = st.checkbox(_("Show checks with no finding"), key="silent")
    return tuple(
        each
        for each in raised
        if (each.findings or silent) and (not strengths or each.flag.strength in strengths)
    )


def _show_page() -> None:
    shot, raised = session.snapshot(), session.raised_flags()
    finding_count = sum(len(each.findings) for each in raised)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.title(_("Red flags"), anchor=False, width="content")
        st.space("stretch")
        if finding_count:
            table_files.offer_csv(_flags_table(raised, shot), "red-flags.csv")
    html.show_note(
        _("A red flag says where to look. It proves nothing; most have an innocent reason.")
    )
    count = ngettext(
        "{n} of {all} check found something", "{n} of {all} checks found something", len(raised)
    )
    html.show_note(count.format(n=sum(bool(r.findings) for r in raised), all=len(raised)))
    shown = _filter_flags(raised)
    if not shown:
        html.show_note(
            _("No red flags in your database. This says nothing about what it does not hold.")
        )
    for strength in FlagStrength:
        _show_strength(strength, [f for f in shown if f.flag.strength is strength], shot)
    dismiss_finding.offer_dismissal(shown)


def _show_strength(strength: FlagStrength, raised: Sequence[FlagResult], shot: Snapshot) -> None:
    """Show the flags of one strength, those without a finding last."""
    if not raised:
        return
    st.header(_(_HEADINGS[strength]), anchor=False)
    for each in sorted(raised, key=lambda r: not r.findings):
        html.show("red_flag", s=red_flag_card(each, shot), opened=len(raised) <= _FEW)


try:
    _show_page()
except InvestigatorError as error:
    html.show_problem(str(error))
