"""For data stewards, on the downloads page: templates to fill in, how to check them, and the column guide."""

from analytics.importing.columns import DATASETS
from analytics.importing.guide import Entry, guide, other_names
from analytics.ui.escape import own_direction, text
from analytics.ui.references import codebook_link
from analytics.words import book, say, written


def own_data(lang: str) -> str:
    """Return the section for those who bring their own rows."""
    registers = "".join(f"<p><strong>{text(say(dataset, lang))}</strong><br>{_links(dataset, lang)}</p>" for dataset in DATASETS)
    commands = "".join(f"<pre>python -m analytics check {dataset}.xlsx --as {dataset} --lang {lang}</pre>" for dataset in DATASETS)
    folds = "".join(_fold(dataset, lang) for dataset in DATASETS)
    why = f"{_said('why', lang)} {codebook_link(lang)}"
    return (
        f'<h2 class="section-title" id="own-data">{_said("title", lang)}</h2><section class="panel behind-open"><p>{why}</p>'
        f"{registers}<p>{_said('check', lang)}</p>{commands}{folds}</section>"
    )


def _said(key: str, lang: str) -> str:
    return text(written(book("guide")["page"][key], lang))


def _links(dataset: str, lang: str) -> str:
    kinds = (("xlsx", "workbook"), ("csv", "plain"))
    return "".join(f'<a href="api/v1/templates/{dataset}.{kind}?lang={lang}" download>{_said(key, lang)}</a>' for kind, key in kinds)


def _fold(dataset: str, lang: str) -> str:
    entries = "".join(_entry(entry, lang) for entry in guide(dataset))
    title = say("named", lang, name=written(book("guide")["page"]["guide"], lang), words=say(dataset, lang))
    return f'<details class="guide"><summary>{text(title)}</summary><dl class="fields">{entries}</dl></details>'


def _entry(entry: Entry, lang: str) -> str:
    is_must = ' class="must"' if entry.column.required else ""
    names = " · ".join(own_direction(name) for name in other_names(entry, lang))
    return (
        f"<dt><strong>{text(entry.label(lang))}</strong><code>{entry.name}</code><span{is_must}>{text(entry.must(lang))}</span></dt>"
        f"<dd><p>{text(entry.meaning(lang))}</p><p>{text(entry.form(lang))}</p>{_choices(entry, lang)}"
        f'<p class="quiet">{_said("also", lang)} {names}</p></dd>'
    )


def _choices(entry: Entry, lang: str) -> str:
    """Return the words of a column's list with their codes, or examples where it has no list."""
    if entry.terms:
        words = (f"{text(term.full[lang])} <code>{text(term.code)}</code>" for term in entry.terms)
        return f"<ul>{''.join(f'<li>{word}</li>' for word in words)}</ul>"
    examples = (f'<bdi class="example" dir="auto">{text(example)}</bdi>' for example in entry.examples(lang))
    return f'<p class="examples">{"".join(examples)}</p>'
