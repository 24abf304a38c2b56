"""An invented input of each bulk source with a value in every field, and ways to change one."""

import copy
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_NUMBER = re.compile(r"\.\d+(?=\.|$)")
Row = dict[str, object]
Way = tuple[str | int, ...]
"""Keys and places in lists that lead to one value of a row."""

_COMPANY, _PERSON, _TIE = "kestrel", "ada", "kestrel-ada"
_PUBLISHED = {
    "publicationDate": "2024-06-01",
    "bodsVersion": "0.4",
    "license": "https://licence.example/cc0",
    "publisher": {"name": "Register of Inventia", "url": "https://register.example"},
}
_STATED_BY = {
    "type": ["officialRegister"],
    "description": "Central register",
    "url": "https://register.example/kestrel",
    "retrievedAt": "2024-05-02T10:00:00Z",
    "assertedBy": [{"name": "Kestrel Ltd", "uri": "https://kestrel.example"}],
}
_ANNOTATION = {
    "statementPointerTarget": "/",
    "motivation": "commenting",
    "description": "Seen on paper",
    "creationDate": "2024-05-02",
    "createdBy": {"name": "Clerk", "uri": "https://clerk.example"},
    "url": "https://notes.example",
    "transformedContent": "old",
}


def _statement(record: str, type_: str, details: Row) -> Row:
    return {
        "statementId": f"s-{record}",
        "declaration": "d1",
        "declarationSubject": _COMPANY,
        "recordId": record,
        "recordType": type_,
        "recordStatus": "closed" if type_ == "entity" else "new",
        "statementDate": "2024-05-01",
        "annotations": [_ANNOTATION],
        "publicationDetails": _PUBLISHED,
        "source": _STATED_BY,
        "recordDetails": {"isComponent": False, **details},
    }


def _address(street: str) -> Row:
    country = {"name": "United Kingdom", "code": "GB"}
    return {"type": "registered", "address": street, "postCode": "EX1 1EX", "country": country}


_BODS: list[Row] = [
    _statement(
        _COMPANY,
        "entity",
        {
            "entityType": {
                "type": "registeredEntity",
                "subtype": "other",
                "details": "Private limited",
            },
            "unspecifiedEntityDetails": {"reason": "unknown", "description": "Nobody knows"},
            "name": "Kestrel Ltd",
            "alternateNames": ["Falcon Trading"],
            "jurisdiction": {"name": "Scotland", "code": "GB-SCT"},
            "identifiers": [
                {
                    "id": "SC123456",
                    "scheme": "XX-INV",
                    "schemeName": "Inventia",
                    "uri": "https://register.example/SC123456",
                }
            ],
            "foundingDate": "2001-02-03",
            "dissolutionDate": "2023-02-03",
            "addresses": [_address("1 Example Street, Exampleton")],
            "uri": "https://kestrel.example",
            "publicListing": {
                "hasPublicListing": True,
                "companyFilingsURLs": ["https://filings.example"],
                "securitiesListings": [
                    {
                        "stockExchangeName": "Example Exchange",
                        "stockExchangeJurisdiction": "GB",
                        "marketIdentifierCode": "XEXA",
                        "operatingMarketIdentifierCode": "XEXO",
                        "security": {"ticker": "KES", "idScheme": "ISIN", "id": "GB0000000001"},
                    }
                ],
            },
            "formedByStatute": {"name": "Kestrel Act", "date": "2001"},
        },
    ),
    _statement(
        _PERSON,
        "person",
        {
            "personType": "knownPerson",
            "unspecifiedPersonDetails": {"reason": "unknown", "description": "Nobody asked"},
            "names": [
                {
                    "type": "individual",
                    "fullName": "Ada Example",
                    "familyName": "Example",
                    "givenName": "Ada",
                    "patronymicName": "Bea",
                },
                {"type": "alias", "familyName": "Sample", "givenName": "A", "patronymicName": "B"},
            ],
            "identifiers": [{"id": "77", "scheme": "MISC", "schemeName": "Card", "uri": "urn:77"}],
            "nationalities": [{"name": "France", "code": "FR"}],
            "taxResidencies": [{"name": "France", "code": "FR"}],
            "placeOfBirth": _address("Birthton"),
            "birthDate": "1970-04-05",
            "deathDate": "2024-01-02",
            "addresses": [
                {"type": "service", "address": "2 Work Street", "country": {"code": "GB"}}
            ],
            "politicalExposure": {
                "status": "isPep",
                "details": [
                    {
                        "reason": "Mayor",
                        "missingInfoReason": "none given",
                        "jurisdiction": {"name": "France", "code": "FR"},
                        "startDate": "2010-01-01",
                        "endDate": "2012-01-01",
                        "source": {"url": "https://pep.example"},
                    },
                    {"reason": "Clerk", "jurisdiction": {"code": "BE"}},
                ],
            },
        },
    ),
    _statement(
        _TIE,
        "relationship",
        {
            "subject": _COMPANY,
            "interestedParty": _PERSON,
            "componentRecords": [],
            "interests": [
                {
                    "type": "shareholding",
                    "directOrIndirect": "direct",
                    "beneficialOwnershipOrControl": True,
                    "details": "Ordinary shares",
                    "share": {"exact": 60},
                    "startDate": "2020-01-01",
                    "endDate": "2021-01-01",
                },
                {
                    "type": "votingRights",
                    "share": {
                        "minimum": 25,
                        "maximum": 50,
                        "exclusiveMinimum": True,
                        "exclusiveMaximum": True,
                    },
                },
            ],
        },
    ),
]

_OLD_BODS: list[Row] = [
    {"statementID": "older-entity", "statementType": "entityStatement", "name": "Older Kestrel"},
    {
        "statementID": "old-entity",
        "statementType": "entityStatement",
        "statementDate": "2020-05-01",
        "isComponent": False,
        "entityType": "registeredEntity",
        "name": "Old Kestrel Ltd",
        "incorporatedInJurisdiction": {"name": "France"},
        "missingInfoReason": "none given",
        "replacesStatements": ["older-entity"],
        "publicationDetails": _PUBLISHED,
        "source": _STATED_BY,
    },
    {
        "statementID": "old-person",
        "statementType": "personStatement",
        "statementDate": "2020-05-01",
        "isComponent": False,
        "personType": "knownPerson",
        "names": [{"fullName": "Old Ada"}],
        "hasPepStatus": True,
        "pepStatusDetails": [{"reason": "Mayor"}],
        "placeOfResidence": _address("3 Home Street, Exampleton"),
        "source": _STATED_BY,
    },
    {
        "statementID": "old-tie",
        "statementType": "ownershipOrControlStatement",
        "statementDate": "2020-05-01",
        "isComponent": False,
        "subject": {"describedByEntityStatement": "old-entity"},
        "interestedParty": {"describedByPersonStatement": "old-person"},
        "componentStatementIDs": [],
        "interests": [{"type": "shareholding", "interestLevel": "direct", "share": {"exact": 60}}],
        "source": _STATED_BY,
    },
    {
        "statementID": "old-reason",
        "statementType": "ownershipOrControlStatement",
        "statementDate": "2020-05-01",
        "subject": {"describedByEntityStatement": "old-entity"},
        "interestedParty": {"unspecified": {"reason": "no-beneficial-owners", "description": "x"}},
    },
]


def _entity(ident: str, schema: str, properties: Mapping[str, str]) -> Row:
    return {
        "id": ident,
        "schema": schema,
        "caption": properties.get("alias", properties.get("name", "")),
        "datasets": ["inventia"],
        "referents": [f"{ident}-old"],
        "first_seen": "2024-01-01T00:00:00",
        "last_seen": "2024-02-01T00:00:00",
        "last_change": "2024-02-02T00:00:00",
        "target": True,
        "properties": {name: [value] for name, value in properties.items()},
    }


_COMMON = {
    "summary": "A seller",
    "description": "Sells things",
    "notes": "Seen twice",
    "sourceUrl": "https://register.example/x",
    "publisher": "Register of Inventia",
    "topics": "sanction",
    "country": "gb",
    "modifiedAt": "2024-01-01",
    "createdAt": "2023-01-01",
    "retrievedAt": "2024-02-01",
}
_FTM: list[Row] = [
    _entity(
        "k-1",
        "Company",
        {
            **_COMMON,
            "name": "Kestrel Ltd",
            "alias": "Falcon",
            "weakAlias": "F",
            "abbreviation": "KL",
            "previousName": "Hawk Ltd",
            "status": "Active",
            "legalForm": "Private limited",
            "sector": "Retail",
            "classification": "47",
            "programId": "P-1",
            "mainCountry": "gb",
            "address": "1 Example Street",
            "website": "https://kestrel.example",
            "registrationNumber": "123/45",
            "vatCode": "GB7",
            "leiCode": "EXAMPLE0000000LEI155",
            "jurisdiction": "gb",
            "incorporationDate": "2001-02-03",
            "dissolutionDate": "2023-02-03",
            "email": "sales@kestrel.example",
            "phone": "+442071234567",
            "addressEntity": "a-1",
            "parent": "k-2",
            "novelty": "new",
        },
    ),
    _entity("k-2", "Company", {"name": "Eagle Ltd", "jurisdiction": "gb"}),
    _entity(
        "p-1",
        "Person",
        {
            **_COMMON,
            "name": "Ada Example",
            "alias": "A. Example",
            "firstName": "Ada",
            "middleName": "Bea",
            "secondName": "Cea",
            "fatherName": "Dea",
            "lastName": "Example",
            "title": "Dr",
            "position": "Mayor",
            "nationality": "fr",
            "citizenship": "be",
            "birthDate": "1970-04-05",
            "deathDate": "2024-01-02",
            "birthPlace": "Birthton",
            "passportNumber": "77",
            "email": "ada@kestrel.example",
            "phone": "+442071234568",
            "address": "2 Home Street",
        },
    ),
    _entity(
        "p-2",
        "Person",
        {
            "firstName": "Bob",
            "middleName": "Bea",
            "secondName": "Cea",
            "fatherName": "Dea",
            "lastName": "Sample",
        },
    ),
    _entity(
        "a-1",
        "Address",
        {
            "full": "1 Example Street, EX1 1EX Exampleton",
            "street": "Example Street",
            "city": "Exampleton",
            "country": "gb",
            "remarks": "Rear door",
        },
    ),
    _entity(
        "a-2",
        "Address",
        {
            "street": "2 Example Street",
            "street2": "Floor 2",
            "postOfficeBox": "7",
            "postalCode": "EX1 2EX",
            "city": "Exampleton",
            "region": "Exampleshire",
            "state": "England",
            "country": "gb",
        },
    ),
    _entity(
        "o-1",
        "Ownership",
        {
            **{name: value for name, value in _COMMON.items() if name not in ("notes", "topics")},
            "owner": "p-1-old",
            "asset": "k-1-old",
            "role": "shareholder",
            "status": "active",
            "startDate": "2020-01-01",
            "endDate": "2021-01-01",
            "date": "2020-06-01",
            "percentage": "60",
            "sharesCount": "7",
            "sharesValue": "70",
            "sharesCurrency": "GBP",
            "sharesType": "ordinary",
            "ownershipType": "beneficial",
            "legalBasis": "Act 7",
            "recordId": "R-7",
            "novelty": "new",
        },
    ),
    _entity("d-1", "Directorship", {"director": "p-1", "organization": "k-1", "role": "director"}),
    _entity("e-1", "Employment", {"employee": "p-1", "employer": "k-1", "role": "clerk"}),
    _entity("u-1", "UnknownLink", {"subject": "p-1", "object": "k-1", "role": "adviser"}),
]


def _owner(kind: str, ident: str, more: Row) -> Row:
    address = {
        "care_of": "Clerk",
        "po_box": "7",
        "premises": "1",
        "address_line_1": "Example Street",
        "address_line_2": "Floor 2",
        "locality": "Exampleton",
        "region": "Exampleshire",
        "postal_code": "EX1 1EX",
        "country": "England",
    }
    data: Row = {
        "kind": kind,
        "etag": "e",
        "links": {"self": f"/company/00000101/persons-with-significant-control/x/{ident}"},
        "address": address,
        "notified_on": "2019-02-03",
        "ceased_on": "2020-02-03",
        "natures_of_control": ["ownership-of-shares-25-to-50-percent"],
        "is_sanctioned": True,
        **more,
    }
    return {"company_number": "00000101", "data": data}


_NAME_PARTS = {
    "title": "Ms",
    "forename": "Ada",
    "other_forenames": "Bea",
    "middle_name": "Cea",
    "surname": "Example",
    "honours": "OBE",
}
_PSC: list[Row] = [
    _owner(
        "individual-person-with-significant-control",
        "one",
        {
            "name": "Ms Ada Example",
            "name_elements": _NAME_PARTS,
            "former_names": [{"forenames": "Ada", "surname": "Sample"}],
            "nationality": "French",
            "country_of_residence": "France",
            "date_of_birth": {"day": 5, "month": 4, "year": 1970},
            "identity_verification_details": {"appointment_verification_start_on": "2025-11-18"},
            "novelty": "new",
        },
    ),
    _owner(
        "individual-person-with-significant-control",
        "two",
        {"name_elements": _NAME_PARTS},
    ),
    _owner(
        "corporate-entity-person-with-significant-control",
        "three",
        {
            "name": "Kestrel Holdings SA",
            "principal_office_address": {"address_line_1": "2 Rue Exemple", "country": "France"},
            "identification": {
                "identification_type": "non-eea",
                "legal_form": "SA",
                "legal_authority": "Code",
                "place_registered": "Paris",
                "country_registered": "France",
                "registration_number": "RCS 7",
            },
        },
    ),
    {
        "company_number": "00000101",
        "data": {
            "kind": "persons-with-significant-control-statement",
            "etag": "e",
            "links": {"self": "/company/00000101/statements/s"},
            "statement": "psc-exists-but-not-identified",
            "linked_psc_name": "Ada Example",
            "restrictions_notice_withdrawal_reason": "restrictions-notice-withdrawn-by-company",
            "notified_on": "2018-02-03",
            "ceased_on": "2019-02-02",
        },
    },
    {
        "company_number": "00000101",
        "data": {
            "kind": "exemptions",
            "etag": "e",
            "links": {"self": "/company/00000101/exemptions"},
            "exemptions": {
                "disclosure_transparency_rules_chapter_five_applies": {
                    "exemption_type": "disclosure-transparency-rules-chapter-five-applies",
                    "items": [{"exempt_from": "2018-02-03", "exempt_to": "2019-02-03"}],
                }
            },
        },
    },
    {
        "company_number": "00000101",
        "data": {
            "kind": "super-secure-person-with-significant-control",
            "description": "super-secure-persons-with-significant-control",
            "etag": "e",
            "links": {"self": "/company/00000101/super-secure/s"},
            "ceased": True,
        },
    },
]

_BASIC: list[Row] = [
    {
        "CompanyName": "KESTREL LTD",
        "CompanyNumber": "00000101",
        "RegAddress.CareOf": "CLERK",
        "RegAddress.POBox": "7",
        "RegAddress.AddressLine1": "1 EXAMPLE STREET",
        "RegAddress.AddressLine2": "FLOOR 2",
        "RegAddress.PostTown": "EXAMPLETON",
        "RegAddress.County": "EXAMPLESHIRE",
        "RegAddress.Country": "ENGLAND",
        "RegAddress.PostCode": "EX1 1EX",
        "CompanyCategory": "Private Limited Company",
        "CompanyStatus": "Active",
        "CountryOfOrigin": "United Kingdom",
        "DissolutionDate": "03/02/2023",
        "IncorporationDate": "03/02/2001",
        "Accounts.AccountRefDay": "31",
        "Accounts.AccountRefMonth": "12",
        "Accounts.NextDueDate": "30/09/2026",
        "Accounts.LastMadeUpDate": "31/12/2024",
        "Accounts.AccountCategory": "MICRO ENTITY",
        "Returns.NextDueDate": "02/03/2017",
        "Returns.LastMadeUpDate": "02/02/2016",
        "Mortgages.NumMortCharges": "1",
        "Mortgages.NumMortOutstanding": "1",
        "Mortgages.NumMortPartSatisfied": "1",
        "Mortgages.NumMortSatisfied": "1",
        "SICCode.SicText_1": "47910 - Retail sale",
        "SICCode.SicText_2": "47190 - Other retail",
        "SICCode.SicText_3": "47210 - Fruit",
        "SICCode.SicText_4": "47220 - Meat",
        "LimitedPartnerships.NumGenPartners": "1",
        "LimitedPartnerships.NumLimPartners": "1",
        "URI": "http://business.data.gov.uk/id/company/00000101",
        "PreviousName_1.CONDATE": "01/01/2010",
        "PreviousName_1.CompanyName": "HAWK LTD",
        "PreviousName_10.CONDATE": "01/01/2005",
        "PreviousName_10.CompanyName": "FALCON LTD",
        "ConfStmtNextDueDate": "16/02/2027",
        "ConfStmtLastMadeUpDate": "02/02/2026",
        "Novelty": "new",
    }
]

_LEI, _OTHER_LEI = "EXAMPLE0000000LEI155", "EXAMPLE0000000LEI252"


def _gleif_address(place: str, street: str) -> Row:
    return {
        f"{place}.xmllang": "en",
        f"{place}.FirstAddressLine": street,
        f"{place}.AddressNumber": "1",
        f"{place}.AddressNumberWithinBuilding": "2",
        f"{place}.MailRouting": "Box 7",
        f"{place}.AdditionalAddressLine.1": "Floor 2",
        f"{place}.City": "Exampleton",
        f"{place}.Region": "GB-SCT",
        f"{place}.Country": "GB",
        f"{place}.PostalCode": "EX1 1EX",
    }


_EVENT = "Entity.LegalEntityEvents.LegalEntityEvent.1"
_LEI2: list[Row] = [
    {
        "LEI": _LEI,
        "Entity.LegalName": "Kestrel Ltd",
        "Entity.LegalName.xmllang": "en",
        "Entity.OtherEntityNames.OtherEntityName.1": "Falcon",
        "Entity.OtherEntityNames.OtherEntityName.1.xmllang": "en",
        "Entity.OtherEntityNames.OtherEntityName.1.type": "PREVIOUS_LEGAL_NAME",
        "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.1": "Kestoreru",
        "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.1.type": (
            "AUTO_ASCII_TRANSLITERATED_LEGAL_NAME"
        ),
        **_gleif_address("Entity.LegalAddress", "1 Example Street"),
        **_gleif_address("Entity.HeadquartersAddress", "2 Example Street"),
        **_gleif_address("Entity.OtherAddresses.OtherAddress.1", "3 Example Street"),
        "Entity.OtherAddresses.OtherAddress.1.type": "ALTERNATIVE_LANGUAGE_LEGAL_ADDRESS",
        "Entity.RegistrationAuthority.RegistrationAuthorityID": "RA000999",
        "Entity.RegistrationAuthority.OtherRegistrationAuthorityID": "Guild",
        "Entity.RegistrationAuthority.RegistrationAuthorityEntityID": "R 7",
        "Entity.LegalJurisdiction": "GB-SCT",
        "Entity.EntityCategory": "GENERAL",
        "Entity.EntitySubCategory": "OTHER",
        "Entity.LegalForm.EntityLegalFormCode": "B6ES",
        "Entity.LegalForm.OtherLegalForm": "Guild",
        "Entity.AssociatedEntity.type": "FUND_FAMILY",
        "Entity.AssociatedEntity.AssociatedLEI": _OTHER_LEI,
        "Entity.AssociatedEntity.AssociatedEntityName": "Eagle Funds",
        "Entity.EntityStatus": "INACTIVE",
        "Entity.EntityCreationDate": "2001-02-03T00:00:00Z",
        "Entity.EntityExpirationDate": "2023-02-03T00:00:00Z",
        "Entity.EntityExpirationReason": "DISSOLVED",
        "Entity.SuccessorEntity.1.SuccessorLEI": _OTHER_LEI,
        "Entity.SuccessorEntity.1.SuccessorEntityName": "Eagle Ltd",
        f"{_EVENT}.group_type": "STANDALONE",
        f"{_EVENT}.event_status": "COMPLETED",
        f"{_EVENT}.LegalEntityEventType": "CHANGE_LEGAL_NAME",
        f"{_EVENT}.LegalEntityEventEffectiveDate": "2010-02-03T00:00:00Z",
        f"{_EVENT}.LegalEntityEventRecordedDate": "2010-02-04T00:00:00Z",
        f"{_EVENT}.ValidationDocuments": "SUPPORTING_DOCUMENTS",
        "Registration.InitialRegistrationDate": "2012-02-03T00:00:00Z",
        "Registration.LastUpdateDate": "2024-02-03T00:00:00Z",
        "Registration.RegistrationStatus": "ISSUED",
        "Registration.NextRenewalDate": "2025-02-03T00:00:00Z",
        "Registration.ManagingLOU": "EXAMPLE00000000LOU12",
        "Registration.ValidationSources": "FULLY_CORROBORATED",
        "Registration.ValidationAuthority.ValidationAuthorityID": "RA000999",
        "Registration.ValidationAuthority.ValidationAuthorityEntityID": "R 7",
        "ConformityFlag": "CONFORMING",
        "Novelty": "new",
    }
]
_RR: list[Row] = [
    {
        "Relationship.StartNode.NodeID": _LEI,
        "Relationship.StartNode.NodeIDType": "LEI",
        "Relationship.EndNode.NodeID": _OTHER_LEI,
        "Relationship.EndNode.NodeIDType": "LEI",
        "Relationship.RelationshipType": "IS_DIRECTLY_CONSOLIDATED_BY",
        "Relationship.RelationshipStatus": "ACTIVE",
        "Relationship.Period.1.startDate": "2019-02-03T00:00:00Z",
        "Relationship.Period.1.endDate": "2021-02-03T00:00:00Z",
        "Relationship.Period.1.periodType": "RELATIONSHIP_PERIOD",
        "Relationship.Period.2.startDate": "2018-01-01T00:00:00Z",
        "Relationship.Period.2.endDate": "2018-12-31T00:00:00Z",
        "Relationship.Period.2.periodType": "ACCOUNTING_PERIOD",
        "Relationship.Qualifiers.1.QualifierDimension": "ACCOUNTING_STANDARD",
        "Relationship.Qualifiers.1.QualifierCategory": "IFRS",
        "Relationship.Quantifiers.1.MeasurementMethod": "ACCOUNTING_CONSOLIDATION",
        "Relationship.Quantifiers.1.QuantifierAmount": "60",
        "Relationship.Quantifiers.1.QuantifierUnits": "PERCENTAGE",
        "Registration.InitialRegistrationDate": "2019-02-03T00:00:00Z",
        "Registration.LastUpdateDate": "2024-02-03T00:00:00Z",
        "Registration.RegistrationStatus": "PUBLISHED",
        "Registration.NextRenewalDate": "2025-02-03T00:00:00Z",
        "Registration.ManagingLOU": "EXAMPLE00000000LOU12",
        "Registration.ValidationDocuments": "ACCOUNTS_FILING",
        "Registration.ValidationReference": "Filing 7",
    },
    {
        "Relationship.StartNode.NodeID": _LEI,
        "Relationship.EndNode.NodeID": _OTHER_LEI,
        "Relationship.RelationshipType": "IS_ULTIMATELY_CONSOLIDATED_BY",
        "Relationship.RelationshipStatus": "INACTIVE",
        "Registration.LastUpdateDate": "2024-02-03T00:00:00Z",
        "Registration.RegistrationStatus": "RETIRED",
    },
]
_REPEX: list[Row] = [
    {
        "LEI": _LEI,
        "Exception.Category": "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT",
        "Exception.Reason.1": "NO_LEI",
        "Exception.Reference.1": "Eagle Ltd",
    }
]

_NODE = {
    "original_name": "",
    "former_name": "Hawk Ltd",
    "jurisdiction": "BVI",
    "jurisdiction_description": "British Virgin Islands",
    "company_type": "Standard",
    "address": "1 Example Street",
    "internal_id": "7",
    "incorporation_date": "03-FEB-2001",
    "inactivation_date": "04-FEB-2010",
    "struck_off_date": "05-FEB-2011",
    "dorm_date": "06-FEB-2012",
    "closed_date": "07-FEB-2013",
    "status": "Active",
    "service_provider": "Example Fonseca",
    "ibcRUC": "25221",
    "country_codes": "HKG",
    "countries": "Hong Kong",
    "sourceID": "Example Papers",
    "valid_until": "The Example Papers data is current through 2015",
    "note": "Seen twice",
}
_OTHER_NODE = {
    name: _NODE[name] for name in ("country_codes", "countries", "sourceID", "valid_until", "note")
}
_ICIJ: dict[str, list[Row]] = {
    "nodes-entities.csv": [
        {"node_id": "101", "name": "Kestrel Ltd", **_NODE, "original_name": "Kest", "nova": "n"}
    ],
    "nodes-officers.csv": [{"node_id": "102", "name": "Ada Example", **_OTHER_NODE}],
    "nodes-intermediaries.csv": [
        {
            "node_id": "103",
            "name": "Example Agents",
            "status": "ACTIVE",
            "internal_id": "8",
            "address": "2 Example Street",
            **_OTHER_NODE,
        }
    ],
    "nodes-others.csv": [
        {
            "node_id": "104",
            "name": "Example Trust",
            "type": "LIMITED LIABILITY",
            "incorporation_date": "03-FEB-2001",
            "struck_off_date": "05-FEB-2011",
            "closed_date": "07-FEB-2013",
            "jurisdiction": "BVI",
            "jurisdiction_description": "British Virgin Islands",
            **_OTHER_NODE,
        }
    ],
    "nodes-addresses.csv": [
        {"node_id": "105", "address": "3 Example Street; Central", "name": "", **_OTHER_NODE}
    ],
    "relationships.csv": [
        {
            "node_id_start": "102",
            "node_id_end": "101",
            "rel_type": "officer_of",
            "link": "shareholder of",
            "status": "Current",
            "start_date": "03-FEB-2001",
            "end_date": "05-FEB-2011",
            "sourceID": "Example Papers",
        },
        {
            "node_id_start": "101",
            "node_id_end": "105",
            "rel_type": "registered_address",
            "link": "registered address",
            "status": "",
            "start_date": "",
            "end_date": "",
            "sourceID": "Example Papers",
        },
    ],
}

_BASICO = "11222333"
_CNPJ: dict[str, list[Row]] = {
    "K3241.K03200Y0.D51108.EMPRECSV": [
        {
            "basico": _BASICO,
            "razao_social": "FALCÃO COMÉRCIO LTDA",
            "natureza": "2062",
            "qualificacao_responsavel": "49",
            "capital": "1000,00",
            "porte": "03",
            "ente_federativo": "UNIÃO",
        }
    ],
    "K3241.K03200Y0.D51108.ESTABELE": [
        {
            "basico": _BASICO,
            "ordem": "0001",
            "dv": "81",
            "matriz_filial": "1",
            "nome_fantasia": "LOJA FALCÃO",
            "situacao": "08",
            "data_situacao": "20220303",
            "motivo": "01",
            "cidade_exterior": "PARIS",
            "pais": "249",
            "inicio": "20200102",
            "cnae": "4781400",
            "cnaes_secundarios": "4782201",
            "tipo_logradouro": "RUA",
            "logradouro": "DAS AVES",
            "numero": "10",
            "complemento": "SALA 2",
            "bairro": "CENTRO",
            "cep": "01001000",
            "uf": "SP",
            "municipio": "7107",
            "ddd_1": "11",
            "telefone_1": "33334444",
            "ddd_2": "11",
            "telefone_2": "33335555",
            "ddd_fax": "11",
            "fax": "33336666",
            "email": "loja@falcao.example",
            "situacao_especial": "ESPÓLIO",
            "data_situacao_especial": "20210303",
        },
    ],
    "K3241.K03200Y0.D51108.SOCIOCSV": [
        {
            "basico": _BASICO,
            "identificador": "3",
            "nome": "HAWK HOLDING INC",
            "cnpj_cpf": "77",
            "qualificacao": "37",
            "entrada": "20200102",
            "pais": "249",
            "cpf_representante": "***654321**",
            "nome_representante": "CARLA PENA",
            "qualificacao_representante": "05",
            "faixa_etaria": "5",
        }
    ],
}
_HEAD_OFFICE = {name: _CNPJ[name] for name in list(_CNPJ)[:2]}
_BRANCH: dict[str, list[Row]] = {
    "L3241.K03200Y0.D51108.ESTABELE": [
        {
            "basico": _BASICO,
            "ordem": "0002",
            "dv": "62",
            "matriz_filial": "2",
            "nome_fantasia": "FALCÃO NORTE",
            "situacao": "02",
            "data_situacao": "20210102",
            "motivo": "01",
            "cidade_exterior": "",
            "pais": "249",
            "inicio": "20210102",
            "cnae": "4781400",
            "cnaes_secundarios": "4782201",
            "tipo_logradouro": "RUA",
            "logradouro": "DO NINHO",
            "numero": "20",
            "complemento": "",
            "bairro": "CENTRO",
            "cep": "01001000",
            "uf": "SP",
            "municipio": "7107",
            "ddd_1": "11",
            "telefone_1": "33337777",
            "ddd_2": "",
            "telefone_2": "",
            "ddd_fax": "",
            "fax": "",
            "email": "norte@falcao.example",
            "situacao_especial": "",
            "data_situacao_especial": "",
        },
    ]
}


def _codes(words: Mapping[str, str]) -> list[Row]:
    return [{"code": code, "words": text} for code, text in words.items()]


_CNPJ_CODES = {
    "F.K03200$Z.D51108.QUALSCSV": _codes(
        {
            "05": "Administrador",
            "37": "Sócio Pessoa Jurídica Domiciliado no Exterior",
            "49": "Sócio-Administrador",
        }
    ),
    "F.K03200$Z.D51108.PAISCSV": _codes({"249": "ESTADOS UNIDOS"}),
    "F.K03200$Z.D51108.MUNICCSV": _codes({"7107": "SAO PAULO"}),
    "F.K03200$Z.D51108.NATJUCSV": _codes({"2062": "Sociedade Empresária Limitada"}),
    "F.K03200$Z.D51108.CNAECSV": _codes({"4781400": "Comércio", "4782201": "Calçados"}),
    "F.K03200$Z.D51108.MOTICSV": _codes({"01": "Extinção", "00": "SEM MOTIVO"}),
}


@dataclass(frozen=True, slots=True)
class FullInput:
    """Files of one source by name, each a list of rows; a row is nested where the file is JSON.

    ``left_out_as`` is the heading of ``docs/left-out.md`` under which its fields stand, ``given``
    are files that only stand beside the others.
    """

    source: str
    files: Mapping[str, Sequence[Row]]
    left_out_as: str
    given: Mapping[str, Sequence[Row]] = field(default_factory=dict)


FULL_INPUTS = (
    FullInput("companies_house_psc", {"psc-snapshot-2024-05-01.txt": _PSC}, "companies_house_psc"),
    FullInput(
        "companies_house_basic",
        {"BasicCompanyData-2024-05-01.csv": _BASIC},
        "companies_house_basic",
    ),
    FullInput(
        "gleif_golden_copy",
        {"lei2.csv": _LEI2, "rr.csv": _RR, "repex.csv": _REPEX},
        "gleif_golden_copy",
    ),
    FullInput("bods", {"statements.jsonl": _BODS}, "bods"),
    FullInput("bods", {"old.jsonl": _OLD_BODS}, "bods, versions before 0.4"),
    FullInput("followthemoney", {"entities.ftm.json": _FTM}, "followthemoney"),
    FullInput("icij", _ICIJ, "icij"),
    FullInput("brazil_cnpj", _CNPJ, "brazil_cnpj", _CNPJ_CODES),
    FullInput("brazil_cnpj", _BRANCH, "brazil_cnpj, a branch", {**_CNPJ_CODES, **_HEAD_OFFICE}),
)


def ways_in(value: object, way: Way = ()) -> Iterator[Way]:
    """Yield the ways to the values of a row that are neither lists nor objects."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from ways_in(inner, (*way, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from ways_in(inner, (*way, place))
    elif value not in ("", None):
        yield way


def with_value(row: Row, way: Way, value: object) -> Row:
    """Return a row with another value at the end of a way."""
    changed: Row = copy.deepcopy(row)
    inner: object = changed
    for step in way[:-1]:
        assert isinstance(inner, dict | list)
        inner = inner[step]  # type: ignore[index]
    assert isinstance(inner, dict | list)
    inner[way[-1]] = value  # type: ignore[index]
    return changed


def field_name(way: Way) -> str:
    """Return a way as the name of a field, without places in lists and numbers of columns."""
    return _NUMBER.sub("", ".".join(step for step in way if isinstance(step, str)))


def write_rows(folder: Path, name: str, rows: Sequence[Row]) -> Path:
    """Write a file as its source gives it: JSON lines, or a table with or without headings."""
    path = folder / name
    if name.endswith(".csv"):
        text = io.StringIO()
        writer = csv.DictWriter(text, list(dict.fromkeys(key for row in rows for key in row)))
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(text.getvalue(), "utf-8")
    elif "CSV" in name or "ESTABELE" in name:
        lines = (";".join(f'"{row[key] or ""}"' for key in rows[0]) for row in rows)
        path.write_text("\n".join(lines), "latin-1")
    else:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path
