# ruff: noqa: RUF001 - words of another script
"""Labels of sellers' details in Turkish."""

from scrapers.sources.trader_details.labels.meanings import Language, Meaning, Relation, Whose

LANGUAGE = Language(
    code="tr",
    labels={
        Meaning.NAME: (
            "işletme adı|şirket adı|ticari unvan|ticaret unvanı|unvan|firma adı|yasal ad|"
            "satıcı unvanı|firma|şirket|ünvan|ticari ünvan|ticari adı|şirket unvanı|tüccar adı|"
            "ad soyad unvan|şirket ünvanı|firma unvanı|ticari isim|yasal unvan|"
            "satıcının ticari unvanı|site sahibi|web sitesi sahibi|işleten|işletme ismi|ad"
        ),
        Meaning.DISPLAY_NAME: (
            "satıcı adı|mağaza adı|satıcı|satan|mağaza|görünen ad|kullanıcı adı|satıcının adı"
        ),
        Meaning.OWNER: (
            "sahibi|işletme sahibi|şahıs işletmesi|şahıs şirketi|firma sahibi|işletmenin sahibi"
        ),
        Meaning.PARTNER: "ortaklar|ortak|hissedarlar",
        Meaning.PUBLISHER: "yayıncı|yayınlayan",
        Meaning.BUSINESS_TYPE: (
            "işletme türü|işletme tipi|şirket türü|hukuki yapı|satıcı türü|firma türü|"
            "şirket tipi|satıcı tipi"
        ),
        Meaning.REGISTER_NUMBER: (
            "ticaret sicil numarası|ticaret sicil no|mersis|mersis no|mersis numarası|sicil no|"
            "sicil numarası|şirket kayıt numarası|kayıt numarası|ticari sicil numarası|"
            "ticari sicil no|ticaret sicili numarası|şirket numarası"
        ),
        Meaning.REGISTER: (
            "ticaret sicili|ticaret sicil müdürlüğü|sicil|ticaret sicil memurluğu|"
            "kayıtlı olduğu sicil"
        ),
        Meaning.VAT: "kdv numarası|kdv no|kdv|vergi kimlik numarası kdv",
        Meaning.TAX: (
            "vergi numarası|vergi no|vergi kimlik no|vergi kimlik numarası|vergi dairesi|vkn|"
            "vergi dairesi ve no|tckn"
        ),
        Meaning.LEI: "lei kodu",
        Meaning.ADDRESS: (
            "adres|posta adresi|satıcı adresi|satıcının adresi|iletişim adresi|açık adres"
        ),
        Meaning.BUSINESS_ADDRESS: (
            "iş adresi|işletme adresi|şirket adresi|merkez adresi|kayıtlı adres|merkez|"
            "şirket merkezi|ticari adres|kayıtlı ofis|merkezi|firma adresi|iş yeri adresi|"
            "işyeri adresi"
        ),
        Meaning.SERVICE_ADDRESS: (
            "müşteri hizmetleri adresi|müşteri hizmeti adresi|müşteri destek adresi"
        ),
        Meaning.RETURNS_ADDRESS: "iade adresi|iadeler için adres",
        Meaning.SHIPS_FROM: (
            "gönderim yeri|gönderildiği yer|sevk yeri|depo|depo adresi|çıkış yeri|ürün konumu|"
            "kargo çıkış yeri|sevkiyat adresi"
        ),
        Meaning.COUNTRY: "ülke|kayıtlı olduğu ülke|ülke/bölge|ülke bölge",
        Meaning.PHONE: (
            "telefon|telefon numarası|tel|cep telefonu|iletişim telefonu|telefon no|gsm|"
            "iletişim numarası|müşteri hizmetleri telefonu"
        ),
        Meaning.FAX: "faks|fax|faks numarası",
        Meaning.EMAIL: (
            "e posta|e posta adresi|eposta|mail|email|e mail|kep|kep adresi|"
            "kayıtlı elektronik posta|mail adresi|elektronik posta"
        ),
        Meaning.WEBSITE: ("web sitesi|internet sitesi|web adresi|site|url|web|internet adresi"),
        Meaning.REPRESENTATIVE: (
            "yetkili|yetkili kişi|şirket müdürü|genel müdür|temsilci|yönetici|müdür|"
            "şirket yetkilisi|şirket temsilcisi|yasal temsilci|yönetim kurulu başkanı|"
            "kanuni temsilci|yönetim kurulu|temsil eden|yetkili temsilci"
        ),
        Meaning.CERTIFICATION: "öz sertifikasyon|öz beyan|satıcı beyanı",
        Meaning.ADDRESS_PART: "sokak|şehir|ilçe|posta kodu",
    },
    common=(
        "ad|firma|şirket|adres|telefon|tel|satıcı|mağaza|mail|email|e mail|faks|fax|site|ülke|"
        "sahibi|ortak|ortaklar|sicil|merkez|merkezi|yetkili|müdür|yönetici|temsilci|yayıncı|depo|"
        "unvan|ünvan|kdv|url|web|gsm|e posta|kep|genel müdür"
    ),
    others={
        Relation.DELIVERY: (
            "gönderen|kargo|kargolayan|teslim eden|teslimat|taşıyıcı|lojistik|gönderim yapan|"
            "depolayan|dağıtıcı|dağıtım|distribütör|sevkiyat firması|kurye|hazırlayan"
        ),
        Relation.PAYMENT: (
            "ödeme|banka|hesap sahibi|iban|sigorta|fatura kesen|faturalayan|finansman|"
            "ödeme kuruluşu"
        ),
        Relation.PLATFORM: (
            "platform|pazaryeri|pazar yeri|platform işletmecisi|adına|aracı|"
            "aracı hizmet sağlayıcı|pazaryeri hakkında"
        ),
        Relation.GROUP: (
            "ana şirket|ana ortaklık|grup|holding|bağlı şirket|bağlı ortaklık|iştirak|iş ortağı|"
            "franchise|bayi|lisans|şube|yatırımcı|sponsor|kardeş şirket|kuruluşudur"
        ),
        Relation.BRAND: "marka|marka sahibi|telif|tasarımcı|tasarlayan",
        Relation.MAKER: (
            "üretici|imalatçı|üreten|ithalatçı|ithal eden|tedarikçi|paketleyen|toptancı|üretim"
        ),
        Relation.RESPONSIBLE: (
            "sorumlu kişi|sorumlu|ab temsilcisi|avrupa temsilcisi|ab yetkili temsilcisi|"
            "vergi temsilcisi|veri sorumlusu|editör|ürün güvenliği|yazar|yetkili ab"
        ),
        Relation.ADVISER: ("mali müşavir|muhasebe|avukat|danışman|denetçi|noter|hukuk müşaviri"),
        Relation.SITE_MAKER: (
            "web tasarım|tasarım|yazılım|geliştiren|geliştirme|barındırma|hosting|ajans|fotoğraf|"
            "altyapı|e ticaret altyapısı|hazırlanmıştır|powered by|teknik|tarafından yapılmıştır|"
            "çeviri|pazarlama|reklam"
        ),
        Relation.EARLIER: "eski|önceki|önceden|halefi|selefi|kadar|daha önce",
        Relation.AUTHORITY: (
            "sertifika|sertifikalandıran|denetleyen|yetkili makam|oda|ticaret odası|tahkim|"
            "mahkeme|üye|dernek|doğrulayan|onaylayan|tüketici|ruhsat|belgelendiren"
        ),
        Relation.OTHER_SELLER: (
            "diğer satıcılar|diğer mağazalar|diğer teklifler|önerilen|benzer|ayrıca satan|acente|"
            "ilgili ürünler"
        ),
        Relation.READER: (
            "sizin|senin|teslimat adresi|teslim adresi|fatura adresi|hesabım|alıcı|müşteri adı|"
            "müşteri bilgileri|merhaba"
        ),
        Relation.UNRELATED: (
            "bağlantılı değil|ilişkili değil|bağlantısı yok|ilişkisi yok|bağımsız|bağlı değil|"
            "ilgisi yok|satıcı değil"
        ),
    },
    headings={
        Whose.SELLER: (
            "satıcı bilgileri|satıcı bilgisi|satıcı hakkında|satıcının bilgileri|"
            "satıcı detayları|tüccar bilgileri|işletme bilgileri|şirket bilgileri|"
            "firma bilgileri|yasal bilgiler|detaylı satıcı bilgileri|satıcı kimliği|"
            "satıcı profili|mağaza bilgileri|satıcı yasal bilgileri|satıcıya ilişkin bilgiler|"
            "ayrıntılı satıcı bilgileri|kurumsal satıcı"
        ),
        Whose.IMPRINT: (
            "künye|yasal bilgiler|şirket bilgileri|yasal uyarı|firma bilgileri|hakkımızda|"
            "işletme bilgileri|yasal bilgilendirme|site sahibi"
        ),
        Whose.GOES_ON: (
            "iletişim|iletişim bilgileri|merkez|sicil|vergi|adres|yetkili|şirket|telefon|"
            "müşteri hizmetleri|iade|öz sertifikasyon"
        ),
        Whose.PROSE: (
            "sorumluluk|gizlilik|çerez|koşullar|şartlar|fikri mülkiyet|uyuşmazlık|yorumlar|"
            "açıklama|ürünler|kişisel veri|bağlantılar|cayma"
        ),
    },
)
