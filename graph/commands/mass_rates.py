"""How common crowds are, as the command line says it."""

from typing import Any

from graph.registers.analyses.flag_rates import RegisterRate
from graph.registers.analyses.mass import MassRate


def rate_words(what: str, rate: MassRate) -> str:
    """Return how common a crowd is: a count, and the share of companies that are in one."""
    share = f"{100 * rate.inside / rate.companies:.1f}" if rate.companies else "0"
    return (
        f"{rate.crowded:,} of {rate.parties:,} {what} have more than {rate.least:,} companies; "
        f"{share} % of companies are with one."
    )


def rate_document(rate: MassRate) -> dict[str, int]:
    """Return how common a crowd is, ready for ``json.dumps``."""
    return {
        "least": rate.least,
        "crowded": rate.crowded,
        "parties": rate.parties,
        "companies_inside": rate.inside,
        "companies": rate.companies,
    }


def register_rate_document(found: RegisterRate | None) -> dict[str, Any] | None:
    """Return the rate of one finding in registers, ready for ``json.dumps``."""
    if found is None:
        return None
    registers = [{"name": name, "as_of": as_of} for name, as_of in found.registers]
    return {"registers": registers, "count": found.count, **rate_document(found.rate)}


def register_rate_words(found: RegisterRate) -> str:
    """Return the rate of one finding in registers as a line."""
    named = ", ".join(f"{name} ({as_of})" for name, as_of in found.registers)
    here = f" Here: {found.count:,}." if found.count is not None else ""
    return f"In {named}: {rate_words('parties of this kind', found.rate)}{here}"
