# ruff: noqa: RUF001 - words in other scripts
"""Headings of columns by their meaning, in the languages in which sellers are listed.

Headings are compared folded, without case, accents and signs; words around them do not count.
"""

from collections.abc import Mapping

HEADINGS: Mapping[str, str] = {
    "shop": "shop|shop name|store|store name|storefront|storefront name|account|account name|"
    "seller account|display name|webshop|online shop|shopname|geschäft|laden|händlername|"
    "boutique|nom de la boutique|magasin|negozio|nome negozio|tienda|nombre de la tienda|loja|"
    "nome da loja|winkel|winkelnaam|sklep|nazwa sklepu|butik|obchod|mağaza|mağaza adı|toko|"
    "nama toko|lapak|магазин|название магазина|店铺|店铺名称|店铺名|店名|ショップ名",
    "shop address": "shop address|url|shop url|store url|storefront url|link|shop link|store link|"
    "web|website|"
    "web address|webseite|web site|site web|sitio web|sito web|sito|strona|hyperlink|"
    "page url|profile|profile url|tautan|laman|ссылка|сайт|网址|链接|店铺链接|店铺网址",
    "platform": "platform|marketplace|market place|sold on|sells on|channel|plattform|marktplatz|"
    "plateforme|place de marché|piattaforma|plataforma|mercado|marktplaats|platforma|"
    "platform penjualan|lokapasar|площадка|маркетплейс|平台|プラットフォーム",
    "seller": "company|company name|legal name|business name|registered name|trader|trader name|"
    "merchant|legal entity|entity|operator|seller company|seller legal name|vendor|firm|"
    "firma|firmenname|unternehmen|verkäufer|händler|anbieter|société|raison sociale|entreprise|"
    "vendeur|dénomination|azienda|ragione sociale|società|venditore|impresa|denominazione|"
    "empresa|razón social|vendedor|razão social|sociedade|bedrijf|bedrijfsnaam|verkoper|"
    "handelsnaam|nazwa firmy|sprzedawca|spółka|företag|företagsnamn|säljare|společnost|prodejce|"
    "şirket|şirket adı|satıcı|perusahaan|nama perusahaan|penjual|компания|название компании|"
    "продавец|юридическое лицо|公司|公司名称|卖家|企业名称|会社名|販売業者",
    "register number": "number|company number|company no|company id|register number|"
    "registration number|registration no|reg no|reg number|crn|uen|cnpj|siren|siret|kvk|krs|hrb|"
    "abn|acn|registration|registered number|company registration number|business license number|"
    "registernummer|handelsregisternummer|handelsregister|numéro d immatriculation|rcs|"
    "numéro siren|numero di registro|numero rea|rea|número de registro|número de registo|"
    "kvk nummer|ondernemingsnummer|numer krs|numer rejestrowy|organisationsnummer|org nr|ičo|ico|"
    "sicil no|mersis|nomor induk berusaha|nib|ogrn|огрн|инн|统一社会信用代码|注册号|法人番号|lei",
    "country": "country|country code|country of incorporation|country of registration|"
    "seller country|company country|jurisdiction|land|ländercode|pays|paese|stato|nazione|país|"
    "pais|kraj|země|ülke|negara|страна|国家|国",
    "VAT number": "vat|vat number|vat no|vat id|vat reg|ust idnr|ust id|umsatzsteuer id|"
    "umsatzsteuer identifikationsnummer|mwst nr|tva|numéro de tva|numero tva|partita iva|p iva|"
    "iva|nif iva|btw|btw nummer|btw id|nip|numer vat|momsnummer|moms|dič|vergi no|npwp|增值税号",
    "owner": "owner|owners|owner name|owned by|shareholder|shareholders|parent|parent company|"
    "beneficial owner|ubo|holder|proprietor|owner 1|owner 2|owner 3|ultimate parent|"
    "eigentümer|inhaber|gesellschafter|muttergesellschaft|propriétaire|actionnaire|maison mère|"
    "associé|proprietario|socio|azionista|propietario|accionista|matriz|proprietário|sócio|"
    "acionista|eigenaar|aandeelhouder|moederbedrijf|właściciel|udziałowiec|ägare|vlastník|sahibi|"
    "ortak|pemilik|pemegang saham|владелец|учредитель|собственник|股东|所有者|株主",
    "owner's share": "share|shares|share percent|stake|owner share|owners share|ownership share|"
    "percent|percentage|ownership percent|ownership|holding|share 1|share 2|share 3|pct|anteil|"
    "anteile|beteiligung|prozent|part|participation|pourcentage|quota|partecipazione|"
    "participación|porcentaje|participação|percentual|aandeel|belang|udział|andel|podíl|hisse|"
    "pay|saham|persentase|persentase saham|porsi saham|доля|持股比例|出资比例|持株比率",
    "owner's register number": "owner number|owners number|owners register number|"
    "owners company number|"
    "owner company number|owner register number|"
    "owner registration number|parent number|parent company number|shareholder number|"
    "shareholder company number",
    "owner's country": "owner country|owners country|country of owner|parent country|"
    "shareholder country|"
    "country of parent|land des inhabers|pays du propriétaire",
    "director": "director|directors|managing director|officer|legal representative|"
    "representative|manager|ceo|director 1|director 2|director 3|geschäftsführer|vertreter|"
    "vertretungsberechtigter|gérant|dirigeant|directeur|amministratore|rappresentante legale|"
    "administrador|representante legal|gerente|bestuurder|directeur bestuurder|prezes|zarząd|"
    "vd|jednatel|müdür|direktur|direksi|директор|генеральный директор|法定代表人|代表者|代表取締役",
    "address": "address|registered address|postal address|business address|street address|"
    "company address|seller address|registered office|anschrift|adresse|postanschrift|"
    "adresse postale|siège|siège social|indirizzo|sede|sede legale|dirección|domicilio|endereço|"
    "morada|sede social|adres|vestigingsadres|siedziba|adress|adresa|sídlo|alamat|адрес|地址|"
    "注册地址|住所|所在地",
    "phone": "phone|telephone|tel|phone number|mobile|contact number|telefon|telefonnummer|"
    "téléphone|telefono|teléfono|telefone|telefoon|telefoonnummer|nomor telepon|telepon|hp|"
    "телефон|电话|電話番号|電話",
    "e-mail": "email|e mail|mail|email address|e mail address|contact email|e mail adresse|"
    "courriel|adresse e mail|posta elettronica|correo|correo electrónico|correio eletrónico|"
    "e posta|surel|почта|электронная почта|邮箱|电子邮件|メール",
}
"""Headings by the word of their meaning."""

FALLBACKS: Mapping[str, tuple[str, ...]] = {
    "seller": ("seller", "shop"),
    "seller name": ("seller", "shop"),
    "name": ("seller", "shop"),
    "name of seller": ("seller", "shop"),
}
"""Headings of more than one meaning: the first that no other column has."""

OTHER_THINGS = frozenset(
    "brand domain ip trademark trade mark patent licence license property market card policy type "
    "kind nationality shipping ship delivery logistics courier importer insurance bank payment "
    "origin order item product sku invoice house tracking customer buyer client warehouse return "
    "returns fulfilment fulfillment tax manufacturer hosting eu versand "
    "retouren retour marke livraison marque banque commande magazzino spedizione reso marca "
    "envio banco pedido devolucion verzending bestelling wysylki zwrotu zamowienia pengiriman "
    "pesanan merek pelanggan kargo iade siparis marka".split()
)
"""Words that make a heading one of something else: the owner of a brand, the number of an order."""

UNSPACED: Mapping[str, str] = {
    "股东名称": "owner",
    "公司名": "seller",
    "店铺": "shop",
    "平台": "platform",
    "法定代表人": "director",
    "持股比例": "owner's share",
    "信用代码": "register number",
    "注册地址": "address",
}
"""Parts of headings in writing without spaces."""
