"""The page of the functions of the innovation system: each in plain words with a record of the view, and what the data cannot say."""

from urllib.parse import urlencode

import streamlit as st

from analytics.downloads.snippets import STRICT
from analytics.ui.escape import text
from analytics.ui.reader import Reader, reader
from analytics.ui.titles import title, titles_note
from analytics.vocabulary import vocabularies, word_of
from analytics.warehouse.function_examples import function_examples
from analytics.words import book, written


def functions_in_words() -> None:
    """Draw the seven functions, unless the address asks for one card alone."""
    if "card" in st.query_params:
        return
    seen = reader()
    examples = function_examples(seen.view, seen.version)
    entries = "".join(_entry(place, code, examples.get(code), seen) for place, code in enumerate(vocabularies()["functions"].codes, 1))
    st.html(
        f'<section class="panel guide"><h2 class="card-title">{_said("title", seen)}</h2><p>{_said("lead", seen)}</p>'
        f'<dl class="fields">{entries}</dl>{titles_note(seen.lang) if examples else ""}<p>{_said("cannot", seen)}</p><p>{_links(seen)}</p></section>'
    )


def _said(key: str, seen: Reader) -> str:
    return text(written(book("functions_explained")["page"][key], seen.lang))


def _entry(place: int, code: str, example: dict | None, seen: Reader) -> str:
    name = f"<strong>{text(word_of('functions', code, seen.lang))}</strong><span>F{place}</span>"
    what = text(written(book("functions_explained")["what"][code], seen.lang))
    return f'<dt>{name}</dt><dd><p>{what}</p><p class="quiet">{_example(example, seen)}</p></dd>'


def _example(example: dict | None, seen: Reader) -> str:
    if example is None:
        return _said("no_example", seen)
    asked = {**seen.view.query(), "list": [example["register"]], "record": [example["record_id"]]}
    dated = title(f"{example['title']} ({example['year']})")
    link = f'<a class="inside" href="records?{text(urlencode(asked, doseq=True))}">{dated}</a>'
    return f"{_said('example', seen)} {link}"


def _links(seen: Reader) -> str:
    query = text(urlencode(seen.view.query(), doseq=True))
    file = f'<a href="api/v1/indicators/function_codes.csv?{query}&amp;{STRICT}" download>{_said("codes", seen)}</a>'
    return f'{file}<a class="inside" href="functions?{query}#function_codes">{_said("rules", seen)}</a>'
