"""Lists of companies of China as CSV, with one row per company, shareholder or officer.

A cell may list several: ``NAME: VALUE; NAME: VALUE``.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace

from graph.errors import AnswerError
from graph.model.records import Kind, Source, Value
from graph.model.vocabulary.placeholders import is_nobody, is_placeholder
from graph.support.language import N_
from scrapers.contract.collector import Origin, Record, Unknown, file_source_of
from scrapers.contract.page import Page
from scrapers.parsing.holders.holder_names import name_and_role
from scrapers.parsing.holders.holdings import ListedParty, Namesakes
from scrapers.parsing.holders.stated_shares import holds_nothing, single_share
from scrapers.parsing.json_values import EMPTY_JSON, unknown_value
from scrapers.sources.registers.chinese.companies import (
    company_key,
    company_records,
    head_records,
    lot_of,
    office_records,
    register_of,
    unknown_share,
)
from scrapers.sources.registers.chinese.kinds import (
    INVESTMENTS,
    OWNERS,
    PAST_PARTIES,
    PATENTS,
    PLEDGES,
    other_list_error,
)
from scrapers.sources.registers.chinese.terms import LEGAL_REPRESENTATIVE, date_of, holder_kind
from scrapers.sources.registers.list_files import (
    add_shares,
    cell_entries,
    rename_columns,
    unknown_headings,
)

NAMES = {
    "name": ("企业名称", "公司名称", "名称", "企业名"),
    "code": ("统一社会信用代码", "社会信用代码", "信用代码", "纳税人识别号"),
    "number": ("注册号", "工商注册号"),
    LEGAL_REPRESENTATIVE: ("法人", "法人代表", "法定代表人姓名"),
    "负责人": ("法定代表人/负责人", "负责人/法定代表人", "法定代表人(负责人)"),
    "执行事务合伙人": (),
    "经营者": (),
    "capital": ("注册资本",),
    "paid_in": ("实缴资本", "实收资本"),
    "founded": ("成立日期", "成立时间", "注册日期"),
    "cancelled": ("注销日期",),
    "revoked": ("吊销日期",),
    "status": ("经营状态", "登记状态", "企业状态"),
    "type": ("企业类型", "公司类型"),
    "address": ("注册地址", "企业地址", "地址", "住所"),
    "scope": ("经营范围",),
    "former": ("曾用名",),
    "english": ("英文名", "企业英文名"),
    "holder": ("股东名称", "股东", "股东信息", "股东(发起人)", "发起人"),
    "share": ("持股比例", "出资比例", "股权比例"),
    "holder_type": ("股东类型",),
    "subscribed": ("认缴出资额", "认缴金额", "认缴出资"),
    "paid": ("实缴出资额", "实缴金额", "实缴出资"),
    "staff": ("主要人员", "高管", "董监高"),
    "role": ("职务", "职位"),
    "left": ("退出日期", "退出时间", "离任日期", "离任时间", "卸任日期", "卸任时间", "离职日期"),
    "phone": ("电话", "联系电话", "企业电话"),
    "email": ("邮箱", "电子邮箱"),
    "website": ("网址", "官网"),
    "province": ("所属省份", "省份"),
    "city": ("所属城市", "城市"),
    "industry": ("所属行业", "行业"),
}
"""Our names of columns, with the headings of exports."""

# Lists of other kinds, by a word in their headings.
_OTHERS = (
    (INVESTMENTS, "被投资|对外投资|分支机构|投资比例"),
    (PAST_PARTIES, "历史|退出|卸任|离任"),
    (OWNERS, "受益所有人|受益人|实际控制人"),
    (PATENTS, "专利|商标|著作权"),
    (PLEDGES, "出质|质权"),
)
_HEADS = (LEGAL_REPRESENTATIVE, "负责人", "执行事务合伙人", "经营者")
_HOLDER_COLUMNS = ("holder", "share", "subscribed", "paid", "holder_type", "left")
_STAFF_COLUMNS = ("staff", "role", "left")


@dataclass(frozen=True, slots=True)
class _Holder:
    name: str
    stated: str
    is_joint: bool
    subscribed: str
    _: KW_ONLY
    paid: str
    kind: Kind | None
    left: str


@dataclass(slots=True)
class _ListedCompany:
    """The rows of one company, without those that only repeat its holders or staff."""

    row: dict[str, str]
    where: str
    holders: list[_Holder] = field(default_factory=list)
    staff: list[tuple[str, str, str, str]] = field(default_factory=list)
    _: KW_ONLY
    seen: dict[tuple[str, ...], set[tuple[str, ...]]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def add(self, row: Mapping[str, str]) -> None:
        """Add a row.

        A row per staff member repeats the holders, and a row per holder repeats the staff.
        """
        held = tuple(row.get(key, "") for key in _HOLDER_COLUMNS)
        staff = tuple(row.get(key, "") for key in _STAFF_COLUMNS)
        repeated = held in self.seen and staff not in self.seen[held]
        self.seen[held].add(staff)
        if not repeated:
            self.holders += _holders(row)
        self.staff += [one for one in _staff(row) if one not in self.staff]


def _holders(row: Mapping[str, str]) -> Iterator[_Holder]:
    entries = cell_entries(row.get("holder", ""))
    # One amount or kind for several holders does not say which of them it belongs to.
    get = row.get if len(entries) == 1 else EMPTY_JSON.get
    subscribed, paid = str(get("subscribed", "")), str(get("paid", ""))
    kind = holder_kind(str(get("holder_type", "")))
    for name, stated, joint in add_shares(entries, row.get("share", "")):
        yield _Holder(
            name=name,
            stated=stated,
            is_joint=joint,
            subscribed=subscribed,
            paid=paid,
            kind=kind,
            left=_left(row),
        )


def _left(row: Mapping[str, str]) -> str:
    """Return the stated day on which the party of a row left; empty for none."""
    stated = row.get("left", "")
    return "" if is_placeholder(stated) else stated


def _staff(row: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    again: Counter[tuple[str, str]] = Counter()
    for name, value in cell_entries(row.get("staff", "")):
        # ``李四/监事`` has the role after a slash.
        own, _, behind = name.partition("/")
        own, stated_role = (own, value) if value or behind else name_and_role(own)
        role = stated_role or behind or row.get("role", "")
        again[(own, role)] += 1
        number = again[(own, role)]
        yield own.strip(), role, f"staff {number}" if number > 1 else "", _left(row)


def csv_records(page: Page, origin: Origin, title: str) -> Iterator[Record]:
    """Yield the companies of an export.

    Raises:
        AnswerError: the file lists something else, or lacks a column with company names.
    """
    source = file_source_of(page, origin, title)
    yield source
    companies: dict[str, _ListedCompany] = {}
    rows = list(_rows(page))
    if rows:
        for heading in unknown_headings(rows[0][1], NAMES):
            yield Unknown(f"field {heading[:80]}", page.where)
    given = _reader_company(page, rows)
    if page.company and not given:
        yield unknown_value("--company, beside several companies,", page.company, page.where)
    for place, cells in rows:
        row = rename_columns(cells, NAMES)
        code = row.get("code", "") or given
        ident = company_key(code, row.get("name", ""), origin, page)
        if not ident:
            yield unknown_value("row without a company", row.get("holder", ""), place)
            continue
        companies.setdefault(ident, _ListedCompany(row=row, where=place)).add(row)
    for ident, company in companies.items():
        yield from _company(ident, company, origin, source)


def _rows(page: Page) -> Iterator[tuple[str, dict[str, str]]]:
    for place, cells in page.rows():
        titles = rename_columns(dict.fromkeys(cells, "x"), NAMES)
        if not {"holder", "staff"} & titles.keys():
            _refuse_another_list(page, cells, titles)
        if "name" not in titles and not page.company:
            raise AnswerError(
                N_(
                    "{where} has no column 企业名称 with the companies' names. Add it, or say "
                    "whose list it is: --company with the 18-character code."
                ),
                where=page.where,
            )
        yield place, cells


def _refuse_another_list(page: Page, cells: Mapping[str, str], titles: Mapping[str, str]) -> None:
    """Refuse a list of another kind; shares without holders belong to a list of investments.

    Raises:
        AnswerError: the file lists something else, which the message names.
    """
    headings = " ".join(cells)
    named = (name for name, form in _OTHERS if re.search(form, headings))
    kind = next(named, INVESTMENTS if "share" in titles else "")
    if kind:
        raise other_list_error(page.where, kind)


def _reader_company(page: Page, rows: Sequence[tuple[str, dict[str, str]]]) -> str:
    """Return the company that the user named, empty where the file lists several."""
    names = {rename_columns(cells, NAMES).get("name", "") for _, cells in rows} - {""}
    return page.company if len(names) < 2 else ""


def _company(
    ident: str, company: _ListedCompany, origin: Origin, source: Source
) -> Iterator[Record]:
    register, row = register_of(origin, ident), company.row
    named = row if row.get("name") else {**row, "name": ident.removeprefix("cn-")}
    yield from company_records(named, register, source, company.where)
    for title in _HEADS:
        yield from head_records(
            ListedParty(name=row.get(title, "")), title, named, register, source
        )
    holders = [
        one for one in company.holders if is_nobody(one.name) or not is_placeholder(one.name)
    ]
    namesakes = Namesakes((one.name for one in holders), "holder")
    for one in holders:
        party = ListedParty(name=one.name, kind=one.kind, key=namesakes.key(one.name))
        yield from unknown_share(party, one.stated)
        if holds_nothing(one.stated):
            continue
        more: dict[str, Value | None] = {
            "subscribed": one.subscribed,
            "paid_in": one.paid,
            "stated_holding": one.stated if single_share(one.stated) is None else "",
        }
        lot = replace(lot_of(one.stated), is_joint=one.is_joint, extra=more)
        lot = replace(lot, until=date_of(one.left), over=_over(one.left))
        yield from register.holding(party, source, lot)
    for name, role, key, left in company.staff:
        if not is_placeholder(name):
            party = ListedParty(name=name, key=key)
            ended = (date_of(left), _over(left))
            yield from office_records(register, party, role, source, *ended)


def _over(left: str) -> str:
    return f"退出 {left}" if left else ""
