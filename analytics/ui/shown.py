"""Which address a run has drawn, said on the page: serving/js/healing.js asks again where the browser's is another."""

from urllib.parse import urlencode

from analytics.ui.navigation import DEFAULT
from analytics.ui.reader import parameters


def shown_address(page: str) -> str:
    """Return the last part of the address of a page and its query, as Streamlit gave it to this run."""
    query = urlencode(parameters(), doseq=True)
    return ("" if page == DEFAULT else page) + (f"?{query}" if query else "")
