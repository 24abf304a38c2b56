"""Labels of sellers' details in Italian."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="it",
    labels={
        DetailMeaning.NAME: (
            "ragione sociale|nome commerciale|denominazione sociale|denominazione|"
            "nome dell'azienda|nome dell'impresa|nome della società|nome azienda|società|azienda|"
            "nome legale|nome del professionista|nome|nome e cognome|nome del commerciante|"
            "ragione sociale del venditore|titolare del sito|gestore del sito|gestito da|"
            "nome o ragione sociale|impresa|intestazione"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "nome del venditore|nome del negozio|venditore|venduto da|negozio|nome visualizzato|"
            "insegna"
        ),
        DetailMeaning.OWNER: (
            "titolare|proprietario|proprietaria|imprenditore individuale|ditta individuale|"
            "titolare dell'impresa|titolare della ditta|titolare firmatario|impresa individuale"
        ),
        DetailMeaning.PARTNER: "soci|socio|azionisti|socio unico",
        DetailMeaning.PUBLISHER: "editore|pubblicato da",
        DetailMeaning.BUSINESS_TYPE: (
            "tipo di attività|forma giuridica|tipo di azienda|tipo di venditore|"
            "tipologia di impresa|tipo di impresa|tipo di società"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "numero di registro commerciale|numero di registrazione|numero rea|rea|n rea|"
            "numero registro imprese|numero di iscrizione al registro delle imprese|"
            "numero di iscrizione|numero di registrazione dell'azienda|"
            "iscrizione al registro imprese|registro imprese numero|"
            "n iscrizione registro imprese|numero del registro delle imprese|c c i a a|"
            "numero di immatricolazione|numero registro commerciale"
        ),
        DetailMeaning.REGISTER: (
            "registro delle imprese|registro imprese|registro|ufficio del registro|"
            "camera di commercio di iscrizione|iscritta al registro delle imprese di|"
            "registro commerciale|iscritta al registro imprese di"
        ),
        DetailMeaning.VAT: (
            "partita iva|p iva|piva|numero di partita iva|codice iva|numero iva|iva|c f e p iva|"
            "cf e p iva|codice fiscale e partita iva|p iva e c f|partita i v a|p i|"
            "partita iva codice fiscale|cf p iva|c f p iva|codice fiscale partita iva|"
            "numero partita iva"
        ),
        DetailMeaning.TAX: "codice fiscale|c f|cod fiscale|cf|numero fiscale",
        DetailMeaning.LEI: "codice lei",
        DetailMeaning.ADDRESS: (
            "indirizzo|indirizzo postale|indirizzo del venditore|indirizzo geografico|"
            "indirizzo del professionista|indirizzo di contatto|recapito|domicilio"
        ),
        DetailMeaning.BUSINESS_ADDRESS: (
            "indirizzo commerciale|sede legale|sede|indirizzo dell'azienda|"
            "indirizzo della sede legale|sede operativa|sede principale|indirizzo aziendale|"
            "indirizzo della società|sede sociale|sede amministrativa"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "indirizzo del servizio clienti|indirizzo servizio clienti|"
            "indirizzo dell'assistenza clienti|indirizzo assistenza clienti"
        ),
        DetailMeaning.RETURNS_ADDRESS: (
            "indirizzo per i resi|indirizzo di reso|indirizzo resi|indirizzo per la restituzione"
        ),
        DetailMeaning.SHIPS_FROM: (
            "spedito dal|spedizione da|luogo in cui si trova l'oggetto|magazzino|"
            "indirizzo del magazzino|paese di spedizione|luogo di spedizione|"
            "indirizzo di spedizione"
        ),
        DetailMeaning.COUNTRY: (
            "paese|nazione|paese di stabilimento|stato|paese di registrazione|paese o regione"
        ),
        DetailMeaning.PHONE: (
            "telefono|numero di telefono|tel|cellulare|recapito telefonico|telefono cellulare|"
            "numero telefonico|cell|n di telefono"
        ),
        DetailMeaning.FAX: "fax|numero di fax|telefax",
        DetailMeaning.EMAIL: (
            "e mail|indirizzo e mail|email|posta elettronica|indirizzo email|mail|pec|"
            "posta elettronica certificata|indirizzo di posta elettronica|indirizzo pec|"
            "e mail certificata"
        ),
        DetailMeaning.WEBSITE: "sito web|sito|sito internet|indirizzo web|url",
        DetailMeaning.REPRESENTATIVE: (
            "rappresentante legale|legale rappresentante|amministratore|amministratore unico|"
            "rappresentata da|amministratore delegato|presidente|direttore|amministratori|"
            "rappresentante dell'azienda|rappresentanti legali|direttore generale|"
            "amministratrice unica|consiglio di amministrazione|rappresentante dell'impresa|"
            "rappresentata legalmente da"
        ),
        DetailMeaning.CERTIFICATION: ("autocertificazione|autodichiarazione|impegno del venditore"),
        DetailMeaning.ADDRESS_PART: "via|città|cap|provincia|località|comune",
    },
    common=(
        "nome|società|azienda|impresa|indirizzo|sede|telefono|tel|venditore|negozio|mail|email|"
        "e mail|fax|sito|stato|paese|titolare|proprietario|soci|socio|registro|rea|presidente|"
        "direttore|cf|pec|iva|editore|cell|recapito|p i|nazione|magazzino|url"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "spedito da|spedizione a cura|spedizioniere|consegnato da|consegna|corriere|"
            "logistica|vettore|distribuito da|distributore|imballato|stoccato|gestione resi|"
            "evaso da"
        ),
        RelationToSeller.PAYMENT: (
            "pagament|banca|intestatario del conto|conto corrente|iban|bic|assicurazione|"
            "fornitore di servizi di pagamento|fatturato da|finanziamento"
        ),
        RelationToSeller.PLATFORM: (
            "piattaforma|marketplace|operatore della piattaforma|gestore della piattaforma|"
            "per conto di|intermediario|informazioni sul marketplace"
        ),
        RelationToSeller.GROUP: (
            "società madre|capogruppo|gruppo|holding|controllata|controllante|società collegata|"
            "appartiene a|affiliat|partner|accomandatari|franchising|licenza|su licenza|filiale|"
            "parte del gruppo|sponsor|in collaborazione"
        ),
        RelationToSeller.BRAND: (
            "marchio|marca|titolare del marchio|diritti d'autore|designer|disegnato"
        ),
        RelationToSeller.MAKER: (
            "produttore|prodotto da|fabbricante|fabbricato|importatore|importato|fornitore|"
            "fornito da|confezionato|grossista|imbottigliato"
        ),
        RelationToSeller.RESPONSIBLE: (
            "persona responsabile|responsabile|rappresentante ue|rappresentante nell'ue|"
            "rappresentante autorizzato|rappresentante europeo|mandatario|rappresentante fiscale|"
            "titolare del trattamento|redazione|direttore responsabile|sicurezza dei prodotti|"
            "autore|dpo"
        ),
        RelationToSeller.ADVISER: (
            "commercialista|consulente|avvocato|studio|revisore|notaio|generato|testi legali"
        ),
        RelationToSeller.SITE_MAKER: (
            "realizzazione|realizzato|sviluppo|sviluppato|sito realizzato|web design|webdesign|"
            "design |grafica|hosting|ospitato|agenzia|crediti|foto|fotografie|software|"
            "piattaforma e commerce|progettazione|webmaster|powered by|creato da|manutenzione|"
            "credits|traduzione|testi"
        ),
        RelationToSeller.EARLIER: (
            "ex |già |precedente|precedentemente|in precedenza|successore|fino al|subentrat|"
            "formalmente"
        ),
        RelationToSeller.AUTHORITY: (
            "certificato|certificazione|ente certificatore|autorità|camera di commercio|"
            "mediazione|tribunale|foro|albo|ordine|organismo|verificato|membro|associazione|"
            "controllo|autorizzazione|vigilanza|rilasciato"
        ),
        RelationToSeller.OTHER_SELLER: (
            "altri venditori|altri negozi|altre offerte|consigliat|simili|venduto anche|"
            "rivenditore|agente|potrebbe interessarti"
        ),
        RelationToSeller.READER: (
            "tuo|tua|il tuo|la tua|spedire a|consegnare a|indirizzo di consegna|"
            "indirizzo di fatturazione|fatturare a|mio account|acquirente|cliente|destinatario|"
            "ciao"
        ),
        RelationToSeller.UNRELATED: (
            "non affiliato|nessuna affiliazione|nessun legame|indipendente da|non collegato|"
            "non associato|nessuna relazione|non è il venditore"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "informazioni sul venditore|informazioni del venditore|informazioni sul commerciante|"
            "informazioni sul professionista|informazioni legali del venditore|"
            "dettagli del venditore|dati del venditore|dati del commerciante|"
            "identità del venditore|informazioni dettagliate sul venditore|"
            "informazioni relative al venditore|venditore professionale|"
            "informazioni sull'azienda|dati aziendali|dati societari|informazioni legali|"
            "informazioni commerciali|profilo del venditore|informazioni aziendali"
        ),
        HeadingOwner.IMPRINT: (
            "note legali|informazioni legali|dati societari|informazioni societarie|"
            "dati aziendali|titolare del sito|chi siamo|informazioni sulla società|colophon|"
            "impressum|identificazione|dati legali"
        ),
        HeadingOwner.GOES_ON: (
            "contatti|contatto|recapiti|sede|rappresentante|registro|partita iva|indirizzo|"
            "società|telefono|dove siamo|servizio clienti|resi|autocertificazione|iscrizione"
        ),
        HeadingOwner.PROSE: (
            "responsabilità|privacy|cookie|condizioni|proprietà intellettuale|esclusione|"
            "controversie|diritto di recesso|recensioni|descrizione|prodotti|risoluzione|"
            "limitazione|link|trattamento"
        ),
    },
)
