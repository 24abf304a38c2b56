"""Vocabulary of China's registers: statuses, roles, regions and dates."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta

from graph.model.records import Kind
from graph.model.vocabulary.statuses import Status, status_of
from scrapers.parsing.json_values import day

_LIVE_STATUS = re.compile(
    "存续|在业|开业|在营|正常|登记成立|仍注册|仍註冊|核准设立|核准設立|核准登记|Active|Existing",
    re.I,
)
_OTHER_STATUS = re.compile("迁出|停业|清算|歇业|吊销|撤销|Revoked", re.I)
_ENGLISH = {
    "法定代表人": "legal representative",
    "负责人": "person in charge",
    "执行事务合伙人": "managing partner",
    "经营者": "operator of the business",
    "执行董事": "executive director",
    "董事长": "chair of the board",
    "副董事长": "deputy chair of the board",
    "独立董事": "independent director",
    "董事": "director",
    "董事会秘书": "secretary of the board",
    "监事": "supervisor",
    "监事会主席": "chair of the supervisors",
    "经理": "manager",
    "总经理": "general manager",
    "副总经理": "deputy general manager",
    "财务负责人": "head of finance",
    "委派代表": "representative sent by a partner",
}
LEGAL_REPRESENTATIVE = "法定代表人"
KEY_STAFF = "主要人员"
"""What a list calls its people where it does not say which office they hold."""

# The head of a branch, sole trader or partnership has a title other than legal representative.
_HEADS = (
    ("负责人", re.compile("分公司|分支机构|分店|分行|支行|办事处|代表处|分厂|分部|营业部")),
    ("经营者", re.compile("个体")),
    ("执行事务合伙人", re.compile("合伙")),
)
_REGIONS = {"hk": "HK", "tw": "TW", "mo": "MO"}
_REGION_NAMES = (
    ("HK", re.compile("香港")),
    ("TW", re.compile("台湾|臺灣|台灣")),
    ("MO", re.compile("澳门|澳門")),
)
_COMPANY_TYPE = re.compile(
    "法人|企业|公司|合伙|机关|事业|社团|团体|合作社|基金|Company|Corp", re.IGNORECASE
)
_PERSON_TYPE = re.compile("自然人|个人|公民|居民|Individual|Natural", re.IGNORECASE)
_CHINA_TIME = timedelta(hours=8)
# A smaller number may be in seconds: it could mean 1970 or today.
_LEAST_MILLISECONDS = 10**11


def is_active(status: str) -> bool | None:
    """Return whether a status means active; None where its words do not say.

    A company whose licence was revoked (吊销) still exists.
    """
    match status_of(status):
        case Status.OVER:
            return False
        case Status.UNKNOWN if _LIVE_STATUS.search(status) and not re.search("[未非不]", status):
            return True
    return None


def is_known_status(status: str) -> bool:
    """Return whether a status is among those the registers use."""
    known = is_active(status) is not None or status_of(status) is not Status.UNKNOWN
    return known or bool(_OTHER_STATUS.search(status))


def english_role(role: str) -> str:
    """Return a role in English, empty for an unusual one."""
    return _ENGLISH.get(role, "")


def head_title(name: str, company_type: str) -> str:
    """Return the title of a company's head, which differs for branches and partnerships."""
    words = f"{company_type} {name}"
    return next((title for title, form in _HEADS if form.search(words)), LEGAL_REPRESENTATIVE)


def holder_kind(stated: str) -> Kind | None:
    """Return the kind of a holder by the register's word: 企业法人, 自然人股东; None for others."""
    if _COMPANY_TYPE.search(stated):
        return Kind.COMPANY
    return Kind.PERSON if _PERSON_TYPE.search(stated) else None


def region_of(base: str, province: str = "") -> str:
    """Return the alpha-2 code of a company's country or region, by province code or name."""
    codes = (_REGIONS.get(word.strip().casefold(), "") for word in (base, province))
    if code_or_name := next(filter(None, codes), ""):
        return code_or_name
    return next((code for code, form in _REGION_NAMES if form.search(province)), "CN")


def date_of(stated: str) -> str:
    """Return an ISO date, empty for other texts.

    Forms: 2015-03-02, 2015/3/2, 2015年3月2日, 20150302 or milliseconds since 1970.
    """
    text = unicodedata.normalize("NFKC", stated).strip()
    if re.fullmatch(r"-?\d{9,14}", text, re.ASCII):
        return day_of_milliseconds(int(text))
    match = re.match(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})", text, re.ASCII)
    match = match or re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", text, re.ASCII)
    return day(f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}") if match else day(text)


def day_of_milliseconds(number: int) -> str:
    """Return the date in China of a time in milliseconds since 1970; empty if not plausible."""
    if abs(number) < _LEAST_MILLISECONDS:
        return ""
    try:
        moment = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=number) + _CHINA_TIME
    except (OverflowError, ValueError):
        return ""
    return day(moment.date().isoformat())
