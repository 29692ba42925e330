"""Every wrong address is refused in the language of its reader, with what was probably meant, and what is offered is there."""

import json

import pytest

from analytics.addresses.catalogue import BASE
from analytics.errors import BadVersion, NoEngine, TooSlow, UnknownName
from analytics.serving.refusals import refusal_of
from analytics.studies.study import names as studies
from analytics.vocabulary import LANGUAGES
from tests.asked import asked

# What is asked, and one of the suggestions that must come; VERSION is the current one, STUDY the first.
WRONG = [
    ("zzz", f"{BASE}/projects.csv"),
    ("zzz.csv", f"{BASE}/projects.csv"),
    ("project", f"{BASE}/projects.csv"),
    ("projects", f"{BASE}/projects.parquet"),
    ("projects.doc", "csv"),
    ("projects.mete", "meta"),
    ("project.csv", f"{BASE}/projects.csv"),
    ("explore", f"{BASE}/explore.csv"),
    ("explore.csvs", "csv"),
    ("region_index", f"{BASE}/region_index.csv"),
    ("briefing", f"{BASE}/briefing.pdf"),
    ("briefing.doc", "pdf"),
    ("package", f"{BASE}/package.zip"),
    ("indicators/projects_by_axis", f"{BASE}/indicators/projects_by_axis.json"),
    ("indicators/projects_by_axes", f"{BASE}/indicators/projects_by_axis.csv"),
    ("indicators/projects_by_axis.doc", "csv"),
    ("indicators/projects_by_axis.cvs", "csv"),
    ("indicators/zzz.csv", "projects_by_actor_type"),
    ("indicator/projects_by_axis.csv", f"{BASE}/indicators/projects_by_axis.csv"),
    ("templates/project.xlsx", "projects.xlsx"),
    ("templates/zzz", "events.csv"),
    ("studies/STUDYS.html", "STUDY"),
    ("studies/STUDY.odt", "docx"),
    ("projects.csv?version=1999", "VERSION"),
    ("versions/1999.duckdb", "VERSION"),
    ("versions/VERSION", f"{BASE}/versions/VERSION.duckdb"),
    ("versions/VERSION.exe", f"{BASE}/versions/VERSION.zip"),
    ("versions/VERSION/changes.exe", "csv"),
    ("compare_projects_size.csv", "compare=axis&with=ai&with=training"),
    ("compare_projects_size.csv?compare=axis&with=trainig&with=ai", "compare=axis&with=ai&with=training"),
    ("compare_zzz.csv?compare=axis&with=ai&with=training", "compare_projects_size"),
    ("compare_projects_sise.csv?compare=axis&with=ai&with=training", "compare_projects_size"),
]


def refused(place: str, lang: str, version: str) -> tuple[int, dict]:
    asked_for = place.replace("VERSION", version).replace("STUDY", studies()[0])
    answered = asked(f"{BASE}/{asked_for}{'&' if '?' in place else '?'}lang={lang}")
    return answered.status, json.loads(answered.body)


@pytest.mark.parametrize(("place", "meant"), WRONG)
def test_a_wrong_address_offers_what_there_is_in_the_language_of_its_reader(version, place, meant):
    sentences = set()
    for lang in LANGUAGES:
        status, said = refused(place, lang, version)
        assert status == 404
        assert meant.replace("VERSION", version).replace("STUDY", studies()[0]) in said["suggestions"]
        assert all(asked(one, method="HEAD").status == 200 for one in said["suggestions"] if one.startswith(BASE))
        assert all(one in said["error"] for one in said["suggestions"])
        assert asked(said["help"], method="HEAD").status == 200
        sentences.add(said["error"])
    assert len(sentences) == len(LANGUAGES)


@pytest.mark.parametrize("kind", [TooSlow, NoEngine, BadVersion, ZeroDivisionError])
def test_a_fault_is_said_in_the_language_of_its_reader_without_its_own_words(kind):
    said = [json.loads(refusal_of(kind("SELECT secret FROM /place"), lang).body)["error"] for lang in LANGUAGES]
    assert len(set(said)) == len(LANGUAGES)
    assert not any("secret" in sentence for sentence in said)


def test_a_name_of_a_kind_without_words_says_its_own_sentence():
    assert json.loads(refusal_of(UnknownName("There is no such thing.", ["another"]), "fr").body)["error"] == "There is no such thing."
