"""A study is published: its answers in all its languages are kept beside its text, on the version its text names."""

import os

from analytics.errors import BadStudy
from analytics.indicators.answers import Answer
from analytics.studies.asking import canonical
from analytics.studies.filling import words_of
from analytics.studies.kept import FILE, Cited, Kept, keep
from analytics.studies.reference import Reference
from analytics.studies.standing import Live, cited_in
from analytics.studies.study import Study, place
from analytics.warehouse import versions


def to_keep(study: Study) -> Kept:
    """Return what to keep of a study; raise `BadStudy` with file and line of each reference that cannot be followed."""
    if not versions.is_listed(study.version):
        raise BadStudy(f"{study.name}: there is no version «{study.version}» here; there is {' and '.join(versions.listed()[-3:])}.")
    standing = Live(study, study.version)
    faults: list[str] = []
    answers: dict[str, Answer] = {}
    records: dict[str, Cited] = {}
    for lang, text in study.texts.items():
        for one in text.references:
            try:
                words_of(one, standing, lang)
                _take(one.reference, standing, answers, records)
            except BadStudy as fault:
                faults.append(f"{study.name}/study.{lang}.md, line {one.line}: {fault}")
    if faults:
        raise BadStudy("\n".join(faults))
    return keep(study.version, answers, records)


def _take(reference: Reference, standing: Live, answers: dict[str, Answer], records: dict[str, Cited]) -> None:
    if reference.kind == "record":
        records[reference.name] = cited_in(reference.name, standing.version)
    else:
        question = standing.question(reference)
        answers[canonical(question, reference.query)] = question.answer()


def publish(study: Study) -> None:
    """Keep what a study says now beside its text, in one step."""
    content = to_keep(study).to_json()
    folder = place() / study.name
    new = folder / f"{FILE}.new"
    new.write_text(content, encoding="utf-8")
    os.replace(new, folder / FILE)
