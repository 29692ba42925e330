"""What is behind a card: its table, its records, its files and pictures, its address, code that asks for it, its method."""

from collections.abc import Mapping
from urllib.parse import urlencode

from analytics.addresses.folds import PLACE, SHOWN
from analytics.comparing.comparison import parameters_replaced
from analytics.downloads.snippets import STRICT
from analytics.exploring.answering import NAME
from analytics.indicators.answers import Answer
from analytics.indicators.telling import title_of
from analytics.indicators.telling_basis import reference_of
from analytics.selection import Selection, selection_of, within_years
from analytics.studies.drafts import reference_to
from analytics.ui.code import code
from analytics.ui.escape import text
from analytics.ui.glossary import words_of_card
from analytics.ui.reader import Reader
from analytics.ui.references import defined
from analytics.ui.table import rows_table
from analytics.view import KEYS, View
from analytics.warehouse.organisations import organisation_names
from analytics.words import book, say, written
from analytics.words.view_sentence import view_sentence

_ALWAYS = ("download", "address", "code", "method")


def behind(answered: Answer, seen: Reader) -> str:
    """Return the folds under a card, closed and empty: most are never opened. serving/js/behind.js asks for what is in them."""
    folds = "".join(f'<details data-fold="{key}"><summary>{text(say(key, seen.lang))}</summary></details>' for key in _folds(answered))
    asked = urlencode({**seen.view.query(), **dict(answered.beside), SHOWN: answered.version}, doseq=True)
    return f'<div class="behind" data-asks="{PLACE}/{answered.name}?{text(asked)}">{folds}{_draft_tool(answered, seen)}</div>'


def _folds(answered: Answer) -> tuple[str, ...]:
    return ("table", *_ALWAYS) if answered.rows else _ALWAYS


def folds_of(answered: Answer, view: View, origin: str) -> dict[str, str]:
    """Return what is in each fold of a card that shows an answer in `view` at a server that is reached by `origin`, as HTML."""
    seen = Reader(view, answered.version, "light", origin=origin)
    lang = seen.lang
    address = urlencode({**seen.view.query(), **dict(answered.beside)}, doseq=True)
    folder = "api/v1" if answered.beside else "api/v1/indicators"
    page = f"{answered.indicator.page[0]}?{text(address)}"
    files = (
        f"{download_links(answered.name, address, lang, folder)}{excel_note(lang)}{'' if answered.refusal else _pictures(answered, lang)}"
    )
    parts = {
        "download": files,
        "address": _addresses(answered.name, page, seen),
        "code": code(answered, seen, folder),
        "method": _method(answered, seen),
    }
    return {"table": _table(answered, seen), **parts} if answered.rows else parts


def _draft_tool(answered: Answer, seen: Reader) -> str:
    """Return the button that serving/js/draft.js listens to; the draft never leaves the browser by itself."""
    words = text(written(book("studies")["compose"]["card"]["add"], seen.lang))
    sides = f' data-view="{text(_sides_in_words(answered, seen))}"' if parameters_replaced(answered.beside) else ""
    return f'<button type="button" class="to-draft" data-reference="{text(reference_to(answered, seen.view))}"{sides}>{words}</button>'


def _sides_in_words(answered: Answer, seen: Reader) -> str:
    """Return the view of a comparison, which the page says without its sides."""
    return view_sentence(answered.view, seen.lang, organisation_names(seen.version))


def alone_link(answered: Answer, seen: Reader) -> str:
    """Return the link to a card by itself, as large as the window."""
    address = urlencode({**seen.view.query(), **dict(answered.beside), "card": [answered.name]}, doseq=True)
    return f'<a class="inside alone" href="{answered.indicator.page[0]}?{text(address)}">{text(say("card_alone", seen.lang))}</a>'


def _table(answered: Answer, seen: Reader) -> str:
    replaced = parameters_replaced(answered.beside)

    query, beside = seen.view.query(), dict(answered.beside)

    def narrowing(row: dict, column: str) -> str:
        selection = {key: value for key, value in _selection(row, column, answered).items() if key not in replaced}
        return _address(query, selection, beside) if selection else ""

    return rows_table(
        answered.columns, answered.rows, seen.lang, answered.indicator.labels, title_of(answered, seen.lang), narrowing=narrowing
    )


def _selection(row: dict, column: str, answered: Answer) -> Selection:
    """Return what a cell stands for; a count of some years stands for its whole row in them."""
    years = answered.indicator.labels.get(column, {}).get("years")
    return within_years(selection_of(row), *years(row)) if years else selection_of(row, [column])


def _address(query: Mapping[str, list[str]], selection: Selection, beside: Mapping[str, object]) -> str:
    """Return the address of the view of `query`, narrowed: what stands in a row is a code, so it need not be read again."""
    asked = {**query, **{key: [value] for key, value in selection.items()}}
    return f"?{urlencode({**{key: asked[key] for key in KEYS if key in asked}, **beside}, doseq=True)}"


def records_address(answered: Answer, seen: Reader, view: View | None = None, register: str = "") -> str:
    """Return the address of the records an answer stands on, those of `register` or of the first that has any, or those in a narrower `view`."""
    registers = answered.indicator.basis.registers
    register = register or next((name for name, count in answered.coverage.parts.items() if count), registers[0])
    of = {"of": answered.name} if not answered.beside else {"of": NAME, **dict(answered.beside)} if answered.name == NAME else {}
    view = (view or answered.view).with_(lang=seen.lang, over=seen.view.over)  # a comparison asks a view of its own
    return f"records?{urlencode({**view.query(), 'list': register, **of}, doseq=True)}"


def download_links(name: str, address: str, lang: str, folder: str = "api/v1/indicators") -> str:
    """Return links to the rows of an indicator or register as files, through the HTTP addresses of the same view."""
    path = f"{folder}/{name}"
    kinds = [
        ("csv", "CSV", ""),
        ("csv", say("excel_csv", lang), "bom=1&"),
        ("xlsx", "XLSX", ""),
        ("parquet", "Parquet", ""),
        ("json", "JSON", ""),
    ]
    asked = text(f"{address}&{STRICT}")
    return "".join(f'<a href="{path}.{kind}?{more}{asked}" download>{text(words)}</a>' for kind, words, more in kinds)


def excel_note(lang: str) -> str:
    """Return which file a spreadsheet program opens right."""
    return f'<p class="card-notes">{text(say("excel_why", lang))}</p>'


def _pictures(answered: Answer, lang: str) -> str:
    file = f"marsad-{answered.name}-{answered.version}"
    links = (f'<a class="picture {kind}" href="#{answered.name}" download="{file}">{kind.upper()}</a>' for kind in ("png", "svg"))
    return f"<p>{text(say('picture', lang))} {''.join(links)}</p>"


def _addresses(name: str, page: str, seen: Reader) -> str:
    whole = f"{seen.origin}/{page}"
    frame = f'<iframe src="{whole}&amp;card={name}&amp;embed=true" width="100%" height="640" loading="lazy"></iframe>'
    return (
        f'<p><a class="inside" href="{page}#{name}">{whole}#{name}</a></p>'
        f'<p>{text(say("embedding", seen.lang))}</p><pre class="embedding">{text(frame)}</pre>'
    )


def _method(answered: Answer, seen: Reader) -> str:
    one, lang = answered.indicator, seen.lang
    parts = {"definition": written(one.method, lang), "limits": written(one.limits, lang), "reference": reference_of(one, lang)}
    reviewed = text(say("reviewed", lang, date=one.reviewed))
    return f"<p>{text(written(one.why, lang))}</p><dl>{defined(parts, lang)}</dl>{words_of_card(one, seen.view)}<p>{reviewed}</p>"
