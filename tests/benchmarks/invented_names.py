# ruff: noqa: RUF001 - names in other scripts are what is asked for
"""Invented names in the scripts that registers and marketplaces hold, with ways to type them.

Every name is put together of common words by chance; whoever has one of them is not meant. The
Latin spellings are those of people (Hepburn, pinyin, BGN/PCGN, the usual ones of Arabic and Khmer),
not those of the library that folds names.
"""

import random
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

_PLAIN = str.maketrans("ĐđıŁłØøßÆæ", "DdiLlOosAa")


@dataclass(frozen=True, slots=True)
class Named:
    """A name with its script, and how it is spelt in Latin letters and in other characters."""

    script: str
    name: str
    spelt: str = ""
    other: str = ""


_ENGLISH = (
    "Amber Birch Cedar Dune Ember Fern Golden Harbour Indigo Juniper Kestrel Lantern Meadow "
    "Northern Oak Pearl Quarry River Silver Thistle Upland Valley Willow Yarrow Blue Copper Bright",
    "Anvil Basket Candle Driver's Easel Fiddle Garden Hammock O'Malley Jar Kettle Ladder Marble "
    "Needle Orchard Paper Quilt Rope Saddle Timber Umbrella Violin Wagon & Sunrise Weaver Bridge",
    "Trading Imports Supplies Goods Retail Holdings Logistics Textiles Lighting Furnishings Tools",
    "Ltd Limited LLP plc Inc",
)
_GERMAN = (
    "Müller Bäcker Schröder Grünewald Weiß Jäger Köhler Böhm Vogel Lange Krüger Großmann",
    "&_Söhne &_Töchter Brüder und_Partner Straßenbau Möbel Gemüse Küchen Bücher Räder Öfen",
    "Handels Vertriebs Großhandels Import Versand Werkstatt Beteiligungs Verwaltungs Dienst",
    "GmbH KG AG GmbH_&_Co._KG OHG UG",
)
_FRENCH = (
    "L'Étoile L'Épicerie Château Forêt L'Atelier Société Éditions Crêperie Maison D'Artagnan Côté",
    "Bénard Lefèvre Noël Gérôme Façade Garçon Hélène d'Été d'Hiver du_Marché de_l'Île Mélange",
    "Distribution Commerce Import Négoce Textile Déco Électronique Beauté Jardin Lumière",
    "SARL SAS S.A.R.L. SA EURL",
)
_VIETNAMESE = (
    "Công Đông Đại Đức Minh Phúc Hồng Thái Việt Nguyễn Trần Đặng Bùi Đỗ Hoàng Lê",
    "Thành Đạt Phát Tiến Hưng Ánh Dương Đô Sữa Thương Mại Vận Tải Đường Quốc Bảo",
    "Thiên Long Nam Bắc Hải Sơn Lâm Giang Định Điện Khánh Hòa",
    "Công_ty_Cổ_phần TNHH Co.,_Ltd JSC",
)
_TURKISH = (
    "Işık Yıldız Şişe Altın Çelik Güneş Kırmızı Yeşil Gümüş Ağaç Doğu Batı İnci Kızıl",
    "Cam Tekstil Gıda Ayakkabı Kağıt Işıklı Halı Bakır Taş Yapı Kırtasiye Oyuncak",
    "Ticaret Sanayi Dış_Ticaret Pazarlama İthalat İhracat Dağıtım",
    "A.Ş. Ltd._Şti. Limited_Şirketi",
)
_CHINESE = (
    "深圳:深圳:shenzhen 广州:廣州:guangzhou 东莞:東莞:dongguan 义乌:義烏:yiwu 宁波:寧波:ningbo "
    "厦门:廈門:xiamen 杭州:杭州:hangzhou 苏州:蘇州:suzhou 汉口:漢口:hankou",
    "启:啟:qi 华:華:hua 龙:龍:long 宝:寶:bao 丰:豐:feng 万:萬:wan 东:東:dong 云:雲:yun 锦:錦:jin "
    "兴:興:xing 达:達:da 凤:鳳:feng 鸿:鴻:hong",
    "航:航:hang 业:業:ye 图:圖:tu 飞:飛:fei 盛:盛:sheng 源:源:yuan 联:聯:lian 创:創:chuang "
    "泰:泰:tai 诚:誠:cheng 顺:順:shun 丽:麗:li",
    "电子:電子:dianzi 贸易:貿易:maoyi 科技:科技:keji 实业:實業:shiye 纺织:紡織:fangzhi "
    "灯饰:燈飾:dengshi 进出口:進出口:jinchukou 网络:網絡:wangluo",
    "有限公司:有限公司:youxiangongsi 股份公司:股份公司:gufengongsi 集团:集團:jituan",
)
_JAPANESE = (
    "サクラ:sakura ヒカリ:hikari ミナト:minato カモメ:kamome ツバサ:tsubasa ハヤブサ:hayabusa "
    "アオゾラ:aozora シラカバ:shirakaba フジミ:fujimi タンポポ:tanpopo",
    "デンキ:denki ボウエキ:boueki オモチャ:omocha カグ:kagu ブンボウグ:bunbougu ショウジ:shouji "
    "ハナビ:hanabi キカイ:kikai イリョウ:iryou ニシキ:nishiki",
    "トレーディング:toreedingu マーケット:maaketto ストア:sutoa グループ:guruupu リテール:riteeru "
    "ホーム:hoomu センター:sentaa ワークス:waakusu",
)
_RUSSIAN = (
    "Ромашка:romashka Звезда:zvezda Заря:zarya Щука:shchuka Ёлка:yolka Юность:yunost "
    "Жемчуг:zhemchug Хрусталь:khrustal Чайка:chayka Северный:severnyy Якорь:yakor "
    "Объектив:obektiv Берёза:bereza Орёл:orel",
    "Торговля:torgovlya Мебель:mebel Игрушки:igrushki Ткани:tkani Свет:svet "
    "Электроника:elektronika Цветы:tsvety Обувь:obuv Книги:knigi Ключ:klyuch",
    "Плюс:plyus Групп:grupp Инвест:invest Трейд:treyd Сервис:servis Юг:yug Восток:vostok",
    "ООО:ooo АО:ao ЗАО:zao ИП:ip",
)
_KHMER = (
    "ក្រុមហ៊ុន:kromhon",
    "សុខា:sokha ចាន់:chan ដារ៉ា:dara ពេជ្រ:pech រតនា:ratana បុប្ផា:bopha វិជ្ជា:vichea មករា:makara "
    "សុភា:sophea កល្យាណ:kalyan",
    "អង្គរ:angkor មេគង្គ:mekong ភ្នំពេញ:phnompenh កំពត:kampot តាកែវ:takeo សៀមរាប:siemreap កែប:kep",
    "ពាណិជ្ជកម្ម:peanichakam នាំចូល:noamchoul សំណង់:samnang កសិកម្ម:kaseikam",
)
_ARABIC = (
    "مؤسسة:muassasat شركة:sharikat مكتب:maktab مصنع:masna",
    "النور:al-nur الأمل:al-amal الفجر:al-fajr الصقر:al-saqr النجم:al-najm الربيع:al-rabi "
    "المنار:al-manar الزهرة:al-zahra الواحة:al-waha البدر:al-badr",
    "الذهبي:al-dhahabi الأخضر:al-akhdar الجديد:al-jadid الكبير:al-kabir الحديث:al-hadith "
    "الدولي:al-dawli العربي:al-arabi",
    "للتجارة:lil-tijara للصناعة:lil-sinaa للنقل:lil-naql للاستيراد:lil-istirad",
)
_LATIN = {
    "English": _ENGLISH,
    "German": _GERMAN,
    "French": _FRENCH,
    "Vietnamese": _VIETNAMESE,
    "Turkish": _TURKISH,
}
_OTHER = {
    "Russian": (_RUSSIAN, " "),
    "Khmer": (_KHMER, ""),
    "Arabic": (_ARABIC, " "),
    "Japanese": (_JAPANESE, ""),
}


def invented_names(chance: random.Random) -> Iterator[Named]:
    """Yield names without end, half of them in Latin letters; some are the same as earlier ones."""
    makers = [*(_latin(s, p) for s, p in _LATIN.items()), *_others(), _chinese(0), _chinese(1)]
    weights = [8, 3, 3, 4, 3, 3, 1, 2, 2, 3, 2]
    while True:
        yield chance.choices(makers, weights)[0](chance)


def _latin(script: str, pools: tuple[str, ...]) -> Callable[[random.Random], Named]:
    words = [[word.replace("_", " ") for word in pool.split()] for pool in pools]

    def make(chance: random.Random) -> Named:
        told = [chance.choice(pool) for pool in words]
        if chance.random() < 0.6:
            told.insert(2, chance.choice(words[chance.randrange(2)]))
        if chance.random() < 0.5:
            told.insert(3, str(chance.randrange(1, 400)))
        return Named(script, " ".join(told))

    return make


def _others() -> Iterator[Callable[[random.Random], Named]]:
    for script, (pools, space) in _OTHER.items():
        words = [[w.split(":") for w in pool.split()] for pool in pools]

        def make(
            chance: random.Random,
            script: str = script,
            words: list[list[list[str]]] = words,
            space: str = space,
        ) -> Named:
            told = [chance.choice(pool) for pool in words]
            if chance.random() < 0.7:
                told.insert(2, chance.choice(words[min(1, len(words) - 1)]))
            return Named(script, space.join(w[0] for w in told), " ".join(w[1] for w in told))

        yield make


def _chinese(own: int) -> Callable[[random.Random], Named]:
    words = [[w.split(":") for w in pool.split()] for pool in _CHINESE]

    def make(chance: random.Random) -> Named:
        told = [chance.choice(pool) for pool in words]
        if chance.random() < 0.7:
            told.insert(2, chance.choice(words[chance.randrange(1, 3)]))
        name, other = ("".join(w[side] for w in told) for side in (own, 1 - own))
        return Named(("simplified", "traditional")[own], name, " ".join(w[2] for w in told), other)

    return make


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def _bare(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return "".join(c for c in parts if not unicodedata.combining(c))


def _turned(text: str) -> str:
    first, *rest = text.split()
    return " ".join((*rest, first))


def _is_latin(text: str) -> bool:
    return all(unicodedata.name(c, "").startswith("LATIN") for c in text if c.isalpha())


FOLDINGS: Mapping[str, Callable[[Named], str]] = {
    "as written": lambda n: n.name,
    "lower case": lambda n: n.name.lower(),
    "upper case": lambda n: n.name.upper(),
    "parted accents": lambda n: unicodedata.normalize("NFD", n.name),
    "no accents": lambda n: _bare(n.name) if _is_latin(n.name) else "",
    "full width": lambda n: _wide(n.name),
    "order of words": lambda n: _turned(n.name) if " " in n.name else "",
    "apostrophe, curly": lambda n: n.name.replace("'", "\u2019") if "'" in n.name else "",
    "no apostrophe": lambda n: n.name.replace("'", "") if "'" in n.name else "",
    "& as &amp;": lambda n: n.name.replace("&", "&amp;") if "&" in n.name else "",
    "& as and": lambda n: n.name.replace("&", "and") if "&" in n.name else "",
    "& left out": lambda n: n.name.replace("& ", "") if "& " in n.name else "",
    "simplified, traditional": lambda n: n.other,
}
"""Ways to type a whole name; empty where a name has nothing of the kind."""


def one_slip(name: str, chance: random.Random) -> str:
    """Return a name with one letter of its longest word left out, doubled, changed or moved."""
    word = max(name.split(), key=len)
    if len(word) < 4 or not word.isalpha():
        return ""
    at = chance.randrange(1, len(word) - 1)
    letter = chance.choice("aeinrst") if word.isascii() else word[at - 1]
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return name.replace(word, chance.choice(slips), 1)
