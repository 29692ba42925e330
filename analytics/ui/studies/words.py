"""Words of the page of studies as HTML text, and the addresses it leads to."""

from collections.abc import Mapping
from urllib.parse import urlencode

from analytics.studies.telling import study_words
from analytics.ui.escape import text
from analytics.ui.reader import Reader

OPENED, NUMBERS, TODAY = "study", "as", "today"  # keys of the address, and the value that asks for the numbers of today


def said(key: str, lang: str, **facts: object) -> str:
    """Return words of the page as HTML text."""
    return text(study_words("page", key, lang, **facts))


def address(seen: Reader, more: Mapping[str, str] | None = None) -> str:
    """Return the address of the list, or of what `more` opens, as HTML text; the reader's view goes with it."""
    return "?" + text(urlencode({**seen.view.query(), **(more or {})}, doseq=True))


def direction(lang: str) -> str:
    """Return the attributes of words in a language that may not be the reader's."""
    return f'lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}"'


def swatches(axes: tuple[str, ...]) -> str:
    """Return the colours of axes, for the eye alone."""
    hues = (f"var(--axis-{axis.replace('_', '-')})" for axis in axes)
    return "".join(f'<span class="swatch" aria-hidden="true" style="background:{hue}"></span>' for hue in hues)
