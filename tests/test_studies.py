"""Studies on drawn registers: references followed, numbers kept, what would differ today said."""

import json

import pytest

from analytics.errors import BadStudy, UnknownName
from analytics.studies.blocks import runs_of
from analytics.studies.changes import changes
from analytics.studies.document import document_of_today, published_document
from analytics.studies.kept import FILE
from analytics.studies.publishing import publish
from analytics.studies.study import study_in, study_named
from analytics.words.numbers import ABSENT
from tests.studied import EVENTS, PROJECTS, words_in, write_study

MORE = PROJECTS + "P5 | Five | ai | finance | 2020 |\n"


@pytest.fixture
def drawn(world):
    """A world with four projects and an event."""
    return world.has("projects", PROJECTS).has("events", EVENTS)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("projects_by_axis | axis=ai | projects", "2"),
        ("projects_by_axis | axis=ai | projects:projects", "2 projects"),
        ("projects_by_axis | axis=training | projects:projects", "1 project"),
        ("projects_by_axis?from= | axis=training | projects", "2"),
        ("projects_by_axis?from=2020 | axis=ai axis=training | sum(projects)", "2"),
        ("projects_by_axis | sum(projects):projects", "3 projects"),
        ("projects_by_axis | first | axis", "Artificial intelligence"),
        ("projects_by_axis | rows", "2"),
        ("projects_by_axis | n:projects", "3 projects"),
        ("projects_by_axis?from= | n", "4"),
        ("projects_by_region | missing(region)", "1"),
        ("events_by_axis | axis=ai | events:events", "1 event"),
        ("record: P3", "\u2068Three\u2069"),
        ("explore?measure=projects&by=sector | sector=health | projects", "2"),
    ],
)
def test_a_reference_is_the_number_of_its_answer(drawn, typed, words):
    study = study_in(write_study(drawn, f"It is {{{{{typed}}}}}.\n"))
    assert words_in(published_document(study, "en")) == f"It is {words}."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("projects_by_axis | axis=ia | projects", "0 rows of «projects_by_axis» fit"),
        ("projects_by_axis | projects", "2 rows of «projects_by_axis» fit"),
        ("projects_by_axix | n", "did you mean projects_by_axis"),
        ("projects_by_axis | axis=ai | project", "has no column «project»; did you mean projects"),
        ("projects_by_axis | axes=ai | projects", "has no column «axes»; did you mean axis"),
        ("projects_by_axis?axis=ia | n", "«axis=ia» cannot be used"),
        ("projects_by_axis?axes=ai | n", "«axes» is no filter here; did you mean axis"),
        ("projects_by_axis?lang=fr | n", "«lang» is no filter here"),
        ("projects_by_axis | axis=ai | axis:percent", "no way to write «ai»"),
        ("projects_by_axis | sum(axis)", "holds words; only numbers have a sum"),
        ("projects_by_axis", "says what it takes of the answer"),
        ("projects_by_axis | a | b | c", "says what it takes of the answer"),
        ("projects_by_axis | axis ai | projects", "chooses no rows"),
        ("projects_by_axis | axis=ai | {projects}", "asks nothing of the rows"),
        ("picture: projects_by_axis", "no kind of reference"),
        ("card: projects_by_axis | axis=ai", "a card takes a name and a view"),
        ("record: P9", "no project and no event has the id «P9»"),
        ("record: <b>", "a record is named by its id"),
        ("Projects | n", "names no answer"),
        ("axis_shift_share | first | axis", "gives no answer in this view"),
    ],
)
def test_a_broken_reference_is_refused_with_its_line_and_what_to_write(drawn, typed, sentence):
    folder = write_study(drawn, f"A line.\n\nIt is {{{{{typed}}}}}.\n")
    with pytest.raises(BadStudy, match=r"drawn/study\.en\.md, line 14: ") as refused:
        published_document(study_in(folder), "en")
    assert sentence in str(refused.value)


def test_all_broken_references_are_named_at_once(drawn):
    folder = write_study(drawn, "{{projects_by_axis | axis=x | projects}}\n\n{{projects_by_axis | n}} {{no_such | n}}\n")
    with pytest.raises(BadStudy) as refused:
        published_document(study_in(folder), "en")
    assert [line.split(":")[0] for line in str(refused.value).split("\n")] == [
        "drawn/study.en.md, line 12",
        "drawn/study.en.md, line 14",
    ]


def test_published_numbers_stay_when_the_register_changes_and_what_differs_is_said(drawn):
    text = "AI: {{projects_by_axis | axis=ai | projects}}.\n\n{{card: projects_by_axis}}\n\nTraining: {{projects_by_axis?axis=training | n}}.\n"
    folder = write_study(drawn, text)
    publish(study_named("drawn"))
    assert changes(study_named("drawn"), "en") == ()
    drawn.has("projects", MORE).build()
    study = study_named("drawn")
    assert words_in(published_document(study, "en")) == "AI: 2. / Training: 1."
    today = document_of_today(study, "en")
    assert words_in(today) == "AI: 3. / Training: 1."
    assert [(one.place, one.was, one.now) for one in today.changes] == [(0, "2", "3"), (1, "", "")]
    assert [run.was for block in today.text.blocks for runs in runs_of(block) for run in runs if run.reference is not None] == ["2", None]
    assert folder.name == "drawn"


def test_a_row_that_is_there_no_more_is_a_dash_beside_what_was_published(drawn):
    write_study(drawn, "Training: {{projects_by_axis | axis=training | projects}}; {{record: P3}}.\n")
    publish(study_named("drawn"))
    drawn.has("projects", "\n".join(PROJECTS.strip().split("\n")[:3])).build()
    study = study_named("drawn")
    assert [(one.was, one.now) for one in changes(study, "en")] == [("1", ABSENT), ("\u2068Three\u2069", ABSENT)]
    assert words_in(document_of_today(study, "en")) == f"Training: {ABSENT}; {ABSENT}."
    assert "Three" in words_in(published_document(study, "en"))


def test_the_weighed_index_keeps_its_weights_in_its_title(drawn):
    write_study(drawn, "{{card: region_index?weights=3,1,1,1,2,1}}\n")
    publish(study_named("drawn"))
    [shown] = published_document(study_named("drawn"), "en").figures.values()
    assert "3-1-1-1-2-1" in shown.title


def test_what_was_published_outlives_its_version(drawn):
    write_study(drawn, "AI: {{projects_by_axis | axis=ai | projects}}, {{sentence: projects_by_axis}}\n")
    publish(study_named("drawn"))
    before, was = words_in(published_document(study_named("drawn"), "en")), drawn.version
    drawn.has("projects", MORE).build()
    for path in (drawn.data / "versions").glob(f"{was}*"):
        path.unlink()
    (drawn.data / "studies" / "drawn" / "study.en.md").touch()
    assert words_in(published_document(study_named("drawn"), "en")) == before


@pytest.mark.parametrize("how", ["seal", "number"])
def test_published_numbers_that_were_changed_by_hand_are_refused(drawn, how):
    folder = write_study(drawn, "AI: {{projects_by_axis | axis=ai | projects}}\n")
    publish(study_named("drawn"))
    said = json.loads((folder / FILE).read_text(encoding="utf-8"))
    said["answers"]["projects_by_axis?from=2018"]["rows"][0][1] = 900
    if how == "number":
        del said["seal"]
    (folder / FILE).write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(BadStudy, match="damaged" if how == "seal" else "are not those that were published"):
        study_named("drawn")


def test_a_text_that_names_more_than_was_published_is_refused_until_it_is_published_anew(drawn):
    write_study(drawn, "AI: {{projects_by_axis | axis=ai | projects}}\n")
    publish(study_named("drawn"))
    write_study(drawn, "AI: {{projects_by_year | n}} {{record: P1}}\n")
    with pytest.raises(BadStudy, match="line 12: «projects_by_year» was not published with this study") as refused:
        published_document(study_named("drawn"), "en")
    assert "«P1» was not published" in str(refused.value)
    publish(study_named("drawn"))
    assert words_in(published_document(study_named("drawn"), "en")).startswith("AI: 3 ")


def test_a_study_is_published_on_the_version_it_names(drawn):
    write_study(drawn, "AI: {{projects_by_axis | axis=ai | projects}}\n")
    publish(study_named("drawn"))
    write_study(drawn, "AI: {{projects_by_axis | axis=ai | projects}}\n", version='"2020-01-01-0000000000"')
    with pytest.raises(BadStudy, match="the text names version 2020-01-01-0000000000, its numbers are of"):
        study_named("drawn")


def test_an_unknown_study_is_answered_with_the_nearest(drawn):
    write_study(drawn, "Text.\n")
    with pytest.raises(UnknownName, match="did you mean drawn"):
        study_named("drwan")
