"""Labels of sellers' details in Swedish."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="sv",
    labels={
        DetailMeaning.NAME: (
            "företagsnamn|namn på företaget|företagets namn|företag|bolagsnamn|firmanamn|"
            "juridiskt namn|namn|näringsidkarens namn|firma|registrerat namn|näringsidkare|bolag|"
            "handlarens namn|namn på näringsidkaren|bolagets namn|webbplatsen drivs av|drivs av|"
            "ansvarigt företag"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "säljarens namn|butiksnamn|butikens namn|säljare|säljs av|butik|visningsnamn|"
            "användarnamn"
        ),
        DetailMeaning.OWNER: (
            "ägare|innehavare|enskild näringsidkare|enskild firma|ägs och drivs av|"
            "företagets ägare|företagsägare"
        ),
        DetailMeaning.PARTNER: "delägare|aktieägare|bolagsmän",
        DetailMeaning.PUBLISHER: "utgivare|utgiven av",
        DetailMeaning.BUSINESS_TYPE: (
            "företagstyp|bolagsform|företagsform|typ av företag|juridisk form|säljartyp|"
            "typ av säljare|verksamhetstyp"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "organisationsnummer|org nr|orgnr|handelsregisternummer|registreringsnummer|"
            "org nummer|företagets registreringsnummer|bolagsregistreringsnummer|företagsnummer|"
            "organisationsnr|bolagsregisternummer"
        ),
        DetailMeaning.REGISTER: (
            "bolagsregister|handelsregister|register|bolagsverket|registreringsmyndighet|"
            "näringslivsregister"
        ),
        DetailMeaning.VAT: (
            "momsnummer|moms nr|momsregistreringsnummer|vat nummer|vat nr|moms|momsreg nr|vat|"
            "momsregnr|moms reg nr|momsidentifikationsnummer"
        ),
        DetailMeaning.TAX: "skattenummer|skatteregistreringsnummer|personnummer",
        DetailMeaning.LEI: "lei kod",
        DetailMeaning.ADDRESS: (
            "adress|postadress|säljarens adress|geografisk adress|kontaktadress|"
            "näringsidkarens adress|gatuadress"
        ),
        DetailMeaning.BUSINESS_ADDRESS: (
            "företagsadress|säte|registrerad adress|företagets adress|huvudkontor|bolagets säte|"
            "besöksadress|affärsadress|verksamhetsadress|styrelsens säte"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "kundtjänstens adress|kundtjänstadress|adress till kundtjänst|adress för kundtjänst|"
            "kundserviceadress"
        ),
        DetailMeaning.RETURNS_ADDRESS: "returadress|adress för returer",
        DetailMeaning.SHIPS_FROM: (
            "skickas från|levereras från|lager|lageradress|artikelns plats|avsändningsort|"
            "varan finns i"
        ),
        DetailMeaning.COUNTRY: (
            "land|etableringsland|land/region|land eller region|registreringsland"
        ),
        DetailMeaning.PHONE: (
            "telefon|telefonnummer|tel|mobil|mobilnummer|mobiltelefon|telefonnr|"
            "kundtjänst telefon|tfn"
        ),
        DetailMeaning.FAX: "fax|faxnummer",
        DetailMeaning.EMAIL: (
            "e post|e postadress|epost|mejl|mejladress|email|e mail|mail|epostadress"
        ),
        DetailMeaning.WEBSITE: "webbplats|webbsida|hemsida|webbadress|url|webb",
        DetailMeaning.REPRESENTATIVE: (
            "verkställande direktör|vd|företrädare|företräds av|styrelseledamot|styrelse|"
            "firmatecknare|representerat av|styrelseordförande|företagsrepresentant|"
            "styrelseledamöter|företagets representant|behörig företrädare|laglig företrädare|"
            "direktör"
        ),
        DetailMeaning.CERTIFICATION: "självcertifiering|egen försäkran|självdeklaration",
        DetailMeaning.ADDRESS_PART: "gata|postnummer|postort",
    },
    common=(
        "företag|namn|firma|adress|telefon|tel|säljare|butik|mail|email|e mail|fax|land|ägare|"
        "innehavare|register|säte|mobil|styrelse|vd|utgivare|lager|moms|vat|hemsida|bolag|"
        "bolagsverket|url|delägare|direktör|webb|huvudkontor|besöksadress|e post"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "skickas av|levereras av|leverans|fraktas av|frakt|transportör|logistik|distribueras|"
            "distributör|packas av|lagras av|hanteras av|budfirma"
        ),
        RelationToSeller.PAYMENT: (
            "betalning|betalleverantör|bank|kontoinnehavare|kontonummer|bankgiro|plusgiro|iban|"
            "försäkring|faktureras|finansiering"
        ),
        RelationToSeller.PLATFORM: (
            "plattform|marknadsplats|plattformens operatör|på uppdrag av|för räkning|förmedlare|"
            "om marknadsplatsen"
        ),
        RelationToSeller.GROUP: (
            "moderbolag|moderföretag|koncern|holding|dotterbolag|dotterföretag|systerbolag|"
            "ingår i|partner|komplementär|franchise|licens|filial|investerare|sponsor|närstående|"
            "samarbetspartner|del av|ägs av"
        ),
        RelationToSeller.BRAND: (
            "varumärke|varumärkesinnehavare|märke|upphovsrätt|formgivare|designad"
        ),
        RelationToSeller.MAKER: (
            "tillverkare|tillverkad|producent|producerad|importör|importerad|leverantör|"
            "förpackad|grossist"
        ),
        RelationToSeller.RESPONSIBLE: (
            "ansvarig person|ansvarig|eu representant|representant i eu|"
            "auktoriserad representant|behörig representant|skatterepresentant|ombud|dataskydd|"
            "redaktion|redaktör|produktsäkerhet|personuppgift|författare"
        ),
        RelationToSeller.ADVISER: (
            "skatterådgivare|revisor|redovisning|advokat|jurist|rådgivare|konsult|notarie|genererad"
        ),
        RelationToSeller.SITE_MAKER: (
            "webbdesign|webdesign|design |utveckling|utvecklad|hosting|webbhotell|byrå|reklambyrå|"
            "programvara|foto|bilder|hemsida av|webbplats av|powered by|teknisk|producerad av|"
            "skapad av|plattform för e handel|underhåll|översättning|marknadsföring"
        ),
        RelationToSeller.EARLIER: "tidigare|före detta|f d|efterträdare|förr|fram till",
        RelationToSeller.AUTHORITY: (
            "certifierad|certifikat|certifiering|tillsyn|myndighet|handelskammare|tvist|domstol|"
            "medlem|förening|verifierad|godkänd|konsument|tillstånd|auktoriserad|utfärdad"
        ),
        RelationToSeller.OTHER_SELLER: (
            "andra säljare|andra butiker|andra erbjudanden|rekommenderade|liknande|säljs även|"
            "återförsäljare|agent|relaterade"
        ),
        RelationToSeller.READER: (
            "din |ditt |dina |er |ert |leverera till|leveransadress|fakturaadress|mitt konto|"
            "köpare|kund|mottagare|hej"
        ),
        RelationToSeller.UNRELATED: (
            "inte ansluten|ej ansluten|ingen koppling|oberoende av|inte kopplad|inte relaterad|"
            "ej kopplad|inget samband|inte säljaren|ej associerad|inte associerad"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "information om säljaren|säljarinformation|säljarens uppgifter|uppgifter om säljaren|"
            "information om näringsidkaren|näringsidkarens uppgifter|företagsinformation|"
            "företagsuppgifter|om säljaren|detaljerad information om säljaren|"
            "detaljerad säljarinformation|juridisk information|säljarens identitet|"
            "företagssäljare|handlarinformation|information om handlaren|"
            "uppgifter om näringsidkaren|säljarprofil"
        ),
        HeadingOwner.IMPRINT: (
            "juridisk information|företagsinformation|om företaget|impressum|företagsuppgifter|"
            "rättslig information|om oss|juridiskt meddelande"
        ),
        HeadingOwner.GOES_ON: (
            "kontakt|kontaktuppgifter|säte|register|moms|adress|företrädare|företag|telefon|"
            "kundtjänst|returer|styrelse|självcertifiering|organisationsnummer"
        ),
        HeadingOwner.PROSE: (
            "ansvar|integritet|cookies|villkor|upphovsrätt|tvister|ansvarsfriskrivning|"
            "recensioner|beskrivning|produkter|länkar|ångerrätt"
        ),
    },
)
