# ruff: noqa: RUF001 - words of another script
"""Labels of sellers' details in Turkish."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="tr",
    labels={
        DetailMeaning.NAME: (
            "işletme adı|şirket adı|ticari unvan|ticaret unvanı|unvan|firma adı|yasal ad|"
            "satıcı unvanı|firma|şirket|ünvan|ticari ünvan|ticari adı|şirket unvanı|tüccar adı|"
            "ad soyad unvan|şirket ünvanı|firma unvanı|ticari isim|yasal unvan|"
            "satıcının ticari unvanı|site sahibi|web sitesi sahibi|işleten|işletme ismi|ad"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "satıcı adı|mağaza adı|satıcı|satan|mağaza|görünen ad|kullanıcı adı|satıcının adı"
        ),
        DetailMeaning.OWNER: (
            "sahibi|işletme sahibi|şahıs işletmesi|şahıs şirketi|firma sahibi|işletmenin sahibi"
        ),
        DetailMeaning.PARTNER: "ortaklar|ortak|hissedarlar",
        DetailMeaning.PUBLISHER: "yayıncı|yayınlayan",
        DetailMeaning.BUSINESS_TYPE: (
            "işletme türü|işletme tipi|şirket türü|hukuki yapı|satıcı türü|firma türü|"
            "şirket tipi|satıcı tipi"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "ticaret sicil numarası|ticaret sicil no|mersis|mersis no|mersis numarası|sicil no|"
            "sicil numarası|şirket kayıt numarası|kayıt numarası|ticari sicil numarası|"
            "ticari sicil no|ticaret sicili numarası|şirket numarası"
        ),
        DetailMeaning.REGISTER: (
            "ticaret sicili|ticaret sicil müdürlüğü|sicil|ticaret sicil memurluğu|"
            "kayıtlı olduğu sicil"
        ),
        DetailMeaning.VAT: "kdv numarası|kdv no|kdv|vergi kimlik numarası kdv",
        DetailMeaning.TAX: (
            "vergi numarası|vergi no|vergi kimlik no|vergi kimlik numarası|vergi dairesi|vkn|"
            "vergi dairesi ve no|tckn"
        ),
        DetailMeaning.LEI: "lei kodu",
        DetailMeaning.ADDRESS: (
            "adres|posta adresi|satıcı adresi|satıcının adresi|iletişim adresi|açık adres"
        ),
        DetailMeaning.BUSINESS_ADDRESS: (
            "iş adresi|işletme adresi|şirket adresi|merkez adresi|kayıtlı adres|merkez|"
            "şirket merkezi|ticari adres|kayıtlı ofis|merkezi|firma adresi|iş yeri adresi|"
            "işyeri adresi"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "müşteri hizmetleri adresi|müşteri hizmeti adresi|müşteri destek adresi"
        ),
        DetailMeaning.RETURNS_ADDRESS: "iade adresi|iadeler için adres",
        DetailMeaning.SHIPS_FROM: (
            "gönderim yeri|gönderildiği yer|sevk yeri|depo|depo adresi|çıkış yeri|ürün konumu|"
            "kargo çıkış yeri|sevkiyat adresi"
        ),
        DetailMeaning.COUNTRY: "ülke|kayıtlı olduğu ülke|ülke/bölge|ülke bölge",
        DetailMeaning.PHONE: (
            "telefon|telefon numarası|tel|cep telefonu|iletişim telefonu|telefon no|gsm|"
            "iletişim numarası|müşteri hizmetleri telefonu"
        ),
        DetailMeaning.FAX: "faks|fax|faks numarası",
        DetailMeaning.EMAIL: (
            "e posta|e posta adresi|eposta|mail|email|e mail|kep|kep adresi|"
            "kayıtlı elektronik posta|mail adresi|elektronik posta"
        ),
        DetailMeaning.WEBSITE: (
            "web sitesi|internet sitesi|web adresi|site|url|web|internet adresi"
        ),
        DetailMeaning.REPRESENTATIVE: (
            "yetkili|yetkili kişi|şirket müdürü|genel müdür|temsilci|yönetici|müdür|"
            "şirket yetkilisi|şirket temsilcisi|yasal temsilci|yönetim kurulu başkanı|"
            "kanuni temsilci|yönetim kurulu|temsil eden|yetkili temsilci"
        ),
        DetailMeaning.CERTIFICATION: "öz sertifikasyon|öz beyan|satıcı beyanı",
        DetailMeaning.ADDRESS_PART: "sokak|şehir|ilçe|posta kodu",
    },
    common=(
        "ad|firma|şirket|adres|telefon|tel|satıcı|mağaza|mail|email|e mail|faks|fax|site|ülke|"
        "sahibi|ortak|ortaklar|sicil|merkez|merkezi|yetkili|müdür|yönetici|temsilci|yayıncı|depo|"
        "unvan|ünvan|kdv|url|web|gsm|e posta|kep|genel müdür"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "gönderen|kargo|kargolayan|teslim eden|teslimat|taşıyıcı|lojistik|gönderim yapan|"
            "depolayan|dağıtıcı|dağıtım|distribütör|sevkiyat firması|kurye|hazırlayan"
        ),
        RelationToSeller.PAYMENT: (
            "ödeme|banka|hesap sahibi|iban|sigorta|fatura kesen|faturalayan|finansman|"
            "ödeme kuruluşu"
        ),
        RelationToSeller.PLATFORM: (
            "platform|pazaryeri|pazar yeri|platform işletmecisi|adına|aracı|"
            "aracı hizmet sağlayıcı|pazaryeri hakkında"
        ),
        RelationToSeller.GROUP: (
            "ana şirket|ana ortaklık|grup|holding|bağlı şirket|bağlı ortaklık|iştirak|iş ortağı|"
            "franchise|bayi|lisans|şube|yatırımcı|sponsor|kardeş şirket|kuruluşudur"
        ),
        RelationToSeller.BRAND: "marka|marka sahibi|telif|tasarımcı|tasarlayan",
        RelationToSeller.MAKER: (
            "üretici|imalatçı|üreten|ithalatçı|ithal eden|tedarikçi|paketleyen|toptancı|üretim"
        ),
        RelationToSeller.RESPONSIBLE: (
            "sorumlu kişi|sorumlu|ab temsilcisi|avrupa temsilcisi|ab yetkili temsilcisi|"
            "vergi temsilcisi|veri sorumlusu|editör|ürün güvenliği|yazar|yetkili ab"
        ),
        RelationToSeller.ADVISER: (
            "mali müşavir|muhasebe|avukat|danışman|denetçi|noter|hukuk müşaviri"
        ),
        RelationToSeller.SITE_MAKER: (
            "web tasarım|tasarım|yazılım|geliştiren|geliştirme|barındırma|hosting|ajans|fotoğraf|"
            "altyapı|e ticaret altyapısı|hazırlanmıştır|powered by|teknik|tarafından yapılmıştır|"
            "çeviri|pazarlama|reklam"
        ),
        RelationToSeller.EARLIER: "eski|önceki|önceden|halefi|selefi|kadar|daha önce",
        RelationToSeller.AUTHORITY: (
            "sertifika|sertifikalandıran|denetleyen|yetkili makam|oda|ticaret odası|tahkim|"
            "mahkeme|üye|dernek|doğrulayan|onaylayan|tüketici|ruhsat|belgelendiren"
        ),
        RelationToSeller.OTHER_SELLER: (
            "diğer satıcılar|diğer mağazalar|diğer teklifler|önerilen|benzer|ayrıca satan|acente|"
            "ilgili ürünler"
        ),
        RelationToSeller.READER: (
            "sizin|senin|teslimat adresi|teslim adresi|fatura adresi|hesabım|alıcı|müşteri adı|"
            "müşteri bilgileri|merhaba"
        ),
        RelationToSeller.UNRELATED: (
            "bağlantılı değil|ilişkili değil|bağlantısı yok|ilişkisi yok|bağımsız|bağlı değil|"
            "ilgisi yok|satıcı değil"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "satıcı bilgileri|satıcı bilgisi|satıcı hakkında|satıcının bilgileri|"
            "satıcı detayları|tüccar bilgileri|işletme bilgileri|şirket bilgileri|"
            "firma bilgileri|yasal bilgiler|detaylı satıcı bilgileri|satıcı kimliği|"
            "satıcı profili|mağaza bilgileri|satıcı yasal bilgileri|satıcıya ilişkin bilgiler|"
            "ayrıntılı satıcı bilgileri|kurumsal satıcı"
        ),
        HeadingOwner.IMPRINT: (
            "künye|yasal bilgiler|şirket bilgileri|yasal uyarı|firma bilgileri|hakkımızda|"
            "işletme bilgileri|yasal bilgilendirme|site sahibi"
        ),
        HeadingOwner.GOES_ON: (
            "iletişim|iletişim bilgileri|merkez|sicil|vergi|adres|yetkili|şirket|telefon|"
            "müşteri hizmetleri|iade|öz sertifikasyon"
        ),
        HeadingOwner.PROSE: (
            "sorumluluk|gizlilik|çerez|koşullar|şartlar|fikri mülkiyet|uyuşmazlık|yorumlar|"
            "açıklama|ürünler|kişisel veri|bağlantılar|cayma"
        ),
    },
)
