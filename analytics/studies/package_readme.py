"""The README of the package behind a study, in one language: what is in it, which version it is of, how it is checked and cited."""

from collections.abc import Mapping
from dataclasses import replace

from analytics.downloads.citing import plain
from analytics.downloads.package.readme import table_of_cells
from analytics.indicators.answers import Answer
from analytics.indicators.telling import title_of
from analytics.places import CODEBOOK
from analytics.studies.basis import citation
from analytics.studies.document import Document
from analytics.studies.telling import study_words
from analytics.words import say as say_of
from analytics.words.numbers import number


def readme(document: Document, lang: str, answers: Mapping[str, tuple[str, Answer]]) -> str:
    """Return the text as Markdown; `answers` are (how the text calls it, answer) by the name of its files."""
    told = replace(document, lang=document.study.language(lang))

    def say(key: str, **facts: object) -> str:
        return study_words("package", key, lang, **facts)

    about = study_words("paper", "of_version", lang, as_of=document.standing.as_of, version=document.standing.version)
    sections = {
        "files": table_of_cells([say("file"), say("holds")], _files(document, lang)),
        "answers": table_of_cells([say("file"), "{{...}}", say("holds"), "n"], _answers(answers, lang)),
        "check": f"{say('check_files')}\n\n```sh\nsha256sum -c SHA256SUMS\n```\n\n{_again(document, lang)}",
    }
    parts = [f"## {say(key)}\n\n{inside}" for key, inside in sections.items()]
    data = study_words("paper", "data", lang)
    top = f"# {told.front.title}\n\n{say('about', title=told.front.title)}\n\n{say_of('named', lang, name=data, words=about)}\n"
    cite = f"## {study_words('paper', 'cite', lang)}\n\n{citation(told)}\n"
    text = plain("\n".join([top, *parts, cite]))
    return f'<div dir="rtl">\n\n{text}\n</div>\n' if lang == "ar" else text


def _files(document: Document, lang: str) -> list[list[str]]:
    folder = document.study.name
    kept = {f"{folder}/published.json": "kept"} if document.study.kept else {}
    held = {f"{folder}/study.*.md": "texts", **kept, "answers/": "answer_files", CODEBOOK: "codebook", "SHA256SUMS": "sums"}
    return [[f"`{name}`", study_words("package", key, lang)] for name, key in held.items()]


def _answers(answers: Mapping[str, tuple[str, Answer]], lang: str) -> list[list[str]]:
    return [[f"`{stem}`", f"`{key}`", title_of(one, lang), number(one.coverage.n, lang)] for stem, (key, one) in answers.items()]


def _again(document: Document, lang: str) -> str:
    said = study_words("package", "check_numbers", lang, folder=document.study.name)
    return (
        f"{said}\n\n```sh\npython -m analytics study {document.study.name} --check\npython -m analytics study {document.study.name}\n```\n"
    )
