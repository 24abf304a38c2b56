"""Labels of sellers' details in French."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="fr",
    labels={
        DetailMeaning.NAME: (
            "raison sociale|nom commercial|nom de l'entreprise|nom de la société|"
            "dénomination sociale|dénomination|société|nom légal|nom du professionnel|"
            "nom du commerçant|nom de l'entité légale|entreprise|nom|nom ou raison sociale|"
            "raison sociale du vendeur|dénomination commerciale|éditeur du site|éditeur|"
            "site édité par|le site est édité par|ce site est édité par|édité par|exploitant|"
            "exploitant du site|propriétaire du site|propriétaire du site web|exploité par|"
            "nom du vendeur professionnel|nom juridique|nom complet|nom et adresse|nom et prénom|"
            "nom prénom"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "nom du vendeur|nom de la boutique|vendeur|vendu par|boutique|nom d'affichage|"
            "enseigne|nom d'utilisateur"
        ),
        DetailMeaning.OWNER: (
            "titulaire|propriétaire|entrepreneur individuel|entrepreneuse individuelle|"
            "entrepreneur|auto entrepreneur|micro entrepreneur|gérant propriétaire|"
            "exploitant individuel|entreprise individuelle|propriétaire de l'entreprise"
        ),
        DetailMeaning.PARTNER: "associés|associé|actionnaires|actionnaire",
        DetailMeaning.PUBLISHER: "directeur de la maison d'édition|publié par",
        DetailMeaning.BUSINESS_TYPE: (
            "type d'entreprise|forme juridique|type d'activité|type de vendeur|statut juridique|"
            "statut|type de société"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "numéro de registre de commerce|numéro du registre du commerce|"
            "numéro d'immatriculation|numéro d'immatriculation au registre du commerce|"
            "numéro d'enregistrement|numéro rcs|rcs|n° rcs|siren|siret|numéro siren|numéro siret|"
            "n° siren|n° siret|numéro d'entreprise|numéro de registre du commerce|"
            "immatriculation|numéro d'enregistrement de la société|"
            "registre du commerce et des sociétés|immatriculée au rcs|numéro bce|bce|"
            "n° d'immatriculation|numéro au registre du commerce|code siren|numéro de société|"
            "immatriculée au rcs de|numéro d'immatriculation au rcs|rcs numéro|"
            "numéro de registre|n° d'entreprise|immatriculation rcs|"
            "numéro d'immatriculation de l'entreprise"
        ),
        DetailMeaning.REGISTER: (
            "registre du commerce|registre|greffe|lieu d'immatriculation|nom du registre|"
            "registre de commerce|tribunal d'immatriculation|rcs ville"
        ),
        DetailMeaning.VAT: (
            "tva|numéro de tva|n° tva|n° de tva|numéro de tva intracommunautaire|"
            "tva intracommunautaire|n° tva intracommunautaire|numéro tva|"
            "numéro d'identification à la tva|identifiant tva|n° de tva intracommunautaire|"
            "tva intracom|code tva|numéro de tva intra communautaire|numéro d'identification tva"
        ),
        DetailMeaning.TAX: "numéro fiscal|numéro d'identification fiscale|identifiant fiscal",
        DetailMeaning.LEI: "code lei|identifiant lei",
        DetailMeaning.ADDRESS: (
            "adresse|adresse postale|adresse du vendeur|adresse du professionnel|"
            "adresse géographique|adresse de contact|coordonnées postales|adresse complète|"
            "adresse du commerçant"
        ),
        DetailMeaning.BUSINESS_ADDRESS: (
            "adresse commerciale|siège social|adresse de l'entreprise|adresse du siège social|"
            "adresse professionnelle|siège|adresse du siège|adresse de la société|adresse légale|"
            "adresse de l'établissement|siège social situé"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "adresse du service client|adresse du service clients|adresse du service clientèle|"
            "adresse service client|adresse du service après vente|service client adresse"
        ),
        DetailMeaning.RETURNS_ADDRESS: (
            "adresse de retour|adresse des retours|adresse pour les retours|"
            "adresse de retour des produits"
        ),
        DetailMeaning.SHIPS_FROM: (
            "expédié de|expédié depuis|expédition depuis|lieu de l'objet|lieu d'expédition|"
            "adresse d'expédition|entrepôt|adresse de l'entrepôt|pays d'expédition|"
            "lieu où se trouve l'objet"
        ),
        DetailMeaning.COUNTRY: (
            "pays|pays d'établissement|pays d'enregistrement|pays ou région|pays/région"
        ),
        DetailMeaning.PHONE: (
            "téléphone|numéro de téléphone|tél|tel|n° de téléphone|téléphone portable|portable|"
            "mobile|téléphone professionnel|numéro de tél|par téléphone|"
            "téléphone du service client"
        ),
        DetailMeaning.FAX: "fax|télécopie|télécopieur|numéro de fax",
        DetailMeaning.EMAIL: (
            "e mail|adresse e mail|courriel|adresse électronique|email|mail|adresse mail|"
            "adresse email|adresse de messagerie|courrier électronique|adresse courriel|par mail|"
            "par email|adresse e mail professionnelle"
        ),
        DetailMeaning.WEBSITE: "site web|site internet|site|adresse web|url|page web",
        DetailMeaning.REPRESENTATIVE: (
            "gérant|gérante|directeur général|représentant légal|représentée par|président|"
            "présidente|dirigeant|représentant de l'entreprise|représenté par|gérants|"
            "représentants légaux|dirigeants|directeur|directrice générale|administrateur|"
            "administrateurs|représentante légale|responsable légal|pdg|"
            "représentée par son gérant|représentée par son président|"
            "représentée par sa présidente|représentée par sa gérante|mandataire social|"
            "co gérant|représentant de la société"
        ),
        DetailMeaning.CERTIFICATION: (
            "autocertification|auto certification|engagement du vendeur|engagement de conformité"
        ),
        DetailMeaning.ADDRESS_PART: "rue|ville|code postal|département|commune|localité",
    },
    common=(
        "société|nom|entreprise|adresse|téléphone|tél|tel|portable|mobile|vendeur|site|mail|"
        "email|e mail|courriel|fax|pays|président|gérant|directeur|siège|titulaire|propriétaire|"
        "statut|éditeur|registre|tva|boutique|enseigne|associés|actionnaires|url"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "expédié par|expéditeur|livré par|livraison|transporteur|transport|logistique|"
            "envoyé par|préparé par|stocké par|distribué par|distributeur|distribution|"
            "acheminé par|service de livraison|traité par"
        ),
        RelationToSeller.PAYMENT: (
            "paiement|banque|prestataire de paiement|assurance|assureur|titulaire du compte|iban|"
            "bic|compte bancaire|facturé par|financement|encaissement"
        ),
        RelationToSeller.PLATFORM: (
            "plateforme|place de marché|marketplace|opérateur de la plateforme|hébergé sur|"
            "pour le compte de|intermédiaire|mandaté par|à propos de la place de marché"
        ),
        RelationToSeller.GROUP: (
            "société mère|maison mère|groupe|holding|filiale|société affiliée|appartient à|"
            "détenue par|membre du groupe|partenaire|associé commandité|commandité|franchis|"
            "licence|concédé|succursale|investisseur|en partenariat|sponsor|une société du"
        ),
        RelationToSeller.BRAND: (
            "marque|titulaire de la marque|propriétaire de la marque|droits d'auteur|créateur|"
            "dessiné par"
        ),
        RelationToSeller.MAKER: (
            "fabricant|fabriqué|producteur|produit par|importateur|importé|fournisseur|"
            "conditionné|metteur sur le marché|grossiste"
        ),
        RelationToSeller.RESPONSIBLE: (
            "personne responsable|directeur de la publication|directrice de la publication|"
            "directeur publication|responsable|responsable de la mise|représentant ue|"
            "représentant dans l'ue|représentant européen|représentant autorisé|mandataire|"
            "représentant fiscal|responsable du traitement|délégué à la protection|dpo|rédaction|"
            "rédacteur|sécurité des produits|responsable de la rédaction|responsable ue|auteur|"
            "éco organisme|eco organisme|identifiant unique"
        ),
        RelationToSeller.ADVISER: (
            "expert comptable|comptable|avocat|conseil|commissaire aux comptes|notaire|"
            "fiduciaire|cabinet|générateur|mentions légales générées|généré par"
        ),
        RelationToSeller.SITE_MAKER: (
            "hébergeur|hébergement|hébergé|conception|réalisation|création|développement|"
            "développé|webdesign|design |agence|crédits|crédit photo|photos|photographie|logiciel|"
            "solution e commerce|solution technique|prestataire technique|webmaster|infographie|"
            "propulsé|intégration|maintenance|graphisme|référencement|illustration|"
            "boutique propulsée|site créé|site réalisé|traduction"
        ),
        RelationToSeller.EARLIER: (
            "anciennement|ancien|ancienne|précédemment|précédent|ex vendeur|successeur|autrefois|"
            "jusqu"
        ),
        RelationToSeller.AUTHORITY: (
            "certifié|certificat|organisme certificateur|autorité|chambre|médiateur|médiation|"
            "tribunal compétent|tribunal|ordre professionnel|contrôle|agréé|agrément|syndicat|"
            "label|vérifié par|membre de|fédération|délivré par"
        ),
        RelationToSeller.OTHER_SELLER: (
            "autres vendeurs|autres boutiques|autres offres|recommandé|similaire|vous aimerez|"
            "également vendu|revendeur|agent commercial|vendeurs similaires|"
            "boutiques recommandées"
        ),
        RelationToSeller.READER: (
            "votre|vos|livrer à|adresse de livraison|livraison à|adresse de facturation|"
            "facturé à|mon compte|acheteur|client|destinataire|connecté|bonjour"
        ),
        RelationToSeller.UNRELATED: (
            "non affilié|sans lien|aucun lien|indépendant de|non lié|pas affilié|"
            "n'est pas affilié|aucune relation|n'est pas le vendeur"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "informations sur le vendeur|informations du vendeur|information sur le vendeur|"
            "informations légales du|informations sur le professionnel|"
            "informations du professionnel|informations sur le commerçant|"
            "informations du commerçant|détails du vendeur|coordonnées du vendeur|"
            "à propos du vendeur|identité du vendeur|informations détaillées sur le vendeur|"
            "informations légales du vendeur|informations relatives au vendeur|"
            "informations relatives au professionnel|vendeur professionnel|"
            "mentions légales du vendeur|profil du vendeur|informations sur l'entreprise|"
            "informations légales|informations commerciales|coordonnées de l'entreprise"
        ),
        HeadingOwner.IMPRINT: (
            "mentions légales|mentions obligatoires|éditeur|informations légales|"
            "propriétaire du site|qui sommes nous|identification|édition du site|exploitant|"
            "information légale"
        ),
        HeadingOwner.GOES_ON: (
            "contact|coordonnées|siège|représentant|immatriculation|tva|identification|"
            "nous contacter|société|adresse|téléphone|registre|service client|retours|"
            "autocertification|présentation"
        ),
        HeadingOwner.PROSE: (
            "responsabilité|propriété intellectuelle|données personnelles|confidentialité|"
            "cookies|conditions|litiges|droit applicable|liens|livraison et retours|avis|"
            "description|produits|droits de propriété|rgpd|limitation|règlement des|"
            "protection des données|politique"
        ),
    },
)
