"""What every shipped study owes in every language: it reads, its references are followed, its numbers are computed, its languages agree."""

from dataclasses import replace

import pytest

from analytics.places import HOUSE
from analytics.studies.blocks import Grid, runs_of
from analytics.studies.changes import changes
from analytics.studies.depths import headings_of
from analytics.studies.document import document_of_today, published_document
from analytics.studies.kept import alike, kept_in
from analytics.studies.publishing import to_keep
from analytics.studies.reading import Placed
from analytics.studies.reference import KINDS
from analytics.studies.study import study_in
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from tests.bare_numbers import bare_numbers, bare_numbers_in

STUDIES = sorted({path.parent.name for path in (HOUSE / "data" / "studies").glob("*/study.*.md")})
every_study = pytest.mark.parametrize("name", STUDIES)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


def shipped(name: str):
    return study_in(HOUSE / "data" / "studies" / name)


def test_there_are_three_studies_in_three_languages():
    assert len(STUDIES) >= 3
    assert {shipped(name).languages for name in STUDIES} == {LANGUAGES}


@every_language
@every_study
def test_a_study_reads_and_every_reference_is_followed(version, name, lang):
    study = shipped(name)
    document = published_document(study, lang)
    texts = [run.words for block in document.text.blocks for runs in runs_of(block) for run in runs if run.reference is not None]
    assert len(document.placed) > 40
    assert all(texts)
    assert document.figures


@every_language
@every_study
def test_no_bare_number_stands_in_a_study(name, lang):
    assert bare_numbers(shipped(name).texts[lang].text) == []


@every_study
def test_the_languages_of_a_study_hold_the_same_references_headings_and_notes(name):
    study = shipped(name)
    told = {lang: _skeleton(study, lang) for lang in study.languages}
    for lang, skeleton in told.items():
        assert skeleton == told[study.languages[0]], lang


def _skeleton(study, lang: str) -> dict:
    read = study.texts[lang]
    grids = [(len(block.head), len(block.lines)) for block in read.text.blocks if isinstance(block, Grid)]
    return {
        "references": sorted(_asked(one) for one in read.references),
        "headings": [heading.level for heading in headings_of(read.text.blocks)],
        "notes": len(read.text.notes),
        "tables": grids,
    }


def _asked(one: Placed) -> str:
    """Return what a reference asks, however its language writes it."""
    said = one.reference
    return f"{said.kind} {said.written} {sorted(said.conditions)} {said.place} {said.asked.how} {said.asked.column}"


@every_study
def test_the_numbers_kept_beside_a_study_are_those_of_its_version(version, name):
    study = shipped(name)
    assert study.kept is not None, f"publish it: python -m analytics study {name} --publish"
    if study.version not in versions.listed():
        pytest.skip("its version was built from earlier registers and is not on this shelf")
    now = to_keep(study)
    assert replace(now, answers={}) == replace(study.kept, answers={})
    assert now.answers.keys() == study.kept.answers.keys()
    for key, answered in now.answers.items():
        kept = study.kept.answers[key]
        assert alike({**answered, "sha256": ""}, {**kept, "sha256": ""}), f"{key}: publish it anew"
    assert kept_in(HOUSE / "data" / "studies" / name) == study.kept


@every_study
def test_a_study_published_on_the_current_version_holds_today(version, name):
    study = shipped(name)
    if study.version != versions.current():
        pytest.skip("the registers have moved on")
    for lang in study.languages:
        assert changes(study, lang) == ()
        assert [run.was for block in document_of_today(study, lang).text.blocks for runs in runs_of(block) for run in runs if run.was] == []


@every_study
def test_a_study_is_reviewed_after_it_is_published_and_says_what_it_asks(name):
    for front in shipped(name).fronts.values():
        assert front.review > front.published
        assert front.question.rstrip("\u2069").endswith(("?", "؟"))


def test_the_studies_use_every_kind_of_reference():
    used = {one.reference.kind for name in STUDIES for text in shipped(name).texts.values() for one in text.references}
    assert used >= set(KINDS) - {"table"}


@pytest.mark.parametrize(
    "line",
    [
        "In 2010",
        "de 2010-2026",
        "le 1er mai 2024",
        "24 June 2020",
        "في 24 يونيو 2020",
        "l’industrie 4.0",
        "5G and COVID-19",
        "UM6P, Le360",
        "",
    ],
)
def test_years_dates_and_names_are_no_bare_numbers(line):
    assert bare_numbers_in(line) == []


@pytest.mark.parametrize(
    "line",
    ["12 projects", "2,010 projects", "30 %", "2010.5", "1950", "the 3rd", "24 June", "4.05", "about 5", "مشروع ١٢", "20200", "2010%"],
)
def test_a_bare_number_is_seen(line):
    assert bare_numbers_in(line) != []
