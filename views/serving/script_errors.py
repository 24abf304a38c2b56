"""Errors that no page caught: what a role does not allow is said in one sentence."""

from graph.errors import RoleError


def show_error(error: Exception) -> bool:
    """Show what a role does not allow; return whether this was such an error."""
    if not isinstance(error, RoleError):
        return False
    # Here, not above: the templates take a while, and a start needs none of them.
    from views.shell import html

    html.show_problem(str(error))
    return True
