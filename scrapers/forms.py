"""What a party is, where only its name can tell: a company form in it makes it a company."""

import re
import unicodedata

from graph.model import Kind

_ENDINGS = frozenset(
    "limited ltd llc llp lp plc inc incorporated corp corporation company co gmbh ag kg ohg se "
    "sa sas sarl srl spa sl ltda limitada eireli nv bv cv ab as asa oy oyj aps kk kft zrt doo dd "
    "ad ood eood jsc ojsc cjsc pjsc ooo pao zao oao lda pte pty bhd berhad tbk foundation trust "
    "stiftung anstalt fund bank holding holdings group partnership partners trustees nominees "
    "association society institute university ministry government".split()
)
_BEGINNINGS = frozenset("pt cv ud ooo pao zao oao jsc ojsc cjsc pjsc".split())
_CHINESE = re.compile(
    "公司|有限合伙|(?:合伙|企业|中心|集团|基金|银行|事务所|委员会|合作社|大学|研究院|政府|协会|厂)$"
)
# A personal name in Chinese has two to four characters.
_LONG_CHINESE = re.compile("[\u4e00-\u9fff()]{5,}")
_BETWEEN = re.compile(r"[\s,()\"'&/-]+")


def kind_of(name: str) -> Kind:
    """Return Company for a name with a company form (``Ltd``, ``PT``, ``公司``), else Person."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    words = [word for word in _BETWEEN.split(plain.replace(".", "")) if word]
    formed = len(words) > 1 and (words[-1] in _ENDINGS or words[0] in _BEGINNINGS)
    known = formed or _CHINESE.search(plain.strip(" )")) or _LONG_CHINESE.fullmatch(plain)
    return Kind.COMPANY if known else Kind.PERSON
