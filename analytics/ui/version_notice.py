"""Over a page that is opened in another version than the current one: which it is, and the way to the current one."""

from urllib.parse import urlencode

from analytics.ui.citation import unbroken
from analytics.ui.escape import text
from analytics.ui.reader import Reader, address_of
from analytics.warehouse.standing import CURRENT, standing_of
from analytics.words import book, written
from analytics.words.fill import fill


def version_notice(seen: Reader) -> str:
    """Return the notice of a reader whose address names an earlier version, or one taken back; nothing for the current one."""
    standing = standing_of(seen.version) if seen.view.version else CURRENT
    if standing == CURRENT:
        return ""
    words = book("versions")["notice"]
    said = unbroken(fill(written(words[standing], seen.lang), {"version": seen.version}, seen.lang), seen.version)
    address = urlencode(address_of(seen.view.with_(version=None)), doseq=True)
    link = f'<a class="inside plain-link" href="?{text(address)}">{text(written(words["link"], seen.lang))}</a>'
    return f'<p class="notice" role="status" data-standing="{standing}">{said} {link}</p>'
