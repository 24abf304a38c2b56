"""Labels of sellers' details in German."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="de",
    labels={
        DetailMeaning.NAME: (
            "geschäftsname|firmenname|unternehmensname|name des unternehmens|firma|unternehmen|"
            "name des händlers|händlername|name des unternehmers|rechtlicher name|anbieter|"
            "diensteanbieter|firmierung|name und anschrift|vollständiger firmenname|"
            "name der firma|handelsname|name der gesellschaft|betreiber|betreiberin|"
            "betreiber der website|betreiber der webseite|betreiber des shops|"
            "betreiber des onlineshops|betreiber dieser website|seitenbetreiber|websitebetreiber|"
            "shopbetreiber|name|händler|gewerblicher verkäufer|juristischer name|"
            "name und anschrift des händlers|name und anschrift des unternehmers|"
            "name des anbieters|inhalteanbieter|betrieben von|ein angebot von|ein angebot der|"
            "diese website wird betrieben von|vor und nachname|rechtsträger|"
            "verkäufer laut gesetz|betreiber und vertragspartner|vertragspartner|"
            "ihr vertragspartner"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "verkäufername|shopname|name des verkäufers|verkäufer|verkauf durch|name des shops|"
            "anzeigename|benutzername|verkauft von|geschäftsbezeichnung|mitgliedsname"
        ),
        DetailMeaning.OWNER: (
            "inhaber|inhaberin|inh|geschäftsinhaber|geschäftsinhaberin|inhaber und betreiber|"
            "einzelunternehmer|einzelunternehmerin|einzelunternehmen|eigentümer|eigentümerin|"
            "inhaber in|inhaber geschäftsführer|inhaberin und geschäftsführerin|"
            "inhaber und geschäftsführer|firmeninhaber|firmeninhaberin|kleinunternehmer|kaufmann|"
            "praxisinhaber"
        ),
        DetailMeaning.PARTNER: (
            "gesellschafter|gesellschafterin|gesellschafterinnen|gesellschafter der gbr"
        ),
        DetailMeaning.PUBLISHER: "herausgeber|herausgeberin|herausgegeben von|verlag",
        DetailMeaning.BUSINESS_TYPE: (
            "geschäftsart|unternehmensform|rechtsform|art des unternehmens|art des verkäufers|"
            "verkäufertyp|unternehmenstyp|anbietertyp|art des händlers"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "handelsregisternummer|registernummer|handelsregister nr|handelsregister nummer|"
            "register nr|handelsregistereintrag|hr nr|unternehmensregisternummer|"
            "firmenbuchnummer|hrb nr|hra nr|hrb|hra|handelsregister und nummer|handelsregisternr|"
            "fn|firmenbuch nr|firmennummer|handelsregister hrb|uid che|"
            "unternehmens identifikationsnummer|che nummer|vereinsregisternummer|"
            "genossenschaftsregisternummer|gewerberegisternummer|gisa zahl|hr nummer|"
            "handelsreg nr|zvr zahl|zvr nummer|fn nr|eintragungsnummer|registrierungsnummer|"
            "nummer im handelsregister"
        ),
        DetailMeaning.REGISTER: (
            "registergericht|handelsregister|register|amtsgericht|registereintrag|"
            "eintragung im handelsregister|zuständiges registergericht|firmenbuch|"
            "firmenbuchgericht|eingetragen im handelsregister|eingetragen beim|registriert beim|"
            "name des registers|eintragung|handelsgericht|sitz und registergericht|"
            "vereinsregister|genossenschaftsregister|registerart|zuständiges amtsgericht|"
            "eingetragen am|eingetragen im|eintragung im register|registrierung|"
            "zuständiges gericht"
        ),
        DetailMeaning.VAT: (
            "ustid|ust idnr|ust id nr|umsatzsteuer id|umsatzsteueridentifikationsnummer|"
            "umsatzsteuer identnummer|mehrwertsteuernummer|mwst nummer|"
            "umsatzsteuer identifikations nr|ust identifikationsnummer|ust identnr|"
            "umsatzsteuernummer|ust nr|uid|uid nummer|ustidnummer|"
            "umsatzsteuer identifikationsnummer|ust id|umsatzsteuer idnr|umsatzsteuer id nr|"
            "ustidnr|umst id|mwst nr|uid nr|mehrwertsteuer identifikationsnummer|"
            "umsatzsteuer ident nr|ust ident nr|ust identnummer|mwst id|umsatzsteuer|ust|"
            "umsatzsteuer identnr|atu|vat nummer"
        ),
        DetailMeaning.TAX: (
            "steuernummer|st nr|steuer nr|steuer id|wirtschafts identifikationsnummer|"
            "wirtschafts idnr|w idnr|steuernr|stnr"
        ),
        DetailMeaning.ADDRESS: (
            "adresse|anschrift|postanschrift|hausanschrift|anschrift des händlers|postadresse|"
            "adresse des händlers|kontaktadresse|adresse des verkäufers|ladungsfähige anschrift|"
            "anschrift des unternehmers|verkäuferadresse|vollständige anschrift|ladenanschrift"
        ),
        DetailMeaning.BUSINESS_ADDRESS: (
            "geschäftsadresse|firmenanschrift|geschäftsanschrift|firmensitz|sitz|"
            "sitz der gesellschaft|firmenadresse|unternehmensadresse|geschäftssitz|"
            "unternehmenssitz|sitz des unternehmens|hauptsitz|sitz der firma|"
            "adresse des unternehmens|niederlassung|gesellschaftssitz|zentrale|hauptverwaltung|"
            "eingetragener sitz"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "kundendienstadresse|adresse des kundendienstes|kundenserviceadresse|"
            "adresse des kundenservice|adresse kundenservice|adresse kundendienst|serviceadresse|"
            "kundenbetreuung adresse"
        ),
        DetailMeaning.RETURNS_ADDRESS: (
            "rücksendeadresse|retourenadresse|rücksendeanschrift|retourenanschrift|"
            "adresse für rücksendungen|adresse für retouren|rücksendungen an"
        ),
        DetailMeaning.SHIPS_FROM: (
            "versand aus|versandort|artikelstandort|standort|versandadresse|versendet aus|"
            "lagerstandort|lager|lageradresse|warenlager|lieferung aus|versandlager|"
            "verschickt aus|standort des artikels"
        ),
        DetailMeaning.COUNTRY: (
            "land|land der registrierung|land der niederlassung|niederlassungsland|land region|"
            "herkunftsland des verkäufers"
        ),
        DetailMeaning.PHONE: (
            "telefon|telefonnummer|tel|rufnummer|fon|telefonnr|mobil|handy|tel nr|"
            "kundenservice telefon|servicenummer|hotline|mobiltelefon|handynummer|telefon nr|"
            "festnetz|mobilnummer|service telefon|geschäftliche telefonnummer"
        ),
        DetailMeaning.FAX: "fax|telefax|faxnummer|telefaxnummer",
        DetailMeaning.EMAIL: (
            "e mail|e mail adresse|mail|email|emailadresse|mailadresse|elektronische post|"
            "e mail kontakt|kontakt e mail|geschäftliche e mail adresse|email adresse"
        ),
        DetailMeaning.WEBSITE: (
            "webseite|internet|homepage|internetadresse|webadresse|web|website|internetseite|url|"
            "www"
        ),
        DetailMeaning.REPRESENTATIVE: (
            "geschäftsführer|geschäftsführung|geschäftsführerin|vertreten durch|"
            "vertretungsberechtigter|vertretungsberechtigte|vorstand|"
            "vertretungsberechtigter geschäftsführer|gesetzlicher vertreter|"
            "vertretungsberechtigt|geschäftsführende gesellschafter|"
            "geschäftsführender gesellschafter|unternehmensvertreter|gesetzlich vertreten durch|"
            "gesetzliche vertreter|vertretungsberechtigte geschäftsführer|"
            "vertretungsberechtigte person|vertretungsberechtigte personen|"
            "vertretungsberechtigter vorstand|geschäftsleitung|gf|"
            "vertreten durch die geschäftsführer|vertreten durch den geschäftsführer|"
            "vertreten durch die geschäftsführerin|vertreten durch die geschäftsführung|"
            "vertreten durch den vorstand|vertreten durch die geschäftsführerinnen|"
            "vertreten durch ihren geschäftsführer|vertreten durch ihre geschäftsführer|"
            "vertreten durch ihre geschäftsführerin|geschäftsführerinnen|prokurist|prokuristen|"
            "prokura|vorstandsvorsitzender|vorstandsmitglieder|vorsitzender der geschäftsführung|"
            "vertretung|direktor|vertreter des unternehmens|"
            "gesetzlich vertreten durch den geschäftsführer|"
            "gesetzlich vertreten durch die geschäftsführer|"
            "gesetzlich vertreten durch die geschäftsführung|diese vertreten durch|"
            "geschäftsführer in|geschäftsführer innen"
        ),
        DetailMeaning.CERTIFICATION: (
            "selbstzertifizierung|selbstbescheinigung|eigenerklärung|selbsterklärung|"
            "selbstverpflichtung|erklärung des händlers"
        ),
        DetailMeaning.ADDRESS_PART: (
            "straße|straße und hausnummer|straße nr|hausnummer|plz|ort|plz ort|postleitzahl|"
            "stadt|bundesland|straße hausnummer|plz und ort|wohnort"
        ),
    },
    common=(
        "firma|unternehmen|anbieter|adresse|anschrift|telefon|sitz|standort|verkäufer|fon|mobil|"
        "handy|name|inhaber|lager|land|straße|ort|stadt|register|vorstand|uid|ust|betreiber|"
        "händler|vertretung|registrierung|eintragung|gesellschafter|verlag|direktor|zentrale|"
        "hotline|e mail|email|mail|fax|internet|web|fn|url|tel|eigentümer|geschäftsführer|"
        "geschäftsführung|handelsregister|amtsgericht"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "versand durch|versand erfolgt durch|versand und lieferung|lieferung durch|"
            "geliefert von|zugestellt durch|versandpartner|versanddienstleister|"
            "versandunternehmen|logistik|fulfillment|lagerung|spedition|zustellung|paketdienst|"
            "retourenabwicklung|rücksendung über|versendet von|versendet durch|verschickt von|"
            "auslieferung|vertrieb durch|vertriebspartner|vertrieb|vertriebs"
        ),
        RelationToSeller.PAYMENT: (
            "zahlung|bezahlung|bank|kontoinhaber|konto|iban|bic|versicherung|versicherer|"
            "berufshaftpflicht|haftpflicht|rechnungskauf|kreditkarte|finanzierung|"
            "rechnungsstellung|abrechnung|käuferschutz|inkasso|treuhand"
        ),
        RelationToSeller.PLATFORM: (
            "plattform|marktplatz|betreiber der plattform|betreiber des marktplatzes|"
            "betreiber des marktplatz|über den marktplatz|im auftrag|vermittl|angeboten auf|"
            "handelsplattform"
        ),
        RelationToSeller.GROUP: (
            "muttergesellschaft|mutterunternehmen|mutterkonzern|konzern|gruppe|"
            "unternehmensgruppe|holding|tochter|schwestergesellschaft|verbundene|beteiligung|"
            "komplementär|haftende gesellschafterin|persönlich haftend|phg|ein unternehmen der|"
            "teil der|gehört zu|mitglied der gruppe|kooperation|franchise|lizenz|"
            "zweigniederlassung|zweigstelle|filiale|partnerunternehmen|verwaltungsgesellschaft|"
            "gesellschafterin der|alleingesellschafter|investor|sponsor|im verbund"
        ),
        RelationToSeller.BRAND: (
            "marke|markeninhaber|rechteinhaber|urheber|entworfen von|schutzrechte|warenzeichen"
        ),
        RelationToSeller.MAKER: (
            "hersteller|hergestellt|produzent|produziert|produktion|einführer|importeur|"
            "importiert|lieferant|inverkehrbringer|erzeuger|abfüller|verpackt|großhändler|"
            "zulieferer"
        ),
        RelationToSeller.RESPONSIBLE: (
            "verantwortlich|eu verantwortlich|verantwortliche person|bevollmächtigt|eu vertreter|"
            "eu repräsentant|fiskalvertreter|steuervertreter|redaktion|inhaltlich|datenschutz|"
            "produktsicherheit|jugendschutz|zustellungsbevollmächtigt|beauftragte|v i s d|visdp|"
            "lucid|elektrog|weee|wee reg|batterieg|verpackungsregister|chefredakteur|redakteur|"
            "autor"
        ),
        RelationToSeller.ADVISER: (
            "steuerberat|wirtschaftsprüf|rechtsanwalt|rechtsanwält|anwalt|anwälte|kanzlei|notar|"
            "buchhalt|rechtliche beratung|rechtstexte|impressum erstellt|impressum generator|"
            "generator|erstellt mit|erstellt durch|quelle|berat|rechtsberatung|muster impressum"
        ),
        RelationToSeller.SITE_MAKER: (
            "webdesign|web design|design |designagentur|gestaltung|konzept|konzeption|umsetzung|"
            "realisierung|realisation|programmierung|entwicklung|technische|technik|technischer|agentur|"
            "werbeagentur|website erstellt|webseite erstellt|website von|webseite von|"
            "erstellt von|erstellt durch|hosting|gehostet|provider|hoster|shopsystem|"
            "shopsoftware|shop software|shop system|software|cms|bildnachweis|bildquelle|"
            "bildrechte|bilder|foto|fotograf|grafik|texte|webmaster|betreuung der website|"
            "pflege der website|internetagentur|online agentur|onlineagentur|seo|layout|domain|"
            "webhosting|produktfotos|illustration|icons|internetauftritt|unterstützt durch|"
            "powered by|webentwicklung|übersetzung|marketing"
        ),
        RelationToSeller.EARLIER: (
            "ehemal|früher|vormal|zuvor|bisher|ehem|rechtsnachfolger|rechtsvorgänger|nachfolger|"
            "vorgänger|übernommen von|bis "
        ),
        RelationToSeller.AUTHORITY: (
            "aufsicht|zuständige|behörde|kammer|ihk|handwerkskammer|berufsverband|innung|"
            "schlichtung|streitbeilegung|verbraucher|zertifizier|zertifikat|zulassung|mitglied|"
            "mitgliedschaft|geprüft|prüfstelle|gütesiegel|trusted|gericht|gerichtsstand|"
            "berufsbezeichnung|berufsrecht|gewerbeamt|finanzamt|verband|kontrollstelle|"
            "öko kontroll|genehmig|aussteller|lizenzgeber"
        ),
        RelationToSeller.OTHER_SELLER: (
            "andere verkäufer|andere händler|andere anbieter|weitere verkäufer|weitere anbieter|"
            "weitere angebote|weitere shops|empfohlen|ähnlich|verwandt|auch verkauft|beliebte|"
            "wiederverkäufer|fachhändler|handelspartner|handelsvertret|bewertung von|makler"
        ),
        RelationToSeller.READER: (
            "ihr|ihre|dein|deine|lieferadresse|liefern an|lieferung an|rechnungsadresse|"
            "rechnung an|angemeldet|mein konto|käufer|kunde|kundin|empfänger|hallo|"
            "willkommen zurück"
        ),
        RelationToSeller.UNRELATED: (
            "nicht verbunden|keine verbindung|nicht verwandt|unabhängig von|kein partner|"
            "nicht zugehörig|gehört nicht|steht in keiner|in keiner verbindung|nicht autorisiert|"
            "nicht der verkäufer|nicht identisch"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "rechtliche informationen des|händlerinformation|verkäuferinformation|"
            "anbieterinformation|unternehmerinformation|händlerangaben|verkäuferangaben|"
            "anbieterangaben|händlerdaten|verkäuferdaten|anbieterkennzeichnung|"
            "informationen zum händler|informationen zum verkäufer|informationen zum anbieter|"
            "informationen zum gewerblichen|informationen über den|informationen zum unternehmer|"
            "angaben zum händler|angaben zum verkäufer|angaben zum anbieter|"
            "angaben zum gewerblichen|angaben zum unternehmer|angaben des händlers|"
            "angaben des verkäufers|angaben des anbieters|angaben über den|"
            "detaillierte informationen zum verkäufer|über den händler|über den verkäufer|"
            "über den anbieter|unternehmensangaben|firmenangaben|angaben zum unternehmen|"
            "unternehmensinformation|impressum des verkäufers|impressum des händlers|"
            "händlerprofil|gewerblicher verkäufer|gewerblicher anbieter|händlerimpressum|"
            "verkäuferimpressum|anbieterimpressum"
        ),
        HeadingOwner.IMPRINT: (
            "impressum|anbieterkennzeichnung|angaben gemäß|angaben gemaess|angaben nach|"
            "informationen gemäß|informationspflicht|pflichtangaben|diensteanbieter|betreiber|"
            "anbieter|offenlegung|medieninhaber|angaben zum unternehmen|firmenangaben|"
            "verantwortlicher anbieter|inhaber"
        ),
        HeadingOwner.GOES_ON: (
            "kontakt|vertreten durch|vertretungsberechtig|registereintrag|handelsregister|"
            "umsatzsteuer|ust id|steuer|geschäftsführ|anschrift|adresse|postanschrift|"
            "registergericht|register|sitz|firmensitz|telefon|e mail|rechtsform|vorstand|"
            "vertretung|unternehmen|firma|firmendaten|wirtschafts|so erreichen|erreichbarkeit|"
            "kundenservice|rücksend|retouren|geschäftsadresse|identifikation|kundendienst|"
            "selbstzertifizierung|inhaberin"
        ),
        HeadingOwner.PROSE: (
            "haftung|disclaimer|urheberrecht|copyright|datenschutz|streitschlichtung|"
            "streitbeilegung|verbraucherstreit|bildnachweis|bildquellen|online streit|widerruf|"
            "agb|geschäftsbedingungen|rechtliche hinweise|hinweis|links|versand|bewertungen|"
            "beschreibung|produkte|cookies|salvatorische|newsletter|folgen sie|markenrecht|"
            "gender|alternative"
        ),
    },
)
