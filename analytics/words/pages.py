"""The pages that this server shows."""

from analytics import stewards
from analytics.words import book

STEWARDS = "stewards"  # the audience of pages that change something


def open_pages() -> dict[str, dict]:
    """Return the entries of the pages that are open here, by name, in the order of the navigation: audiences, and the pages of each, as they come first."""
    is_open = stewards.are_let_in()
    audiences = list(dict.fromkeys(page["audience"] for page in book("pages").values()))
    opened = {name: page for name, page in book("pages").items() if is_open or page["audience"] != STEWARDS}
    return dict(sorted(opened.items(), key=lambda entry: audiences.index(entry[1]["audience"])))
