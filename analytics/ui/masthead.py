"""The top of every page: whose instrument this is, and the reader's language."""

from urllib.parse import urlencode

from analytics.ui.escape import text
from analytics.ui.identity import way_in_or_out
from analytics.ui.reader import Reader, address_of
from analytics.vocabulary import LANGUAGES
from analytics.words import say

OWN_NAMES = {"fr": "Français", "ar": "العربية", "en": "English"}


def masthead(page: str, seen: Reader) -> str:
    """Return the name of the house, the way in or out and the choice of language; these are links, which cost a browser less than buttons."""
    return (
        f'<a class="skip" href="#content">{text(say("skip", seen.lang))}</a>{_opened(seen)}'
        f'<span class="brand">{text(say("brand", seen.lang))}</span>'
        f'<span class="tagline">{text(say("tagline", seen.lang))}</span>'
        f'<span class="partners">{text(say("partners", seen.lang))}</span>{way_in_or_out(page, seen)}{_languages(seen)}</div>'
    )


def _languages(seen: Reader) -> str:
    links = "".join(_language(lang, seen) for lang in LANGUAGES)
    return f'<span class="languages" role="group" aria-label="{text(say("language", seen.lang))}">{links}</span>'


def _language(lang: str, seen: Reader) -> str:
    """Return the link to the same view in another language, named in that language."""
    if lang == seen.lang:
        return f'<span class="here" aria-current="true">{OWN_NAMES[lang]}</span>'
    address = urlencode(address_of(seen.view.with_(lang=lang, ignored=seen.view.ignored)), doseq=True)
    return f'<a class="inside" lang="{lang}" href="?{text(address)}">{OWN_NAMES[lang]}</a>'


def _opened(seen: Reader) -> str:
    """Open the masthead; serving/js/page.js gives the page its language, the search its name and the links between pages their view from here."""
    view = urlencode(seen.view.query(), doseq=True)
    return f'<div class="masthead" lang="{seen.lang}" data-search="{text(say("filters", seen.lang))}" data-view="{text(view)}">'
