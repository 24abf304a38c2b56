"""Kinds of lists about a company of China other than holders and staff."""

from graph.errors import AnswerError
from graph.support.language import N_, lazy_text

INVESTMENTS = N_("companies it invests in, branches or results of a search (对外投资, 分支机构)")
PAST_PARTIES = N_("past holders or staff (历史股东, 历史主要人员)")
OWNERS = N_("beneficial owners or controllers (受益所有人, 实际控制人)")
PATENTS = N_("patents, trademarks or works (知识产权)")
PLEDGES = N_("pledges of shares (股权出质)")
CHANGES = N_("changes of a company (变更记录)")


def other_list_error(where: str, kind: str) -> AnswerError:
    """Return the error that refuses a list of another kind and names that kind."""
    return AnswerError(
        N_("{where} lists {kind}, not the holders or staff of a company."),
        where=where,
        kind=lazy_text(kind),
    )
