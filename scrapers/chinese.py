"""Companies of China as their commercial registers list them: headings, statuses, CSV exports.

One row a company or one a shareholder; a cell may list several: ``NAME: VALUE; NAME: VALUE``.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from graph.errors import AnswerError
from graph.identity import document_id, own_company_id
from graph.language import N_
from graph.model import Kind, Source, Value
from graph.shares import Share
from scrapers.base import Origin, Record, Unknown, file_source_of
from scrapers.lists import Party, Register, entries, percentage, renamed, unknown_headings
from scrapers.pages import Page
from scrapers.places import located
from scrapers.stating import says
from scrapers.values import day, unknown

NAMES = {
    "name": ("企业名称", "公司名称", "名称", "企业名"),
    "code": ("统一社会信用代码", "社会信用代码", "信用代码", "纳税人识别号"),
    "number": ("注册号", "工商注册号"),
    "representative": ("法定代表人", "法人", "法人代表", "负责人"),
    "capital": ("注册资本",),
    "founded": ("成立日期", "成立时间", "注册日期"),
    "status": ("经营状态", "登记状态", "企业状态"),
    "type": ("企业类型", "公司类型"),
    "address": ("注册地址", "企业地址", "地址", "住所"),
    "scope": ("经营范围",),
    "former": ("曾用名",),
    "holder": ("股东名称", "股东", "股东信息", "股东(发起人)", "发起人"),
    "share": ("持股比例", "出资比例", "股权比例"),
    "subscribed": ("认缴出资额", "认缴金额", "认缴出资"),
    "staff": ("主要人员", "高管", "董监高"),
    "role": ("职务", "职位"),
    "phone": ("电话", "联系电话", "企业电话"),
    "email": ("邮箱", "电子邮箱"),
    "website": ("网址", "官网"),
    "province": ("所属省份", "省份"),
    "city": ("所属城市", "城市"),
    "industry": ("所属行业", "行业"),
}
"""Our names of columns, with the headings of exports."""

_ACTIVE: tuple[tuple[bool | None, re.Pattern[str]], ...] = (
    (False, re.compile("注销|吊销|撤销|Revoked|Cancelled|Deregistered", re.I)),
    (None, re.compile("迁出|停业|清算|歇业")),
    (True, re.compile("存续|在业|开业|在营|正常|登记成立|Active|Existing", re.I)),
)
_ROLES = (
    ("legal representative", re.compile("法定代表人|法人代表")),
    ("director", re.compile("董事|Director", re.I)),
    ("supervisor", re.compile("监事|Supervisor", re.I)),
    ("manager", re.compile("经理|总裁|厂长|负责人|财务|Manager", re.I)),
    ("partner", re.compile("合伙人")),
)
_ENGLISH = {
    "法定代表人": "legal representative",
    "执行董事": "executive director",
    "董事长": "chair of the board",
    "董事": "director",
    "监事": "supervisor",
    "经理": "manager",
    "总经理": "general manager",
}
LEGAL = "法定代表人"
_CHINA_TIME = timedelta(hours=8)


def is_active(status: str) -> bool | None:
    """Return whether a company of a status is active; None where the words do not say."""
    return next((active for active, form in _ACTIVE if form.search(status)), None)


def is_known(status: str) -> bool:
    """Whether a status is among those the register uses."""
    return any(form.search(status) for _, form in _ACTIVE)


def role_kind(role: str) -> str:
    """Return what kind of office a role is, empty where that is not known."""
    return next((kind for kind, form in _ROLES if form.search(role)), "")


def date_of(stated: str) -> str:
    """Return a date written 2015-03-02, 2015/3/2 or 2015年3月2日, or as milliseconds."""
    text = unicodedata.normalize("NFKC", stated).strip()
    if re.fullmatch(r"-?\d{11,14}", text, re.ASCII):
        return milliseconds(int(text))
    match = re.match(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})", text, re.ASCII)
    return day(f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}") if match else day(text)


def milliseconds(number: int) -> str:
    """Return the day in China of a time that is told in milliseconds since 1970."""
    try:
        moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=number) + _CHINA_TIME
    except (OverflowError, ValueError):
        return ""
    return day(moment.date().isoformat())


def company_key(code: str, name: str, origin: Origin, page: Page) -> str:
    """Return the id of a company: its 18-character code, else its name in this document."""
    known = own_company_id("CN", code)
    return known or (document_id(f"{origin.name}-{page.sha256[:16]}", name) if name else "")


def register_of(origin: Origin, company: str) -> Register:
    """Return the list of a company; its persons have no number outside of it."""
    document = f"{origin.name}-{company.removeprefix('cn-').removeprefix(f'{origin.name}-')}"
    return Register(origin, company, document, "zh")


def company_values(row: Mapping[str, str]) -> dict[str, Value | None]:
    """Return the values of a company under our names of columns."""
    former = re.split(r"[;,、]+\s*", unicodedata.normalize("NFKC", row.get("former", "")))
    return {
        "name": row.get("name", ""),
        "country": "CN",
        "registration_number": row.get("code", ""),
        "older_number": row.get("number", ""),
        "status": row.get("status", ""),
        "active": is_active(row.get("status", "")),
        "incorporated": date_of(row.get("founded", "")),
        "company_type": row.get("type", ""),
        "capital": row.get("capital", ""),
        "activity": row.get("scope", ""),
        "industry": row.get("industry", ""),
        "former_names": tuple(part for part in former if part and part != "-"),
        "phone": row.get("phone", ""),
        "email": row.get("email", ""),
        "website": row.get("website", ""),
        "place": " ".join(filter(None, (row.get("province", ""), row.get("city", "")))),
    }


def company_records(
    row: Mapping[str, str], company: str, origin: Origin, source: Source, where: str
) -> Iterator[Record]:
    """Yield a company with its registered address and its legal representative."""
    status = row.get("status", "")
    if status and not is_known(status):
        yield unknown("status", status, where)
    if row.get("founded") and not date_of(row["founded"]):
        yield unknown("date", row["founded"], where)
    yield says(origin, source, company, Kind.COMPANY, company_values(row))
    address = row.get("address", "")
    yield from located(company, address, "CN", "registered office", source, origin.standing)
    name = row.get("representative", "")
    if name and name != "-":
        yield from office(register_of(origin, company), name, LEGAL, source)


def office(register: Register, name: str, role: str, source: Source) -> Iterator[Record]:
    """Yield an officer; a role that is understood has its English words beside it."""
    english = _ENGLISH.get(role, "")
    yield from register.office(Party(name), source, role, role_kind(role), translation=english)


def holding(
    register: Register,
    party: Party,
    stated: str,
    source: Source,
    more: Mapping[str, Value | None],
    number: int = 0,
) -> Iterator[Record]:
    """Yield a holder; a number without its ``%`` is no share."""
    share: Share | None = percentage(stated)
    if stated and share is None and stated not in ("-", "—", "未公开"):
        yield Unknown("a share without %, or none of 0 to 100 %", f"{party.name}: {stated}"[:80])
    wording = f"股东 {stated}".strip()
    yield from register.holding(party, source, share, wording, extra=more, number=number)


def csv_records(page: Page, origin: Origin, title: str) -> Iterator[Record]:
    """Yield the companies of an export.

    Raises:
        AnswerError: it has no column with the companies' names.
    """
    source = file_source_of(page, origin, title)
    yield source
    first, seen = True, Counter[tuple[str, str]]()
    for place, cells in page.rows():
        titles = renamed(dict.fromkeys(cells, "x"), NAMES)
        if "name" not in titles and not page.company:
            raise AnswerError(
                N_(
                    "{where} has no column 企业名称 with the companies' names. Add it, or say "
                    "whose list it is: --company with the 18-character code."
                ),
                where=page.where,
            )
        if first:
            first = False
            for heading in unknown_headings(cells, NAMES):
                yield Unknown(f"field {heading[:80]}", page.where)
        row = renamed(cells, NAMES)
        company = company_key(
            row.get("code", "") or page.company, row.get("name", ""), origin, page
        )
        if not company:
            yield unknown("row without a company", row.get("holder", ""), place)
            continue
        if not seen[(company, "")]:
            seen[(company, "")] += 1
            yield from _first_of(row, company, origin, source, place)
        yield from _listed(row, company, origin, source, seen)


def _first_of(
    row: dict[str, str], company: str, origin: Origin, source: Source, where: str
) -> Iterator[Record]:
    named = row if row.get("name") else {**row, "name": company.removeprefix("cn-")}
    yield from company_records(named, company, origin, source, where)


def _listed(
    row: dict[str, str],
    company: str,
    origin: Origin,
    source: Source,
    seen: Counter[tuple[str, str]],
) -> Iterator[Record]:
    register = register_of(origin, company)
    holders = entries(row.get("holder", ""))
    # One share beside several holders does not say how much each of them holds.
    share = row.get("share", "") if len(holders) == 1 else ""
    for name, value in holders:
        stated = value or share
        # A row for each of the staff repeats the holders: the same holding is stated once.
        if name != "-" and not seen[(company, f"holder {name}: {stated}")]:
            seen[(company, f"holder {name}: {stated}")] += 1
            seen[(company, f"holder {name}")] += 1
            number = seen[(company, f"holder {name}")] - 1
            told = "" if share else row.get("share", "")
            more = {"subscribed": row.get("subscribed", ""), "stated_holding": told}
            yield from holding(register, Party(name), stated, source, more, number)
    for name, value in entries(row.get("staff", "")):
        # ``李四/监事`` names the role behind a stroke.
        own, _, behind = name.partition("/")
        for role in re.split(r"[,,、/]+", value or behind or row.get("role", "")):
            if own and not seen[(company, f"{own} {role}")]:
                seen[(company, f"{own} {role}")] += 1
                yield from office(register, own, role.strip() or "主要人员", source)
