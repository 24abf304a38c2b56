"""Placeholders: words and numbers in the place of a missing name, address or contact.

The one list for every source and import, applied before any id is made. Without it all parties
called ``N/A`` would be one, and all that give 0000000000 would share a phone.
"""

import re
import unicodedata
from functools import lru_cache

from graph.support.text.folding import fold_name

# By language; compared folded, so that case, accents and signs do not count.
_NONE = {
    "any": "n a|na|n v t|x x|null|nil|nan|undefined|none|tba|tbd|tbc|test|"
    "testing|test test|asdf|qwerty|foo bar|lorem ipsum|todo|dummy|object object",
    "en": "unknown|not applicable|not available|not provided|not stated|not specified|not known|"
    "not given|not disclosed|no name|no address|no data|no information|no value|name not stated|"
    "to be provided|to be determined|to be confirmed|to be announced|to follow|will be provided|"
    "upon request|on request|see above|see below|as above|same as above|same|ditto|unnamed|"
    "your name|your company|your address|company name|business name|seller name|full name|name|"
    "address|street|first name last name|firstname lastname|john doe|jane doe|sample|placeholder|"
    "test user|test company|test seller|test name|example company|none supplied|none provided|"
    "none given|withheld|redacted|no entry|not set",
    "de": "unbekannt|nicht bekannt|nicht angegeben|keine angabe|keine angaben|k a|keine|kein|"
    "entfallt|nicht zutreffend|nicht vorhanden|nicht verfugbar|wird nachgereicht|folgt|auf anfrage|"
    "siehe oben|s o|musterfirma|musterfirma gmbh|muster gmbh|mustermann|max mustermann|"
    "erika mustermann|maria mustermann|herr mustermann|musterstrasse|musterstrasse 1|musterstadt|"
    "muster|firmenname|name|ihr name|ihre firma|strasse|vorname nachname|beispielfirma|testfirma",
    "fr": "inconnu|inconnue|non renseigne|non renseignee|non communique|non precise|non applicable|"
    "sans objet|neant|aucun|aucune|s o|a completer|a venir|a preciser|a definir|non disponible|"
    "non defini|votre nom|nom|raison sociale|nom de l entreprise|indisponible",
    "it": "sconosciuto|sconosciuta|non noto|non disponibile|non applicabile|non specificato|"
    "non indicato|nessuno|nessuna|n d|da definire|da fornire|da completare|"
    "ragione sociale|nome cognome|non pervenuto",
    "es": "desconocido|desconocida|"
    "no aplica|no aplicable|no disponible|no indicado|ninguno|ninguna|"
    "no consta|no especificado|por definir|por determinar|pendiente|s d|sin datos|sin nombre|"
    "sin especificar|nombre de la empresa|fulano de tal|no procede",
    "pt": "desconhecido|desconhecida|nao aplicavel|nao se aplica|nao disponivel|nao informado|"
    "nao informada|nao consta|nenhum|nenhuma|a definir|a preencher|sem informacao|sem nome|"
    "fulano de tal|nome da empresa|nao especificado|joao ninguem",
    "nl": "onbekend|niet van toepassing|niet bekend|niet beschikbaar|niet opgegeven|geen|nvt|"
    "volgt|nader te bepalen|bedrijfsnaam",
    "pl": "nieznany|nieznana|nieznane|nie dotyczy|brak|brak danych|nie podano|niedostepne|"
    "niedostepny|do uzupelnienia|do ustalenia|nazwa firmy|n d|bez nazwy",
    "id": "tidak diketahui|tidak ada|tidak tersedia|tidak berlaku|belum ada|belum tersedia|"
    "belum diisi|akan diisi|kosong|nihil|nama perusahaan|menyusul|tanpa nama|contoh",
    "zh": "无|無|没有|沒有|不详|不詳|未知|不适用|不適用|暂无|暫無|待定|待补充|待補充|未提供|未公开|"
    "未公開|未填写|未填寫|空|测试|測試|公司名称|某某|某公司|佚名",
    "ja": "なし|無し|不明|未定|該当なし|該当無し|未記入|未入力|非公開|テスト|会社名|特になし",
    "ru": "неизвестно|неизвестен|неизвестный|не указано|не указан|нет|нет данных|отсутствует|"
    "не применимо|неприменимо|не определено|будет указано|тест|"
    "название компании|н д|без имени|не предоставлено",
    "sv": "okand|okant|ej tillampligt|ej tillamplig|ej angivet|ej angiven|saknas|ingen|inget|inga|"
    "uppgift saknas|kommer senare|anges senare|foretagsnamn|ej tillganglig|ej tillgangligt",
    "tr": "bilinmiyor|bilinmeyen|yok|belirtilmemis|belirtilmedi|uygulanamaz|gecerli degil|"
    "mevcut degil|girilecek|eklenecek|bos|ornek sirket|ornek|ad soyad|sirket adi|isimsiz",
    "cs": "neznamy|neznama|neznamo|neuvedeno|neuveden|neni|neni k dispozici|zadny|zadna|zadne|"
    "nevyplneno|bude doplneno|nazev firmy|nelze pouzit|neaplikovatelne|nezjisteno",
}
# Words of registers for unnamed holders: the holding is real, its holder is not stated.
_NOBODY = (
    "bearer|the bearer|bearers|the bearers|bearer shares|bearer share|el portador|al portador|"
    "portador|ao portador|o portador|porteur|le porteur|au porteur|inhaber|der inhaber|"
    "inhaberaktien|al portatore|il portatore|portatore|aan toonder|toonder|okaziciel|"
    "na okaziciela|na predyavitelya|предъявитель|на предъявителя|atas unjuk|无记名|無記名|"
    "public|the public|general public|publik|masyarakat|publico|le public|streubesitz|free float|"
    "other|others|other shareholders|other holders|various|various shareholders|several|"
    "minority shareholders|andere|ubrige|sonstige|diverse|verschiedene|autres|divers|altri|vari|"
    "otros|varios|outros|diversos|overige|anderen|pozostali|inni|rozni|lainnya|lain lain|"
    "pemegang saham lain|其他|其他股东|其他股東|その他|прочие|другие|ovriga|digerleri|ostatni"
)
# Bearer shares, with or without their number.
_BEARER = re.compile(
    r"(?:the |to |el |al |ao |o |au |le )?(?:bearers?|portador|porteur|portatore)"
    r"(?: (?:of )?(?:shares?|stock|warrants?|share certificates?|certificates?))*"
    r"(?: (?:no |number |nr )?\d+)?"
)
PLACEHOLDER_WORDS = frozenset(
    fold_name(word) for words in (*_NONE.values(), _NOBODY) for word in words.split("|")
)
_NOBODIES = frozenset(map(fold_name, _NOBODY.split("|")))
# Every word of a placeholder, of bearer shares too.
_LISTED = frozenset(word for words in PLACEHOLDER_WORDS for word in words.split()) | frozenset(
    "the to el al ao o au le bearer bearers portador porteur portatore of share shares stock "
    "warrant warrants certificate certificates no number nr".split()
)
_SIGNS_OF_FORMS = re.compile(r"[\[{<%_]")
_LEAST_LETTERS = 3
# Signs between words; apostrophes, and the signs of an entity of HTML, may join them.
_BETWEEN = re.compile(r"[^a-z0-9'`&#;]+")
_TEMPLATE = re.compile(
    r"\{\{.*\}\}|\{%.*%\}|\$\{.*\}|<%.*%>|%[A-Z_]{2,}%(?![0-9A-F]{2})|#\{.*\}|\[\[.*\]\]|__\w+__",
    re.DOTALL,
)
_BRACKETED = re.compile(r"[\[<{]\s*[^\W\d][\w .,:/_-]*[\]>}]")
_ONE_LETTER = re.compile(r"([a-z])\1{3,}|x{2,}", re.IGNORECASE)
_RISING = "01234567890123456789"
_FALLING = _RISING[::-1]
_LEAST_DIGITS = 5
# Hosts of example addresses, without mail.com and test.de, where people have real mailboxes.
_MAIL_HOST = re.compile(
    r"example\.[a-z]{2,3}(?:\.[a-z]{2})?|"
    r"(?:test|none|null|noemail|nomail|xxx+|your-?domain|my-?domain|domain|your-?company|mycompany|"
    r"company|sample|dummy|fake|placeholder|unknown|yoursite|mysite)\.(?:com|net|org|co)|"
    r"(?:mustermann|musterfirma|muster|beispiel|musterdomain|ihre-?domain|domain|ihre-?firma)"
    r"\.(?:de|at|ch|com)|(?:exemple|votredomaine|votre-domaine)\.(?:fr|com)|"
    r"(?:ejemplo|tudominio)\.(?:es|com)|(?:esempio|tuodominio)\.(?:it|com)|"
    r"(?:exemplo|seudominio)\.(?:com|com\.br|pt)|(?:voorbeeld|uwdomein)\.(?:nl|com)|"
    r"(?:contoh|domainanda)\.(?:com|id|co\.id)|[\w.-]+\.(?:invalid|localhost|test)"
)
_MAIL_NAMES = frozenset(
    "none null na noemail nomail unknown test xxx no undefined dummy fake youremail yourname your "
    "placeholder keine ninguno nessuno aucun brak tidakada".split()
)


# Sites where many parties have a page: the home page of such a site identifies none of them.
_SHARED_SITE = re.compile(
    r"(?:https?://)?(?:www\.|m\.|[a-z]{2}(?:-[a-z]{2})?\.)?"
    r"(?:facebook|fb|instagram|twitter|x|linkedin|youtube|tiktok|pinterest|whatsapp|wa|telegram|t"
    r"|weibo|wechat|vk|amazon|ebay|etsy|walmart|alibaba|aliexpress|shopee|lazada|tokopedia|shein"
    r"|temu|google|gmail|yahoo|shopify|myshopify|linktr|wordpress|blogspot)"
    r"\.(?:com|me|ee|ru|cn|net|org|de|fr|it|es|nl|pl|sg|id|co\.uk|co\.id|com\.[a-z]{2})/?",
    re.IGNORECASE,
)


def is_shared_site(address: str) -> bool:
    """Whether an address is the home page of a site that many share, and not a page on it."""
    return _SHARED_SITE.fullmatch(address.strip()) is not None


@lru_cache(maxsize=1 << 14)
def is_placeholder(text: str) -> bool:
    """Whether a text is a placeholder: words for "not stated", or the example of a form.

    >>> [is_placeholder(t) for t in ("N/A", "{{name}}", "[Straße]", "Max Mustermann", "Nil Ltd")]
    [True, True, True, True, False]
    """
    return not _has_own_word(text) and _says_none(text)


def _has_own_word(text: str) -> bool:
    """Whether a plain text has a word or number that no placeholder has: a quick test for most.

    Folding leaves such a word as it is: it stands between spaces and has neither signs nor accents.
    """
    if not text.isascii() or _SIGNS_OF_FORMS.search(text):
        return False
    words = _BETWEEN.split(text.lower())
    if text.upper() == text.lower():  # numbers alone, such as a phone: no bearer's
        return "&" not in text and any(
            w.isdecimal() and w not in _LISTED and len(w) >= _LEAST_LETTERS for w in words
        )
    for word in words:
        if (
            word not in _LISTED
            and len(word) >= _LEAST_LETTERS
            and word.isalnum()
            and not word.isdecimal()
            and word.count(word[0]) < len(word)
        ):
            return True
    return False


def _says_none(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).strip()
    words = fold_name(plain)
    # ``K&A`` is a name, ``k. A.`` (keine Angabe) is not.
    if not words or (words in PLACEHOLDER_WORDS and not re.search("[&+]", plain)):
        return True
    if _BEARER.fullmatch(words):
        return True
    if _TEMPLATE.search(plain) or _BRACKETED.fullmatch(plain):
        return True
    return bool(_ONE_LETTER.fullmatch(words.replace(" ", "")))


def is_nobody(text: str) -> bool:
    """Whether a name means holders that are not named: the bearer, the public, others."""
    words = fold_name(text)
    return words in _NOBODIES or _BEARER.fullmatch(words) is not None


def is_no_number(text: str) -> bool:
    """Whether a register number is a placeholder: a word for it, or only zeros."""
    return is_placeholder(text) or not text.strip(" 0-./")


def is_dummy_number(digits: str) -> bool:
    """Whether a phone or VAT number is a filler: one digit repeated, or digits in sequence.

    Letters and signs are ignored; leading zeros do not count.
    """
    plain = "".join(c for c in digits if c.isdecimal())
    bare = plain.lstrip("0")
    if len(set(plain)) <= 1 or len(set(bare)) <= 1:
        return True
    if len(bare) < _LEAST_DIGITS:
        return False
    return bare in _RISING or bare in _FALLING


def is_dummy_email(address: str) -> bool:
    """Whether an e-mail address is a filler: ``none@none.com``, ``a@example.com``."""
    name, _, host = address.casefold().partition("@")
    letters = re.sub(r"[^a-z0-9]", "", name)
    if _MAIL_HOST.fullmatch(host) or letters in _MAIL_NAMES:
        return True
    repeated = _ONE_LETTER.fullmatch(letters) or len(letters) == 1
    return bool(repeated) and host.partition(".")[0] == name
