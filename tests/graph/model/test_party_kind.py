"""A legal form makes a company, in every country's spelling; a person's name never does."""
# ruff: noqa: RUF001 - names in other scripts

import pytest

from graph.model.party_kind import kind_by_name
from graph.model.records import Kind

COMPANIES = (
    "Stichting Jam|Jam e.V.|Jam Sp. z o.o.|Jam s.r.o.|Jam A/S|Jam OÜ|UAB Jam|株式会社ジャム|"
    "ジャム株式会社|ООО Ромашка|Ромашка ООО|Jam KGaA|YAYASAN JAM|KOPERASI MAJU|"
    "Ministry of Finance|Jam GmbH & Co. KG|Jam S.à r.l.|Jam S.p.A.|Jam B.V.|Jam BV|Jam N.V.|"
    "Jam AB|AB Volvo|Jam AS|Jam Oy|Jam Oyj|Jam S.A.|Jam SA|JAM S/A|Jam a.s.|Jam d.o.o.|"
    "Jam Kft.|Jam Zrt.|Jam Lda.|Jam Ltda|Jam S.L.|Jam S.L.U.|Jam SL|PT Jam|PT. JAM MAJU|"
    "CV Jam|CV. JAM|Jam Pte. Ltd.|JAM PTE LTD (Singapore Branch)|Jam Sdn Bhd|Jam Co., Ltd.|"
    "Jam & Co|Jam Co.|Jam LLP|Jam LP|Jam L.P.|Jam plc|Jam Inc.|Jam SE|Jam AG|"
    "Jam UG (haftungsbeschränkt)|Jam e.K.|Jam eG|Jam GbR|Jam OHG|Jam SARL|Jam SAS|Jam SASU|"
    "Jam EURL|Jam SNC|Jam SRL|Jam JSC|PJSC Jam|Jam LLC|Jam W.L.L.|Jam FZE|Jam A.Ş.|"
    "Jam Ltd. Şti.|深圳果酱有限公司|果酱贸易商行|果酱合伙企业(有限合伙)|주식회사 잼|"
    "บริษัท แยม จำกัด|Công ty TNHH Jam|Jam Trust|Jam Fund|Jam Pension Scheme|Jam Foundation|"
    "Jamstiftung|Spółdzielnia Jam|Pemerintah Kabupaten Jam|Bundesrepublik Deutschland|"
    'City of Jam|Republic of Singapore|Jam Genossenschaft|Sparkasse Jam|Jamwerke|SIA "Jam"|'
    "Jam, SIA|S.C. Jam S.R.L.|Jam (UK) Limited|Jam Limited t/a Pear|JAM SP Z O O|"
    "ΑΦΟΙ ΜΑΡΜΕΛΑΔΑ Α.Ε.|Jam ApS|Jam ASA|Jam hf.|Jam ehf|Jam V.O.F.|Verein Jam|"
    "Jam Vereniging|Fondazione Jam|Jam S.A. de C.V.|Jam S. de R.L.|Jam Unipessoal Lda|"
    "北京市财政局|Jam Beteiligungsgesellschaft mbH|Universität Jam|Jam Society|"
    "Jam Cooperative|Jam Co-operative|Jam K.K.|Jam TBK|ТОВ Джем|АО Джем|ЗАО «Джем»|"
    "Jam University|Department of Jam|Jam sp.k.|Jam Bhd.|Jam Partnership|Jam Consortium|"
    "Société Jam SA"
).split("|")
PERSONS = (
    "Maria de Sá|Maria de Sa|MARIA DE SA|Pao Yue-kong|PAO YUE KONG|Tan Ah Kow|TAN AH KOW|"
    "Lin Co|Kim Se|Sia Kong Meng|SIA KONG MENG|Ada Testperson|Grace Limón|Anders As|José Sá|"
    "Le Van An|Nguyen Van Sa|张三|欧阳震华|山田太郎|Иванов Иван|Nguyễn Văn A|Ali bin Abu|"
    "Jean-Pierre de la Société|Peter Church|John Land|Anna Stadt|Emma Trustram|Lars Fond|"
    "Mehmet Sirket|Ko Ag|AG Suharto|Ana Lucia Corporan|Tom Inch|Hans Gesellmann|Sas Kiado|"
    "Spa Rossi|Da Silva Se|Kwok Ltdman|Co Nguyen|Hu Ad|Aby Kb|SE Pak|Pt Usha|Ud Din|"
    "Salah ud Din|As Sayed|Van Co|Ou Yang|OU YANG|Dr. Ag Meier|Maria Vs|Mr. K K Menon|"
    "K. K. Menon|P. T. Barnum|A. S. Byatt|C.V. Raman|L. P. Hartley|S. A. Khan|E. V. Lucas|"
    "D. D. Home"
).split("|")
BODIES = {
    "government": (
        "Ministry of Jam",
        "Kementerian Selai",
        "Bundesministerium der Marmelade",
        "某省财政厅",
    ),
    "foundation": ("Jamstiftung", "Stichting Jam", "Yayasan Jam", "果酱基金会"),
    "association": ("Verein der Jamfreunde", "Jamverein Ost", "Jam Society", "果酱协会"),
    "co-operative": ("Koperasi Jam", "Jam Genossenschaft", "Jam Co-operative", "果酱合作社"),
    "partnership": ("Jam Partnership", "果酱合伙企业"),
    "trust": ("The Jam Family Trust", "果酱信托"),
    "fund": ("Jam Growth Fund", "Fundusz Jam"),
}


@pytest.mark.parametrize("name", COMPANIES)
def test_a_legal_form_states_a_company(name: str) -> None:
    found = kind_by_name(name)
    assert (found.kind, found.is_stated) == (Kind.COMPANY, True)
    assert "kind_assumed" not in found.values


@pytest.mark.parametrize("name", PERSONS)
def test_a_name_without_a_form_is_assumed_to_be_a_persons(name: str) -> None:
    found = kind_by_name(name)
    assert found.kind is Kind.PERSON
    assert found.values == {"kind_assumed": True}


@pytest.mark.parametrize(("body", "names"), BODIES.items())
def test_other_bodies_are_companies_with_their_kind_kept(body: str, names: tuple[str, ...]) -> None:
    for name in names:
        found = kind_by_name(name)
        assert (found.kind, found.values) == (Kind.COMPANY, {"entity_type": body}), name


@pytest.mark.parametrize("name", ["Golden Lattice Holdings", "Testbank Bank", "JAM TRADING SA"])
def test_what_only_sounds_like_a_business_is_assumed(name: str) -> None:
    found = kind_by_name(name)
    assert (found.kind, found.is_stated) == (Kind.COMPANY, False)


@pytest.mark.parametrize("name", ["THE BEARER", "Masyarakat", "其他股东"])
def test_a_word_for_anybody_is_no_company(name: str) -> None:
    assert kind_by_name(name).is_stated is False
