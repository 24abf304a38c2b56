"""Countries by the names that sources write, in their languages; what is none gives none."""

import pytest

from graph.model.vocabulary.countries import country_code, country_codes, country_name

NAMES = {
    "GB": "UK|gbr|England & Wales|Vereinigtes Königreich|Royaume-Uni|Inggris|英国|イギリス|Англия",
    "CN": "PRC|P.R. China|CHINA, REPUBLICA POPULAR DA|Tiongkok|中华人民共和国|Китай|Chine",
    "HK": "Hong Kong|HONGKONG|Hong Kong SAR|China (Hong Kong)|中国香港|Гонконг",
    "TW": "Taiwan|Taiwan, Province of China|臺灣|Republic of China",
    "NL": "The Netherlands|PAISES BAIXOS (HOLANDA)|Niederlande|Pays-Bas|オランダ",
    "SG": "Singapore|CINGAPURA|Singapur|新加坡|シンガポール|Сингапур",
    "CZ": "Czech Republic|Česká republika|Tschechien",
    "TR": "Turkey|Türkiye|TURKIYE|Турция",
    "US": "U.S.A.|United States of America|ESTADOS UNIDOS|Amerika Serikat|美国|США|アメリカ合衆国",
    "DE": "Germany|Deutschland|Allemagne|Alemania|ALEMANHA|Niemcy|Jerman|ドイツ",
    "VG": "British Virgin Islands|Virgin Islands, British|BVI|英属维尔京群岛",
    "GR": "EL|Greece|Griechenland|Ελλάδα",
    "": "Congo|Delaware|EU|ZZ|Berlin|n/a||Unknown Region|California",
}


@pytest.mark.parametrize(("code", "names"), NAMES.items())
def test_a_country_is_known_by_its_names(code: str, names: str) -> None:
    for name in names.split("|"):
        assert country_code(name) == code, name


def test_each_country_is_known_by_its_own_english_name() -> None:
    for code in country_codes():
        assert country_code(country_name(code)) == code
