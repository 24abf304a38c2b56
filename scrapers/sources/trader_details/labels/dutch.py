"""Labels of sellers' details in Dutch."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="nl",
    labels={
        DetailMeaning.NAME: (
            "bedrijfsnaam|handelsnaam|statutaire naam|naam van het bedrijf|naam bedrijf|naam|"
            "bedrijf|onderneming|juridische naam|officiële naam|naam van de handelaar|"
            "naam van de onderneming|naam handelaar|firmanaam|naam onderneming|vennootschap|"
            "aanbieder|naam van de verkoper volgens de kvk|website van|geëxploiteerd door|"
            "beheerder van de website|eigenaar van de website|naam rechtspersoon|rechtspersoon|"
            "uitbater van de website|maatschappelijke naam|bedrijfsnaam verkoper"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "naam verkoper|naam van de verkoper|winkelnaam|verkoper|verkocht door|"
            "naam van de winkel|weergavenaam|gebruikersnaam"
        ),
        DetailMeaning.OWNER: (
            "eigenaar|eigenares|eenmanszaak|eigenaar van het bedrijf|ondernemer|"
            "zaakvoerder eigenaar|eigenaar/directeur|bedrijfseigenaar|naam eigenaar"
        ),
        DetailMeaning.PARTNER: "vennoten|vennoot|aandeelhouders|aandeelhouder|maten",
        DetailMeaning.PUBLISHER: "uitgever|uitgegeven door",
        DetailMeaning.BUSINESS_TYPE: (
            "bedrijfstype|rechtsvorm|soort bedrijf|type onderneming|type verkoper|bedrijfsvorm|"
            "juridische vorm|type bedrijf"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "kvk nummer|kvk|kvk nr|k v k nummer|handelsregisternummer|registratienummer|"
            "kamer van koophandel nummer|nummer kamer van koophandel|kamer van koophandel nr|"
            "ondernemingsnummer|inschrijfnummer|bedrijfsregistratienummer|kbo nummer|"
            "vestigingsnummer|kamer van koophandel|handelsregister nummer|kbo|rpr nummer|"
            "kvk inschrijvingsnummer|nummer handelsregister"
        ),
        DetailMeaning.REGISTER: (
            "handelsregister|register|rechtspersonenregister|rpr|naam van het register|"
            "ingeschreven bij"
        ),
        DetailMeaning.VAT: (
            "btw nummer|btw|btw nr|btw id|btw identificatienummer|b t w nummer|"
            "omzetbelastingnummer|btw identificatie nummer|vat nummer|btw id nummer"
        ),
        DetailMeaning.TAX: "belastingnummer|fiscaal nummer|rsin|fiscaal identificatienummer",
        DetailMeaning.LEI: "lei code|lei nummer",
        DetailMeaning.ADDRESS: (
            "adres|postadres|adres van de verkoper|geografisch adres|correspondentieadres|"
            "contactadres|adres verkoper|adres van de handelaar|adres handelaar"
        ),
        DetailMeaning.BUSINESS_ADDRESS: (
            "bedrijfsadres|vestigingsadres|statutaire zetel|zetel|maatschappelijke zetel|"
            "hoofdkantoor|kantooradres|zakelijk adres|adres van het bedrijf|bezoekadres|"
            "hoofdvestiging|adres maatschappelijke zetel|statutair adres|adres van de zetel|"
            "statutair gevestigd te|geregistreerd adres"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "adres klantenservice|adres van de klantenservice|klantenserviceadres|"
            "adres van klantenservice"
        ),
        DetailMeaning.RETURNS_ADDRESS: "retouradres|adres voor retouren|retourneren naar",
        DetailMeaning.SHIPS_FROM: (
            "verzonden vanuit|verzending vanuit|objectlocatie|magazijn|magazijnadres|"
            "verzonden uit|verzendlocatie|verzendt vanuit|locatie van het object|verzendadres"
        ),
        DetailMeaning.COUNTRY: (
            "land|land van vestiging|land/regio|land of regio|land van registratie"
        ),
        DetailMeaning.PHONE: (
            "telefoon|telefoonnummer|tel|mobiel|telefoonnr|gsm|mobiele telefoon|tel nr|"
            "mobiel nummer|telefoon klantenservice|klantenservice telefoon"
        ),
        DetailMeaning.FAX: "fax|faxnummer",
        DetailMeaning.EMAIL: "e mail|e mailadres|email|emailadres|mail|mailadres|e mail adres",
        DetailMeaning.WEBSITE: "website|webadres|internet|site|webpagina|url|internetadres",
        DetailMeaning.REPRESENTATIVE: (
            "bestuurder|directeur|directie|vertegenwoordigd door|zaakvoerder|"
            "wettelijk vertegenwoordiger|bestuurders|directeuren|algemeen directeur|"
            "bedrijfsvertegenwoordiger|statutair directeur|wettelijke vertegenwoordiger|"
            "vertegenwoordiger van het bedrijf|bestuur|zaakvoerders|gedelegeerd bestuurder|"
            "rechtsgeldig vertegenwoordigd door|vertegenwoordiger"
        ),
        DetailMeaning.CERTIFICATION: "zelfcertificering|eigen verklaring|zelfverklaring",
        DetailMeaning.ADDRESS_PART: "straat|plaats|stad|huisnummer|provincie|woonplaats",
    },
    common=(
        "naam|bedrijf|onderneming|adres|telefoon|tel|verkoper|mail|email|e mail|website|site|fax|"
        "land|eigenaar|ondernemer|register|zetel|directeur|directie|mobiel|uitgever|kvk|btw|"
        "aanbieder|magazijn|bestuur|bestuurder|vennootschap|internet|gsm|kbo|url|hoofdkantoor|"
        "bezoekadres|vennoten|vertegenwoordiger"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "verzonden door|bezorgd door|geleverd door|bezorging|vervoerder|logistiek|"
            "verzendpartner|verzending door|verstuurd door|afgehandeld door|transport|opgeslagen|"
            "distributeur|levering door|pakketdienst|koerier"
        ),
        RelationToSeller.PAYMENT: (
            "betaling|betaal|bank|rekeninghouder|rekeningnummer|iban|bic|verzeker|gefactureerd|"
            "financiering"
        ),
        RelationToSeller.PLATFORM: (
            "platform|marktplaats|marketplace|exploitant van het platform|namens|in opdracht van|"
            "tussenpersoon|over de marktplaats"
        ),
        RelationToSeller.GROUP: (
            "moederbedrijf|moedermaatschappij|moederonderneming|groep|concern|holding|dochter|"
            "onderdeel van|verbonden onderneming|partner|beherend vennoot|franchise|licentie|"
            "filiaal|bijkantoor|investeerder|sponsor|zusterbedrijf|gelieerd"
        ),
        RelationToSeller.BRAND: (
            "merk|merkeigenaar|merkhouder|auteursrecht|ontworpen door|ontwerper"
        ),
        RelationToSeller.MAKER: (
            "fabrikant|vervaardigd|geproduceerd|producent|importeur|geïmporteerd|leverancier|"
            "verpakt|groothandel|gemaakt door"
        ),
        RelationToSeller.RESPONSIBLE: (
            "verantwoordelijke|verantwoordelijk|eu vertegenwoordiger|vertegenwoordiger in de|"
            "gemachtigde|gevolmachtigde|fiscaal vertegenwoordiger|gegevensbescherming|redactie|"
            "hoofdredacteur|productveiligheid|auteur|privacy"
        ),
        RelationToSeller.ADVISER: (
            "belastingadviseur|accountant|boekhoud|advocaat|jurist|adviseur|notaris|consultant|"
            "gegenereerd"
        ),
        RelationToSeller.SITE_MAKER: (
            "webdesign|ontwerp|design |ontwikkel|ontwikkeling|realisatie|hosting|gehost|bureau|"
            "software|webbouw|foto|fotografie|website door|website gemaakt|powered by|technische|"
            "gebouwd door|onderhoud|webmaster|webshop software|vertaling|marketing"
        ),
        RelationToSeller.EARLIER: "voorheen|voormalig|vroeger|eerder|ex |opvolger|tot ",
        RelationToSeller.AUTHORITY: (
            "gecertificeerd|certificaat|certificering|toezicht|autoriteit|geschil|keurmerk|"
            "rechtbank|lid van|beroeps|gecontroleerd|vereniging|vergunning|erkend|bevoegde"
        ),
        RelationToSeller.OTHER_SELLER: (
            "andere verkopers|andere winkels|andere aanbied|aanbevolen|vergelijkbare|"
            "ook verkocht|wederverkoper|dealer|agent|gerelateerd"
        ),
        RelationToSeller.READER: (
            "je |jouw|uw|bezorgen bij|leveren aan|bezorgadres|afleveradres|factuuradres|"
            "mijn account|koper|klant|ontvanger|hallo"
        ),
        RelationToSeller.UNRELATED: (
            "niet gelieerd|niet verbonden|geen relatie|onafhankelijk van|niet geassocieerd|"
            "geen verband|niet aangesloten|niet de verkoper"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "gegevens van de verkoper|gegevens verkoper|zakelijke gegevens verkoper|"
            "informatie over de verkoper|verkopersinformatie|verkoperinformatie|"
            "gegevens van de handelaar|informatie over de handelaar|over de verkoper|"
            "over deze verkoper|bedrijfsgegevens|juridische informatie|zakelijke gegevens|"
            "identiteit van de verkoper|gedetailleerde verkopersinformatie|"
            "gedetailleerde informatie over de verkoper|zakelijke verkoper|"
            "informatie over de onderneming|gegevens handelaar|handelaarsinformatie|"
            "informatie van de verkoper|gegevens van de onderneming|bedrijfsinformatie"
        ),
        HeadingOwner.IMPRINT: (
            "colofon|bedrijfsgegevens|juridische informatie|wettelijke vermeldingen|"
            "juridische kennisgeving|wie zijn wij|impressum|identiteit van de ondernemer|"
            "wettelijke informatie|bedrijfsinformatie|over ons|gegevens van de onderneming|"
            "juridische vermeldingen"
        ),
        HeadingOwner.GOES_ON: (
            "contact|contactgegevens|kvk|btw|adres|bestuur|vertegenwoordig|handelsregister|"
            "bedrijf|vestiging|klantenservice|retour|zelfcertificering|zetel|telefoon"
        ),
        HeadingOwner.PROSE: (
            "aansprakelijkheid|privacy|cookies|voorwaarden|intellectueel|auteursrechten|"
            "geschillen|toepasselijk recht|disclaimer|reviews|beoordelingen|beschrijving|"
            "producten|links|herroeping"
        ),
    },
)
