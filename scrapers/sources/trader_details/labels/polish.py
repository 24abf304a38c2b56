"""Labels of sellers' details in Polish."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="pl",
    labels={
        DetailMeaning.NAME: (
            "nazwa firmy|nazwa przedsiębiorstwa|nazwa|firma|nazwa prawna|nazwa przedsiębiorcy|"
            "pełna nazwa|nazwa spółki|przedsiębiorca|spółka|nazwa handlowa|imię i nazwisko|"
            "nazwa podmiotu|właściciel serwisu|właściciel strony|operator strony|"
            "dane przedsiębiorcy|administrator sklepu|właściciel sklepu internetowego|"
            "nazwa handlowca|imię i nazwisko lub nazwa firmy|nazwa sprzedawcy według rejestru|"
            "oficjalna nazwa|nazwa działalności"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "nazwa sprzedawcy|nazwa sklepu|sprzedawca|sprzedawane przez|sklep|nazwa wyświetlana|"
            "sprzedaje|login|nazwa użytkownika"
        ),
        DetailMeaning.OWNER: (
            "właściciel|właścicielka|osoba prowadząca działalność|"
            "jednoosobowa działalność gospodarcza|właściciel firmy|"
            "osoba fizyczna prowadząca działalność gospodarczą|przedsiębiorca indywidualny|"
            "właściciel sklepu"
        ),
        DetailMeaning.PARTNER: "wspólnicy|wspólnik|akcjonariusze|udziałowcy",
        DetailMeaning.PUBLISHER: "wydawca|wydawany przez",
        DetailMeaning.BUSINESS_TYPE: (
            "rodzaj działalności|forma prawna|typ firmy|typ sprzedawcy|rodzaj firmy|"
            "typ działalności|rodzaj przedsiębiorstwa"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "numer w rejestrze handlowym|krs|numer krs|nr krs|regon|numer regon|nr regon|"
            "numer rejestrowy|numer rejestracji|numer rejestru|numer rejestru handlowego|"
            "numer w rejestrze|numer wpisu do rejestru|numer rejestracyjny firmy|"
            "numer rejestracyjny|numer wpisu"
        ),
        DetailMeaning.REGISTER: (
            "sąd rejestrowy|rejestr|rejestr handlowy|rejestr przedsiębiorców|nazwa rejestru|"
            "krajowy rejestr sądowy|wpisana do rejestru|ceidg|wpis do rejestru"
        ),
        DetailMeaning.VAT: (
            "nip|numer nip|numer vat|nr nip|vat|nip ue|vat ue|numer identyfikacji podatkowej|"
            "numer identyfikacyjny vat|numer vat ue"
        ),
        DetailMeaning.TAX: "numer podatkowy|identyfikator podatkowy|pesel",
        DetailMeaning.LEI: "kod lei|numer lei",
        DetailMeaning.ADDRESS: (
            "adres|adres pocztowy|adres sprzedawcy|adres geograficzny|adres korespondencyjny|"
            "adres do korespondencji|adres przedsiębiorcy|adres kontaktowy|adres zamieszkania|"
            "adres do doręczeń"
        ),
        DetailMeaning.BUSINESS_ADDRESS: (
            "adres firmy|adres siedziby|siedziba|adres prowadzenia działalności|"
            "adres działalności|siedziba firmy|adres rejestrowy|siedziba spółki|siedziba i adres|"
            "adres spółki|główne miejsce prowadzenia działalności|adres biznesowy|"
            "adres przedsiębiorstwa|zarejestrowany adres"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "adres działu obsługi klienta|adres obsługi klienta|adres biura obsługi klienta"
        ),
        DetailMeaning.RETURNS_ADDRESS: (
            "adres do zwrotów|adres zwrotów|adres zwrotu|adres do zwrotu"
        ),
        DetailMeaning.SHIPS_FROM: (
            "wysyłka z|wysyłane z|wysłane z|lokalizacja przedmiotu|magazyn|adres magazynu|"
            "miejsce wysyłki|kraj wysyłki|adres wysyłki"
        ),
        DetailMeaning.COUNTRY: ("kraj|kraj siedziby|kraj rejestracji|kraj lub region|kraj/region"),
        DetailMeaning.PHONE: (
            "telefon|numer telefonu|tel|telefon kontaktowy|telefon komórkowy|komórka|nr telefonu|"
            "nr tel|numer kontaktowy|infolinia"
        ),
        DetailMeaning.FAX: "faks|fax|numer faksu",
        DetailMeaning.EMAIL: (
            "e mail|adres e mail|email|mail|adres email|adres poczty elektronicznej|"
            "poczta elektroniczna"
        ),
        DetailMeaning.WEBSITE: (
            "strona internetowa|strona www|www|adres strony internetowej|witryna|url|strona"
        ),
        DetailMeaning.REPRESENTATIVE: (
            "prezes zarządu|zarząd|reprezentowana przez|przedstawiciel|dyrektor|członek zarządu|"
            "osoba reprezentująca|członkowie zarządu|reprezentowany przez|przedstawiciel firmy|"
            "prezes|osoby uprawnione do reprezentacji|reprezentacja|przedstawiciel prawny|"
            "dyrektor generalny|prokurent"
        ),
        DetailMeaning.CERTIFICATION: (
            "samocertyfikacja|oświadczenie sprzedawcy|oświadczenie przedsiębiorcy"
        ),
        DetailMeaning.ADDRESS_PART: "ulica|miasto|kod pocztowy|miejscowość|województwo",
    },
    common=(
        "nazwa|firma|adres|telefon|tel|sprzedawca|sklep|mail|email|e mail|faks|fax|www|strona|"
        "kraj|właściciel|rejestr|siedziba|dyrektor|prezes|zarząd|wydawca|spółka|przedsiębiorca|"
        "wspólnicy|magazyn|nip|vat|regon|krs|url|przedstawiciel|infolinia|login|reprezentacja"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "wysyłane przez|wysyłka przez|wysyłka|dostarczane przez|dostawa|dostawca usług|"
            "przewoźnik|kurier|logistyka|realizowane przez|realizacja zamówień|magazynowane|"
            "dystrybutor|wysłane przez|nadawca|dystrybucja"
        ),
        RelationToSeller.PAYMENT: (
            "płatnoś|operator płatności|bank|numer konta|rachunek|iban|ubezpiecz|fakturuje|"
            "finansowanie|konto bankowe|posiadacz rachunku"
        ),
        RelationToSeller.PLATFORM: (
            "platforma|operator platformy|marketplace|rynek|w imieniu|na zlecenie|pośrednik|"
            "o platformie"
        ),
        RelationToSeller.GROUP: (
            "spółka matka|spółka dominująca|grupa|holding|spółka zależna|spółka powiązana|"
            "należy do|partner|komplementariusz|franczyz|licencj|oddział|inwestor|sponsor|"
            "podmiot dominujący|podmiot powiązany|część grupy"
        ),
        RelationToSeller.BRAND: (
            "marka|właściciel marki|znak towarowy|prawa autorskie|projektant|zaprojektowan"
        ),
        RelationToSeller.MAKER: (
            "producent|wyprodukowan|wytwórca|importer|importowan|dostawca|pakowan|hurtownia|"
            "hurtownik"
        ),
        RelationToSeller.RESPONSIBLE: (
            "osoba odpowiedzialna|podmiot odpowiedzialny|odpowiedzialny|przedstawiciel ue|"
            "przedstawiciel w ue|przedstawiciel upoważniony|upoważniony przedstawiciel|"
            "przedstawiciel podatkowy|przedstawiciel europejski|pełnomocnik|inspektor|redakcja|"
            "redaktor|bezpieczeństwo produkt|autor|administrator danych"
        ),
        RelationToSeller.ADVISER: (
            "doradca|księgow|biuro rachunkowe|kancelaria|adwokat|radca prawny|audytor|notariusz|"
            "wygenerowan"
        ),
        RelationToSeller.SITE_MAKER: (
            "projekt strony|projekt i wykonanie|wykonanie|realizacja strony|realizacja|hosting|"
            "agencja|oprogramowanie|webdesign|design |zdjęcia|fotografie|strona wykonana|"
            "stworzone przez|silnik sklepu|powered by|technologia|webmaster|tłumaczenie|"
            "sklep internetowy shoper|projektowanie|programowanie|marketing"
        ),
        RelationToSeller.EARLIER: (
            "dawniej|dawna|poprzedni|wcześniej|były|następca|do dnia|uprzednio"
        ),
        RelationToSeller.AUTHORITY: (
            "certyfikat|certyfikowan|jednostka certyfikująca|nadzór|organ |izba|mediacj|"
            "sąd właściwy|sąd polubowny|członek|stowarzyszenie|zweryfikowan|zatwierdzon|koncesj|"
            "rzecznik|wydany przez"
        ),
        RelationToSeller.OTHER_SELLER: (
            "inni sprzedawcy|inne sklepy|inne oferty|polecane|polecani|podobne|także sprzedawane|"
            "odsprzedawca|agent|dealer|powiązane"
        ),
        RelationToSeller.READER: (
            "twój|twoja|twoje|dostarcz do|adres dostawy|adres do faktury|dane do faktury|"
            "moje konto|kupujący|klient|odbiorca|witaj|nabywca"
        ),
        RelationToSeller.UNRELATED: (
            "niepowiązany|niezwiązan|brak powiązań|nie jest powiązan|niezależny od|niezależna od|"
            "nie jest stowarzyszon|nie jest sprzedawcą|brak związku|niestowarzyszon"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "informacje o sprzedawcy|dane sprzedawcy|informacje o sprzedającym|"
            "dane sprzedającego|szczegóły sprzedawcy|informacje o przedsiębiorcy|"
            "dane przedsiębiorcy|dane firmy|informacje o firmie|informacje prawne|"
            "tożsamość sprzedawcy|szczegółowe informacje o sprzedawcy|o sprzedawcy|"
            "o sprzedającym|profil sprzedawcy|sprzedawca biznesowy|dane rejestrowe|"
            "informacje o handlowcu|informacje biznesowe|informacje prawne o sprzedawcy"
        ),
        HeadingOwner.IMPRINT: (
            "nota prawna|dane firmy|informacje prawne|dane rejestrowe|impressum|"
            "stopka redakcyjna|o firmie|dane przedsiębiorcy|informacje o firmie|dane spółki|"
            "dane kontaktowe firmy|dane właściciela"
        ),
        HeadingOwner.GOES_ON: (
            "kontakt|dane kontaktowe|siedziba|reprezentacja|rejestr|nip|adres|zarząd|firma|"
            "telefon|obsługa klienta|zwroty|krs|samocertyfikacja"
        ),
        HeadingOwner.PROSE: (
            "odpowiedzialność|prywatność|polityka|cookies|regulamin|prawa autorskie|spory|"
            "odstąpienie|opinie|opis|produkty|rozstrzyganie|linki|rodo"
        ),
    },
)
