"""The files of a study: links to its addresses, in a language, as published or as of today."""

from urllib.parse import urlencode

from analytics.studies.files import KINDS
from analytics.studies.study import Study
from analytics.ui.escape import text
from analytics.ui.studies.words import NUMBERS, TODAY, said

_WORDS = ("html", "zip")  # kinds that a reader may not know by their letters


def files(study: Study, lang: str, readers: str, is_today: bool = False) -> str:
    """Return links to a study in `lang` as files, in words of the reader's language."""
    query = text(urlencode({"lang": lang, **({NUMBERS: TODAY} if is_today else {})}))
    links = "".join(f'<a href="api/v1/studies/{study.name}.{kind}?{query}" download>{_kind(kind, readers)}</a>' for kind in KINDS)
    return f'<p class="study-files"><strong>{said("take", readers)}</strong> {links}</p>'


def _kind(kind: str, lang: str) -> str:
    return said(kind, lang) if kind in _WORDS else kind.upper()
