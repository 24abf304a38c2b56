"""Labels of sellers' details in English."""

from scrapers.sources.trader_details.labels.meanings import (
    DetailMeaning,
    HeadingOwner,
    Language,
    RelationToSeller,
)

LANGUAGE = Language(
    code="en",
    labels={
        DetailMeaning.NAME: (
            "business name|company name|legal name|trader name|name of trader|name of the trader|"
            "registered name|legal entity name|legal business name|seller legal name|company|"
            "trader|name|registered business name|legal entity|full business name|"
            "legal name of the seller|legal name of seller|name of the seller|"
            "business owner name|registered company name|full legal name|name of the company|"
            "name of company|name of the business|trading company|seller's business name|"
            "seller's legal name|site operator|website operator|operator of this website|"
            "operator of the website|operated by|this website is operated by|"
            "this site is operated by|operator of the shop|shop operator|merchant name|"
            "trader's name|company legal name|seller business name|name and address|"
            "name and address of the trader|service provider"
        ),
        DetailMeaning.DISPLAY_NAME: (
            "seller name|shop name|store name|seller display name|sold by|seller|storefront name|"
            "display name|username|trading name|trading as|brand name of the shop|"
            "doing business as|dba|t/a"
        ),
        DetailMeaning.OWNER: (
            "owner|proprietor|sole proprietor|sole trader|business owner|shop owner|"
            "owned and operated by|name of owner|name of proprietor|owner of the business"
        ),
        DetailMeaning.PARTNER: "partners|shareholders|shareholder|members",
        DetailMeaning.PUBLISHER: "publisher|published by|editor and publisher",
        DetailMeaning.BUSINESS_TYPE: (
            "business type|type of business|legal form|company type|seller type|type of seller|"
            "type of company|legal structure|trader type"
        ),
        DetailMeaning.REGISTER_NUMBER: (
            "trade register number|commercial register number|registration number|"
            "company registration number|company number|business registration number|"
            "register number|trade registration number|trade register no|company registration no|"
            "registration no|crn|uen|unified social credit code|registered number|company no|"
            "trade registry number|companies house number|companies house registration number|"
            "companies house no|companies house|company reg no|company reg number|reg no|"
            "registered company number|registered in england no|"
            "registered in england and wales no|registered in england number|"
            "registered in england and wales number|company registered number|"
            "acra registration number|unified business number|corporate number|abn|acn|cin|"
            "commercial registration number|trade register entry|business registration no|"
            "br number|uscc|entity number|register entry|social credit code|hrb|hra"
        ),
        DetailMeaning.REGISTER: (
            "trade register|register court|commercial register|registered at|register|"
            "companies register|trade register name|register name|registration authority|"
            "court of registration|registry court|place of registration|registration court|"
            "name of trade register|registered with|local court|trade register and number"
        ),
        DetailMeaning.VAT: (
            "vat number|vat|vat id|vat no|vat registration number|vat identification number|"
            "vat reg no|vat id number|value added tax number|vat registration|"
            "vat identification no|sales tax identification number|vat id no|gst number|"
            "gst registration number|gst no|gstin|gst reg no|vat id de|"
            "turnover tax identification number|eu vat number|ioss number"
        ),
        DetailMeaning.TAX: (
            "tax number|tax id|tin|ein|tax identification number|tax no|tax id number|"
            "taxpayer identification number|tax code|fiscal code|federal tax id"
        ),
        DetailMeaning.LEI: "lei|lei code|legal entity identifier",
        DetailMeaning.ADDRESS: (
            "address|geographical address|trader address|postal address|address of the trader|"
            "address of trader|seller address|address of the seller|trader's address|"
            "contact address|mailing address|full address|street address|address details|"
            "correspondence address|merchant address"
        ),
        DetailMeaning.BUSINESS_ADDRESS: (
            "business address|registered address|company address|registered office|legal address|"
            "principal place of business|registered office address|registered business address|"
            "place of business|office address|head office|headquarters|company headquarters|seat|"
            "registered seat|address of registered office|principal office|business location"
        ),
        DetailMeaning.SERVICE_ADDRESS: (
            "customer services address|customer service address|service address|"
            "address for customer service|customer support address|customer care address"
        ),
        DetailMeaning.RETURNS_ADDRESS: (
            "returns address|return address|address for returns|returns to|return shipping address"
        ),
        DetailMeaning.SHIPS_FROM: (
            "ships from|dispatched from|dispatches from|shipped from|item location|ship from|"
            "shipping from|warehouse address|warehouse|shipping address|dispatch address|"
            "location of goods|delivery from|warehouse location|shipping origin"
        ),
        DetailMeaning.COUNTRY: (
            "country|country of registration|country of establishment|"
            "country of origin of the seller|country/region|country region|seller country|"
            "country of incorporation|place of incorporation|business country"
        ),
        DetailMeaning.PHONE: (
            "phone|phone number|telephone|telephone number|tel|contact number|contact phone|"
            "business phone|business phone number|customer service phone|mobile|"
            "contact phone number|telephone no|phone no|tel no|mobile number|mobile phone|"
            "hotline|customer service number|call us|contact telephone|business telephone|"
            "customer services phone number|customer service phone number|ph|t|p"
        ),
        DetailMeaning.FAX: "fax|fax number|telefax|facsimile|fax no|f",
        DetailMeaning.EMAIL: (
            "email|email address|contact email|mail|business email|customer service email|e mail|"
            "e mail address|electronic mail|email id|customer services email|support email|"
            "business email address|contact email address|email us|e"
        ),
        DetailMeaning.WEBSITE: (
            "website|web|homepage|internet|web site|web address|url|site|website address|w"
        ),
        DetailMeaning.REPRESENTATIVE: (
            "managing director|managing directors|director|directors|represented by|"
            "legal representative|legal representatives|company representative|ceo|"
            "chief executive officer|company director|company directors|"
            "authorised representative of the company|authorized representative of the company|"
            "business representative|legally represented by|management|general manager|president|"
            "company secretary|officer|officers|board of directors|managing partner|"
            "statutory representative|person authorised to represent the company|"
            "represented by the managing director|represented by the managing directors|"
            "represented by its managing director|represented by its managing directors|"
            "represented by its director|represented by the director|"
            "legally represented by the managing director"
        ),
        DetailMeaning.CERTIFICATION: (
            "self certification|trader self certification|compliance commitment|"
            "trader commitment|commitment of the trader|self certified"
        ),
        DetailMeaning.ADDRESS_PART: (
            "street|street name|city|town|postcode|post code|postal code|zip|zip code|state|"
            "province|county|address line 1|address line 2|house number|city town|state province|"
            "town city"
        ),
    },
    common=(
        "name|company|city|town|street|state|zip|trader|seller|address|phone|telephone|tel|mail|"
        "email|web|website|internet|homepage|fax|register|director|directors|mobile|crn|vat|"
        "owner|partners|members|management|publisher|country|site|url|president|officer|officers|"
        "service provider|companies house|t|p|f|e|w|seat|shareholder|shareholders|operated by|"
        "e mail|warehouse|display name|username|ph|cin|headquarters|head office"
    ),
    others={
        RelationToSeller.DELIVERY: (
            "fulfilled by|fulfilment|fulfillment|shipped by|shipping provider|shipping partner|"
            "shipping company|shipping carrier|delivered by|delivery by|delivery partner|"
            "delivery provider|delivery service|dispatched by|carrier|courier|logistics|"
            "warehoused by|stored by|packed by|returns handled by|returns processed by|freight|"
            "handled by|distributed by|distributor|distribution"
        ),
        RelationToSeller.PAYMENT: (
            "payment|payments|paid to|bank|account holder|account number|iban|bic|swift|"
            "insurance|insurer|financed by|billing by|processed by|charged by|escrow|"
            "credit provider|invoice issued by|checkout provided by|buyer protection by"
        ),
        RelationToSeller.PLATFORM: (
            "platform|marketplace|about the marketplace|hosted on|listed on|sold on|on behalf of|"
            "intermediary|operator of the platform|operator of the marketplace|app provider|"
            "about us"
        ),
        RelationToSeller.GROUP: (
            "parent|group|holding|ultimate parent|subsidiary|subsidiaries|affiliate|"
            "affiliated compan|sister compan|owned by|part of|member of|a division of|"
            "division of|controlled by|general partner|partner compan|branch|joint venture|"
            "investor|investors|franchis|licensor|licensed by|licensee|licence|license|"
            "shareholding in|associated compan|in cooperation with|cooperation partner|sponsor|"
            "partner of|our partner"
        ),
        RelationToSeller.BRAND: (
            "brand|brand owner|trademark|trade mark|rights holder|copyright|designer|designed by"
        ),
        RelationToSeller.MAKER: (
            "manufacturer|manufactured by|made by|producer|produced by|product manufacturer|"
            "importer|imported by|supplier|supplied by|wholesaler|made for|packager|bottled by"
        ),
        RelationToSeller.RESPONSIBLE: (
            "responsible person|responsible party|responsible for|responsible economic operator|"
            "eu representative|eu responsible|uk representative|uk responsible|"
            "european representative|authorised representative|authorized representative|"
            "representative in the|tax representative|fiscal representative|ec rep|eu rep|"
            "local representative|gpsr|product safety|safety contact|data protection|"
            "data controller|controller|privacy officer|person responsible|"
            "editorially responsible|editor|content by|author|agent for service|process agent|"
            "registered agent|weee|packaging register|recycling"
        ),
        RelationToSeller.ADVISER: (
            "tax advis|tax consultant|tax adviser|accountant|auditor|lawyer|solicitor|attorney|"
            "legal advis|legal counsel|law firm|legal texts|legal notice by|imprint by|"
            "imprint generated|notary|consultant|advis|generator"
        ),
        RelationToSeller.SITE_MAKER: (
            "web design|webdesign|design |web development|website by|site by|developed by|"
            "created by|built by|built with|powered by|hosting|hosted by|host|shop software|"
            "shop system|e commerce|ecommerce|software|technical|technology|agency|photo|image|"
            "picture|icon|concept|implementation|realisation|realization|programming|made with|"
            "theme by|cms|maintained by|marketing|seo|web hosting|webmaster|translation"
        ),
        RelationToSeller.EARLIER: (
            "former|formerly|previous|previously|ex seller|successor|legal successor|predecessor|"
            "acquired from|acquired by|sold to|until|no longer"
        ),
        RelationToSeller.AUTHORITY: (
            "certified by|certification by|certificate|certifier|supervis|regulat|authority|"
            "competent|chamber|ombudsman|dispute|arbitration|consumer|trade association|"
            "professional|approved by|audited by|verified by|court|licensing|inspected by|"
            "membership|tested by|awarded by|issued by|accredited by|trust seal|trusted"
        ),
        RelationToSeller.OTHER_SELLER: (
            "other seller|other offers|other shops|recommended|similar|related|you may also like|"
            "more from|more sellers|also sold by|other traders|also available|popular shops|"
            "nearby|suggested|reviews by|reviewer|customers|sold previously|sales partner|"
            "reseller|dealer|retailer|stockist|agent|broker"
        ),
        RelationToSeller.READER: (
            "your|ship to|deliver to|delivering to|bill to|billing|billed to|invoice to|"
            "logged in|signed in|my account|buyer|customer details|customer information|"
            "recipient|account details|hello|welcome back"
        ),
        RelationToSeller.UNRELATED: (
            "not affiliated|no affiliation|unaffiliated|not connected|no connection|"
            "not associated|unrelated|independent of|not related|not endorsed|not sponsored|"
            "not operated by|not sold by|not the seller"
        ),
    },
    headings={
        HeadingOwner.SELLER: (
            "trader information|trader details|trader identity|trader's information|"
            "business seller information|business seller|seller information|seller details|"
            "seller's details|seller identity|merchant information|merchant details|"
            "business information|business details|legal information|legal details|"
            "information about the trader|information on the trader|information of the trader|"
            "details of the trader|details about the trader|information about the seller|"
            "information on the seller|information of the seller|details of the seller|"
            "details about the seller|information about the merchant|details of the merchant|"
            "about the trader|about this trader|about the seller|about this seller|"
            "about the merchant|about this merchant|detailed seller information|company details|"
            "company information|seller's legal information|about this shop's seller|"
            "seller profile|trader profile|seller contact|seller's business details|"
            "business seller details|who is the seller|seller disclosure|trader disclosure"
        ),
        HeadingOwner.IMPRINT: (
            "imprint|legal notice|legal disclosure|site notice|provider identification|"
            "information according to|information pursuant to|information in accordance with|"
            "company details|company information|operator of this website|"
            "operator of the website|website operator|site operator|who we are|legal information|"
            "business information"
        ),
        HeadingOwner.GOES_ON: (
            "contact|contact details|contact information|how to contact us|represented by|"
            "representation|register entry|commercial register|trade register|registration|vat|"
            "tax|vat id|address|postal address|registered office|company registration|"
            "get in touch|managing director|company|identification|self certification|"
            "business address|customer service|returns|telephone|e mail"
        ),
        HeadingOwner.PROSE: (
            "disclaimer|liability|privacy|terms|copyright|accuracy|online dispute|"
            "dispute resolution|image credits|photo credits|picture credits|cookies|cancellation|"
            "shipping|refund policy|return policy|reviews|description|products|feedback|faq|"
            "newsletter|follow us|links|intellectual property|governing law"
        ),
    },
)
