"""The method box of a study: each answer with its view, its n, its SHA-256 and its SQL, the registers, the pages cited, how to cite."""

from analytics.studies.basis import SHORT, Asked, Register, Stood, citation, pages_cited, registers_of, stood_on
from analytics.studies.document import Document
from analytics.studies.telling import host_of, leads, on_paper
from analytics.ui.escape import own_direction, text
from analytics.ui.reader import origin
from analytics.ui.references import defined


def basis(document: Document) -> str:
    """Return what a study stands on."""
    title, why = _said(document, "basis"), _said(document, "basis_why")
    parts = {"answers": _answers(document), "registers": _registers(document), "sources": _pages(document), "cite": _cited(document)}
    numbers = {"version": document.standing.version} if document.study else {}
    told = "".join(
        f"<h3>{text(on_paper(document, key, **(numbers if key == 'registers' else {})))}</h3>{inside}"
        for key, inside in parts.items()
        if inside
    )
    return f'<section class="panel study-basis"><h2 id="basis">{title}</h2><p>{why}</p>{told}</section>'


def _said(document: Document, key: str) -> str:
    return text(on_paper(document, key))


def _answers(document: Document) -> str:
    return "".join(_stood(document, one) for one in stood_on(document))


def _stood(document: Document, one: Stood) -> str:
    lang = document.lang
    told = defined({"definition": one.method, "limits": one.limits, "reference": one.reference}, lang)
    asked = "".join(_asked(document, found) for found in one.asked)
    name = f'<code dir="ltr">{text(one.name)}</code>'
    return f'<details><summary>{text(one.title)} {name}</summary><dl class="fields">{told}</dl><ul class="asked">{asked}</ul></details>'


def _asked(document: Document, one: Asked) -> str:
    short = f'<code dir="ltr" title="{one.sha256}">{one.sha256[:SHORT]}</code>'
    facts = f'{text(one.view)} · <bdi dir="ltr">n = {text(one.n)}</bdi> · <bdi>{_said(document, "print")} {short}</bdi>'
    return f"<li><p>{facts}</p><details><summary>{_said(document, 'query')}</summary><pre>{text(one.sql)}</pre></details></li>"


def _registers(document: Document) -> str:
    heads = "".join(f'<th scope="col">{_said(document, key)}</th>' for key in ("register", "source", "licence", "print"))
    lines = "".join(_register(one) for one in registers_of(document))
    table = f'<table class="rows"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'
    label = text(on_paper(document, "registers", version=document.standing.version))
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{label}">{table}</div>'


def _register(one: Register) -> str:
    short = f'<code dir="ltr" title="{one.sha256}">{one.sha256[:SHORT]}</code>'
    return (
        f"<tr><td>{text(one.title)}</td><td>{own_direction(one.publisher)}</td><td>{own_direction(one.licence)}</td><td>{short}</td></tr>"
    )


def _pages(document: Document) -> str:
    lines = "".join(
        f'<li><a href="{text(address)}" rel="noopener noreferrer nofollow">{own_direction(words)} ({own_direction(host_of(address))})</a></li>'
        for words, address in pages_cited(document)
        if leads(address)
    )
    return f"<ul>{lines}</ul>" if lines else ""


def _cited(document: Document) -> str:
    return f'<p class="cited">{text(citation(document, origin()))}</p>'
