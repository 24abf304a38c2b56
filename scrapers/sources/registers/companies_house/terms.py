"""The register's own lists: roles, kinds, statuses, statements.

From https://github.com/companieshouse/api-enumerations.
"""

ROLES = {
    "cic-manager": "manager",
    "corporate-director": "director",
    "corporate-llp-designated-member": "member",
    "corporate-llp-member": "member",
    "corporate-manager-of-an-eeig": "manager",
    "corporate-managing-officer": "manager",
    "corporate-member-of-a-management-organ": "manager",
    "corporate-member-of-a-supervisory-organ": "supervisor",
    "corporate-member-of-an-administrative-organ": "manager",
    "corporate-nominee-director": "nominee director",
    "corporate-nominee-secretary": "nominee secretary",
    "corporate-secretary": "secretary",
    "director": "director",
    "general-partner-in-a-limited-partnership": "partner",
    "corporate-general-partner-in-a-limited-partnership": "partner",
    "limited-partner-in-a-limited-partnership": "partner",
    "corporate-limited-partner-in-a-limited-partnership": "partner",
    "judicial-factor": "judicial factor",
    "llp-designated-member": "member",
    "llp-member": "member",
    "manager-of-an-eeig": "manager",
    "managing-officer": "manager",
    "member-of-a-management-organ": "manager",
    "member-of-a-supervisory-organ": "supervisor",
    "member-of-an-administrative-organ": "manager",
    "nominee-director": "nominee director",
    "nominee-secretary": "nominee secretary",
    "person-authorised-to-accept": "representative",
    "person-authorised-to-represent": "representative",
    "person-authorised-to-represent-and-accept": "representative",
    "receiver-and-manager": "receiver",
    "secretary": "secretary",
}
"""Each role of an officer, with what kind of role it is."""

NO_OFFICE = frozenset({"person-authorised-to-accept"})
"""The roles that are no office: who may accept papers for a company runs nothing."""

ACTIVE: dict[str, bool | None] = {
    "active": True,
    "open": True,
    "registered": True,
    "dissolved": False,
    "closed": False,
    "converted-closed": False,
    "removed": False,
    "liquidation": None,
    "receivership": None,
    "voluntary-arrangement": None,
    "insolvency-proceedings": None,
    "administration": None,
}
"""Each status of a company, with whether it is active; None where the status does not say."""

TYPES = frozenset(
    "private-unlimited ltd plc old-public-company private-limited-guarant-nsc-limited-exemption "
    "limited-partnership private-limited-guarant-nsc converted-or-closed private-unlimited-nsc "
    "private-limited-shares-section-30-exemption protected-cell-company assurance-company "
    "oversea-company eeig-establishment icvc-securities icvc-warrant icvc-umbrella "
    "registered-society-non-jurisdictional industrial-and-provident-society northern-ireland "
    "northern-ireland-other llp royal-charter investment-company-with-variable-capital "
    "unregistered-company other european-public-limited-liability-company-se "
    "united-kingdom-societas uk-establishment scottish-partnership "
    "charitable-incorporated-organisation "
    "scottish-charitable-incorporated-organisation "
    "further-education-or-sixth-form-college-corporation eeig ukeig "
    "registered-overseas-entity".split()
)
"""Each type of a company."""

_HOLDER = ("person-with-significant-control", "beneficial-owner")
PERSON_KINDS = frozenset(f"individual-{form}" for form in _HOLDER)
COMPANY_KINDS = frozenset(
    f"{who}-{form}" for who in ("corporate-entity", "legal-person") for form in _HOLDER
)
SECRET_KINDS = frozenset(
    {
        "super-secure-person-with-significant-control",
        "super-secure-persons-with-significant-control",
        "super-secure-beneficial-owner",
    }
)
STATEMENT_KIND = "persons-with-significant-control-statement"
EXEMPTION_KIND = "exemptions"
TOTALS_KIND = "totals#persons-of-significant-control-snapshot"

_UNSTATED = (
    "no-individual-or-entity-with-signficant-control psc-exists-but-not-identified "
    "psc-details-not-confirmed steps-to-find-psc-not-yet-completed psc-contacted-but-no-response "
    "psc-has-failed-to-confirm-changed-details restrictions-notice-issued-to-psc"
).split()
REASONS = frozenset(
    [
        *_UNSTATED,
        *(f"{code}-partnership" for code in _UNSTATED),
        "no-beneficial-owner-identified",
        "at-least-one-beneficial-owner-unidentified",
        "information-not-provided-for-at-least-one-beneficial-owner",
        "at-least-one-beneficial-owner-unidentified-and-information-not-provided-for-at-least-one-"
        "beneficial-owner",
        "awaiting-confirmation-from-psc",
    ]
)
"""The statements by which owners are not stated; some are misspelt by the register itself."""

REMARKS = frozenset(
    "all-beneficial-owners-identified nobody-has-become-or-ceased-to-be-a-beneficial-owner "
    "somebody-has-become-or-ceased-to-be-a-beneficial-owner "
    "no-change-beneficial-owner-relevant-period change-beneficial-owner-relevant-period "
    "no-trust-involved-relevant-period trust-involved-relevant-period "
    "no-change-beneficiary-relevant-period change-beneficiary-relevant-period".split()
)
"""The statements that hide nobody."""
