"""Labels of sellers' details in Czech."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="cs",
    labels={
        DetailMeaning.NAME: (
            "název firmy|obchodní firma|název společnosti|obchodní název|jméno nebo název|název|"
            "firma|společnost|právní název|název podnikatele|obchodní jméno|jméno a příjmení|"
            "název obchodníka|jméno obchodníka|obchodník|provozovatel|provozovatel webu|"
            "provozovatel e shopu|provozovatel stránek|provozuje|provozovatelem je|úplný název|"
            "jméno|podnikatel|provozovatel obchodu"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "název prodejce|název obchodu|prodejce|prodává|obchod|zobrazované jméno|"
            "jméno prodejce|uživatelské jméno"
        ),
        DetailMeaning.OWNER: (
            "majitel|majitelka|vlastník|osvč|fyzická osoba podnikající|podnikající fyzická osoba|"
            "majitel firmy|vlastník firmy|živnostník"
        ),
        DetailMeaning.PARTNER: "společníci|společník|akcionáři",
        DetailMeaning.PUBLISHER: "vydavatel|vydává",
        DetailMeaning.BUSINESS_TYPE: (
            "typ podnikání|právní forma|typ firmy|typ prodejce|druh podnikání|typ společnosti|"
            "typ prodávajícího"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "ičo|ič|identifikační číslo|číslo v obchodním rejstříku|registrační číslo|ico|"
            "spisová značka|identifikační číslo osoby|číslo zápisu v obchodním rejstříku|"
            "číslo společnosti|registrační číslo společnosti|číslo obchodního rejstříku"
        ),
        DetailMeaning.REGISTER: (
            "obchodní rejstřík|rejstříkový soud|rejstřík|zapsaná v obchodním rejstříku|"
            "zapsáno v obchodním rejstříku|živnostenský rejstřík|"
            "zapsána v obchodním rejstříku vedeném|zápis v obchodním rejstříku|"
            "zapsána v obchodním rejstříku"
        ),
        DetailMeaning.VAT: (
            "dič|daňové identifikační číslo|dic|číslo dph|dph|ič dph|číslo plátce dph|dič dph"
        ),
        DetailMeaning.TAX: "daňové číslo|rodné číslo",
        DetailMeaning.LEI: "kód lei",
        DetailMeaning.ADDRESS: (
            "adresa|poštovní adresa|adresa prodejce|zeměpisná adresa|korespondenční adresa|"
            "kontaktní adresa|adresa obchodníka|adresa prodávajícího|doručovací adresa"
        ),
        DetailMeaning.BUSINESS_ADDRESS: (
            "sídlo|adresa sídla|adresa společnosti|sídlo společnosti|sídlo firmy|obchodní adresa|"
            "místo podnikání|adresa firmy|adresa podniku|registrované sídlo|firemní adresa|"
            "sídlo podnikání"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "adresa zákaznického servisu|adresa zákaznické podpory|adresa zákaznických služeb"
        ),
        DetailMeaning.RETURNS_ADDRESS: (
            "adresa pro vrácení|adresa pro vrácení zboží|adresa pro reklamace|adresa pro vratky"
        ),
        DetailMeaning.SHIPS_FROM: (
            "odesíláno z|odesláno z|sklad|adresa skladu|místo odeslání|umístění předmětu|"
            "expedice z|země odeslání"
        ),
        DetailMeaning.COUNTRY: "země|stát|země registrace|země/region|země nebo region",
        DetailMeaning.PHONE: (
            "telefon|telefonní číslo|tel|mobil|kontaktní telefon|mobilní telefon|tel č|"
            "telefonní kontakt|infolinka"
        ),
        DetailMeaning.FAX: "fax|číslo faxu",
        DetailMeaning.EMAIL: (
            "e mail|email|e mailová adresa|emailová adresa|mail|elektronická pošta|"
            "kontaktní e mail|elektronická adresa"
        ),
        DetailMeaning.WEBSITE: (
            "webová stránka|webové stránky|web|internetová adresa|url|www|webová adresa"
        ),
        DetailMeaning.REPRESENTATIVE: (
            "jednatel|jednatelé|zastoupena|zastoupená|statutární orgán|ředitel|"
            "statutární zástupce|jednatelka|představenstvo|zástupce společnosti|"
            "předseda představenstva|zastoupen|statutární ředitel|zákonný zástupce|"
            "zastoupená jednatelem|prokurista|jednající"
        ),
        DetailMeaning.CERTIFICATION: "sebecertifikace|vlastní prohlášení|čestné prohlášení",
        DetailMeaning.ADDRESS_PART: "ulice|město|psč|obec",
    },
    common=(
        "název|firma|společnost|adresa|telefon|tel|prodejce|obchod|mail|email|e mail|fax|web|"
        "země|stát|majitel|vlastník|rejstřík|sídlo|ředitel|vydavatel|provozovatel|sklad|mobil|ič|"
        "ičo|ico|dič|dic|dph|url|www|jméno|podnikatel|obchodník|jednatel|zastoupena|společník|"
        "společníci|infolinka"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "odesílá|expeduje|doručuje|doručení|dopravce|doprava|logistika|přepravce|doručováno|"
            "skladuje|distributor|zasílá|kurýr|vyřizuje|odesláno společností|distribuce"
        ),
        RelationToSeller.PAYMENT: (
            "platb|platební|banka|číslo účtu|majitel účtu|iban|pojišt|fakturuje|financování|"
            "bankovní"
        ),
        RelationToSeller.PLATFORM: (
            "platforma|provozovatel platformy|provozovatel tržiště|tržiště|marketplace|jménem|"
            "zprostředkovatel|o tržišti|z pověření"
        ),
        RelationToSeller.GROUP: (
            "mateřská společnost|skupina|holding|dceřiná společnost|koncern|patří do|partner|"
            "komplementář|franšíza|licenc|pobočka|investor|sponzor|propojená|člen skupiny|"
            "spřízněn|sesterská"
        ),
        RelationToSeller.BRAND: (
            "značka|vlastník značky|majitel značky|ochranná známka|autorská práva|návrhář|navrhl"
        ),
        RelationToSeller.MAKER: (
            "výrobce|vyrobeno|vyrábí|producent|dovozce|dováží|dodavatel|baleno|velkoobchod"
        ),
        RelationToSeller.RESPONSIBLE: (
            "odpovědná osoba|zodpovědná osoba|odpovědn|zodpovědn|zástupce v eu|zástupce eu|"
            "oprávněný zástupce|zplnomocněný zástupce|zmocněný zástupce|daňový zástupce|"
            "ochrana osobních|pověřenec|redakce|šéfredaktor|bezpečnost výrobků|autor|"
            "správce osobních"
        ),
        RelationToSeller.ADVISER: (
            "daňový poradce|účetní|advokát|poradce|auditor|notář|vygenerováno|právní zástupce"
        ),
        RelationToSeller.SITE_MAKER: (
            "webdesign|tvorba webu|tvorba www|vytvořil|vytvořeno|realizace|hosting|agentura|"
            "software|fotografie|foto|design |na platformě|powered by|technické řešení|"
            "programování|správa webu|překlad|marketing|e shop běží|grafika"
        ),
        RelationToSeller.EARLIER: (
            "dříve|bývalý|bývalá|předchozí|nástupce|dříve prodával|původně|do roku"
        ),
        RelationToSeller.AUTHORITY: (
            "certifikace|certifikováno|certifikát|certifikační|dozor|úřad|orgán dozoru|komora|"
            "mimosoudní|soud|člen|asociace|ověřeno|schváleno|inspekce|povolení|vydal|rozhodčí"
        ),
        RelationToSeller.OTHER_SELLER: (
            "další prodejci|jiní prodejci|další obchody|jiné obchody|další nabídky|doporučené|"
            "doporučujeme|podobné|také prodává|přeprodejce|agent|související"
        ),
        RelationToSeller.READER: (
            "vaše|váš|doručit na|dodací adresa|fakturační adresa|fakturační údaje|můj účet|"
            "kupující|zákazník|příjemce|dobrý den|odběratel"
        ),
        RelationToSeller.UNRELATED: (
            "není spojen|není propojen|bez vztahu|nesouvisí|nezávislý na|nezávislá na|"
            "není přidružen|nepřidružen|nemá vztah|není prodejce|bez vazby"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "informace o prodejci|údaje o prodejci|informace o prodávajícím|údaje prodejce|"
            "informace o obchodníkovi|údaje o obchodníkovi|informace o společnosti|"
            "údaje o společnosti|firemní údaje|právní informace|o prodejci|"
            "podrobné informace o prodejci|identita prodejce|identifikační údaje|"
            "podnikatelský prodejce|údaje o prodávajícím|profil prodejce|identifikace prodejce"
        ),
        HeadingOwner.IMPRINT: (
            "provozovatel|právní informace|firemní údaje|údaje o společnosti|impressum|"
            "o společnosti|identifikační údaje|o nás|fakturační údaje společnosti|tiráž|kdo jsme|"
            "informace o společnosti"
        ),
        HeadingOwner.GOES_ON: (
            "kontakt|kontaktní údaje|kontakty|sídlo|rejstřík|dič|adresa|jednatel|společnost|"
            "telefon|zákaznický servis|vrácení|zápis|sebecertifikace"
        ),
        HeadingOwner.PROSE: (
            "odpovědnost za|soukromí|cookies|podmínky|autorské|spory|odstoupení|recenze|"
            "hodnocení|popis|produkty|odkazy|zpracování osobních|reklamační"
        ),
    },
)
