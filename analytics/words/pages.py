"""The pages that this server shows."""

from analytics import stewards
from analytics.words import book

STEWARDS = "stewards"  # the audience of pages that change something


def open_pages() -> dict[str, dict]:
    """Return the entries of the pages that are open here, by name, in the order of the navigation."""
    is_open = stewards.are_let_in()
    return {name: page for name, page in book("pages").items() if is_open or page["audience"] != STEWARDS}
