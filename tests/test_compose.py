"""A draft of a study is taken away as a folder that studies are read from: what a reader wrote stays text, what is wrong is said, nothing is kept."""

import datetime
import io
import json
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.comparing.answering import compared
from analytics.comparing.comparison import Comparison
from analytics.exploring.answering import explored
from analytics.exploring.choice import choice_of
from analytics.exploring.weighing import weighed, weights_of
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.places import data_folder
from analytics.serving import rates
from analytics.studies.blocks import Figure, Paragraph, runs_of
from analytics.studies.document import published_document
from analytics.studies.draft_texts import archive_of, escaped, files_of, name_of
from analytics.studies.drafts import LONGEST, MOST_CARDS, draft_of, reference_to
from analytics.studies.reading import read_text
from analytics.studies.reference import reference_of
from analytics.studies.study import study_named
from analytics.ui.behind import behind
from analytics.ui.reader import Reader
from analytics.view import View, printable, view_of
from analytics.vocabulary import LANGUAGES
from analytics.words.typography import typeset
from tests.asked import asked
from tests.drafted import CARDS, data_beside, draft, sent, unpacked
from tests.examples import examples

DAY = datetime.date(2026, 11, 29)
HOSTILE = [
    "{{card: projects_by_axis}}", "{{", "}} {{n}}", "{ {x} }", "# head", "## head", "- item", "* item", "+ item", "+++", "---", "***", "===", "1. one", "2) two",
    "> quoted", "```", "~~~", "    code", "`code`", "*slanted* and **strong**", "_slanted_ __strong__", "[link](https://example.org)", "![picture](x.png)",
    "[^1]", "[^1]: note", "[x]: https://example.org", "<script>alert(1)</script>", "<b>x</b>", "<https://example.org>", "&lt; &amp; &#65;", "| a | b |", "|---|---|",
    ": item", "\\", "\\*x\\*", "ends with \\", "http://example.org", "\u202eturned\u202c", "a\tb", "\ue0001\ue001", "$x$ ^y^ ~~z~~", "«مرصد» 12%", "!", "#", "-", "1.", "\x00", "\ud800",
]  # fmt: skip


def text_of(content: bytes, lang: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        [name] = [one for one in archive.namelist() if one.endswith(f"study.{lang}.md")]
        return archive.read(name).decode()


@pytest.fixture
def data(version, tmp_path, monkeypatch):
    """A data folder of its own, with the shipped registers and versions and no study."""
    folder = data_beside(tmp_path / "data")
    monkeypatch.setenv("MARSAD_DATA", str(folder))
    return folder


def test_the_folder_of_a_draft_is_a_study_that_checks_and_reads_in_three_languages(data, run):
    items = [{"reference": one, "note": f"Note {place}"} for place, one in enumerate(CARDS)]
    answered = sent(draft(items=items))
    assert (answered.status, answered.headers["content-type"]) == (200, "application/zip")
    name = unpacked(answered.body, data)
    assert answered.headers["content-disposition"] == f'attachment; filename="{name}.zip"'
    assert sorted(path.name for path in (data / "studies" / name).iterdir()) == sorted(
        ["README.md", "published.json", *(f"study.{lang}.md" for lang in LANGUAGES)]
    )
    code, said, _ = run("study", name, "--check")
    assert code == 0
    assert said.decode().startswith(f"{name}: fr, ar, en; {len(CARDS)} answers")
    for lang in LANGUAGES:
        document = published_document(study_named(name), lang)
        figures = [document.placed[block.reference].reference.written for block in document.text.blocks if isinstance(block, Figure)]
        assert figures == CARDS
        assert not document.changes
        assert (document.front.status, document.front.view, document.front.authors) == ("draft", "", ("ADD",))


def test_a_number_of_a_draft_is_the_number_of_the_card(data):
    name = unpacked(sent(draft()).body, data)
    expected = answer("projects_by_axis", View(axes=("ai",), year_from=2018)).rows
    assert published_document(study_named(name), "fr").answers[CARDS[0]].rows == expected


@pytest.mark.parametrize("line", HOSTILE)
def test_what_a_reader_writes_stays_text(line):
    kept = printable(line)
    read = read_text(f"## Head\n\nbefore\n\n{escaped(kept)}\n\nafter\n", "study.en.md", 1, "en")
    shown = ["".join(run.words for runs in runs_of(block) for run in runs) for block in read.text.blocks]
    assert shown == ["Head", "before", *([typeset(kept, "en")] if kept else []), "after"]
    assert all(isinstance(block, Paragraph) for block in read.text.blocks[1:])
    assert not read.references
    assert not read.text.notes
    assert not any(
        run.is_strong or run.is_slanted or run.address or run.note for block in read.text.blocks for runs in runs_of(block) for run in runs
    )


MARKS = st.text(alphabet=st.sampled_from(list("{}[]()<>*_`#+-=|~!&\\^:.;1 \n\"'$%@/aé«»عر\u200f\u2028\ue000")), max_size=60)
ANY = MARKS | st.text(max_size=60)


@settings(max_examples=examples(25))
@given(title=ANY, question=ANY, authors=st.lists(ANY, min_size=1, max_size=3), notes=st.permutations(range(4)).flatmap(
    lambda order: st.tuples(st.just(order), st.lists(ANY, min_size=4, max_size=4))
))  # fmt: skip
def test_any_title_note_and_order_makes_a_study_that_says_just_them(version, title, question, authors, notes):
    order, texts = notes
    items = [{"reference": CARDS[card], "note": note} for card, note in zip(order, texts, strict=True)]
    made = draft_of(draft(title=f"a{title}", question=f"b{question}", authors=[f"c{name}" for name in authors], items=items), "en")
    files = files_of(made, DAY)
    body = files["study.en.md"]
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,80}", name_of(made))
    table, text = body.removeprefix("+++\n").split("\n+++\n", 1)
    read = read_text(text, "study.en.md", 1, "en")
    figures = [read.references[block.reference].reference.written for block in read.text.blocks if isinstance(block, Figure)]
    assert figures == [CARDS[card] for card in order]
    written = [line for note in texts for line in map(printable, note.splitlines()) if line]
    paragraphs = ["".join(run.words for run in block.runs) for block in read.text.blocks if isinstance(block, Paragraph)]
    assert [one for one in paragraphs if not one.startswith("To be written")] == [typeset(one, "en") for one in (made.question, *written)]
    assert f"version = {json.dumps(version)}" in table
    assert json.loads(files["published.json"])["version"] == version


def test_the_same_draft_gives_the_same_bytes(version):
    said = draft(items=[{"reference": one, "note": "x"} for one in CARDS])
    assert archive_of(draft_of(said, "fr"), DAY) == archive_of(draft_of(said, "ar"), DAY)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Où va l’Été ?", "ou-va-l-ete"), ("../../etc/passwd", "etc-passwd"), ("إلى أين؟", "draft-study"), ("-", "draft-study")],
)
def test_the_folder_is_named_by_its_title_in_plain_letters(version, title, name):
    assert name_of(draft_of(draft(title=title), "fr")) == name


@pytest.mark.parametrize("axes", [[("axis=ai", "axis=training"), ["training", "ai"]], [("axis=ai", ""), []]])
def test_a_draft_is_about_the_axes_of_its_cards_or_about_all(version, axes):
    queries, expected = axes
    items = [{"reference": f"projects_by_axis?{query}"} for query in queries]
    text = files_of(draft_of(draft(items=items), "fr"), DAY)["study.fr.md"]
    assert f"axes = {json.dumps(expected)}" in text


def cards_of_every_kind() -> list:
    view = view_of({"axis": ["ai", "training"], "from": ["2018"], "q": ["a b&c {{x}}"], "lang": ["ar"], "over": ["milestones"]})
    choice, _ = choice_of({"measure": ["projects"], "by": ["axis"], "then": ["sector"]})
    weights, _ = weights_of({"weights": ["3,1,1,1,2,1"]})
    periods = Comparison("period", ("2015-2017", "2018-2020"))
    found = [answer(name, view) for name in list(indicators())[::12]]
    return [view, *found, explored(choice, view), weighed(weights, view), compared("compare_projects_size", periods, view)]


def test_the_tool_of_every_card_holds_a_reference_that_asks_what_the_card_shows(version):
    view, *answers = cards_of_every_kind()
    seen = Reader(view, version, "light")
    for answered in answers:
        written = reference_to(answered, view)
        assert reference_of(f"card: {written}").name == answered.name
        [card] = draft_of(draft(items=[{"reference": written}]), "fr").cards
        assert card.reference == written
        assert card.question.answer().rows == answered.rows
        html = behind(answered, seen)
        assert html.count("<button") == html.count('class="to-draft"') == 1


CARD = {"reference": CARDS[0]}
FAULTS = {
    "no JSON": (b"{", "JSON"),
    "no UTF-8": (b'{"title": "\xff"}', "JSON"),
    "too deep": (b"[" * 100_000, "JSON"),
    "no object": ([], "JSON"),
    "a key nobody knows": (draft(colour="red"), "colour"),
    "a number for a title": (draft(title=1), "title"),
    "no title": (draft(title=" \u200f"), "titre"),
    "a long title": (draft(title="a" * (LONGEST["title"] + 1)), "200"),
    "no question": (draft(question=None), "question"),
    "authors that are no list": (draft(authors="ADD"), "authors"),
    "an author that is no text": (draft(authors=[{}]), "author"),
    "no author": (draft(authors=[""]), "auteur"),
    "no cards": (draft(items=[]), "items"),
    "too many cards": (draft(items=[CARD] * (MOST_CARDS + 1)), str(MOST_CARDS)),
    "a card that is no object": (draft(items=["x"]), "encadré 1"),
    "a card with more": (draft(items=[CARD, {**CARD, "x": 1}]), "encadré 2"),
    "a note that is no text": (draft(items=[{**CARD, "note": True}]), "note"),
    "a long note": (draft(items=[{**CARD, "note": "a" * (LONGEST["note"] + 1)}]), "note"),
    "an indicator nobody knows": (draft(items=[{"reference": "nothing"}]), "nothing"),
    "a code nobody knows": (draft(items=[{"reference": "projects_by_axis?axis=nothing"}]), "projects_by_axis"),
    "another reference": (draft(items=[{"reference": "projects_by_axis | first | axis"}]), "encadré 1"),
    "an end within": (draft(items=[{"reference": "projects_by_axis}} {{n"}]), "encadré 1"),
    "a language": (draft(items=[{"reference": "projects_by_axis?lang=fr"}]), "encadré 1"),
    "a part of another comparison": (draft(items=[{"reference": "compare_nothing?compare=axis&with=ai&with=training"}]), "compare_nothing"),
    "a version that is not here": (draft(version="1999-nothing"), "1999-nothing"),
    "a version that is a path": (draft(version="../../etc"), "etc"),
    "a version that is no text": (draft(version=7), "version"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_what_is_wrong_with_a_draft_is_said_in_one_sentence(version, case):
    said, named = FAULTS[case]
    for lang in LANGUAGES:
        answered = sent(said, lang=lang)
        assert answered.status == 422, answered.body[:200]
        told = json.loads(answered.body)["error"]
        assert "\n" not in told
        assert (named in told) or lang != "fr"
        assert ("ا" in told) == (lang == "ar")


def test_only_json_of_a_bounded_size_is_taken_and_only_by_post(version):
    assert sent(draft(), kind="text/plain").status == sent(draft(), kind="multipart/form-data").status == 415
    assert sent(draft(), kind="Application/JSON; charset=utf-8").status == 200
    big = sent(b'{"title": "' + b"a" * 256 * 1024)
    assert (big.status, json.loads(big.body)["limit_bytes"]) == (413, 256 * 1024)
    for method in ("GET", "PUT", "DELETE"):
        refused = asked("/api/v1/study-draft.zip?lang=en", method)
        assert (refused.status, refused.headers["allow"]) == (405, "POST, OPTIONS")
    before = asked("/api/v1/study-draft.zip", "OPTIONS", origin="https://example.org", access_control_request_method="POST")
    assert "access-control-allow-methods" not in before.headers  # a page of another site is not let in


def test_drafts_are_rate_limited_as_other_addresses_are(version, monkeypatch):
    monkeypatch.setenv("MARSAD_REQUESTS_PER_MINUTE", "2")
    monkeypatch.setattr(rates, "_BUCKETS", rates.Buckets(clock=lambda: 0.0))
    statuses = [sent(draft(), "json", client="draft-client").status for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_nothing_of_a_draft_is_written(data):
    before = sorted(path for path in data_folder().rglob("*"))
    sent(draft(items=[{**CARD, "note": "a secret note"}]))
    assert sorted(path for path in data_folder().rglob("*")) == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_cards_of_a_draft_are_named_in_the_language_asked(version, lang):
    answered = sent({"items": [{"reference": one} for one in CARDS]}, "json", lang)
    assert answered.headers["cache-control"] == "no-store"
    items = json.loads(answered.body)["items"]
    assert [one["reference"] for one in items] == CARDS
    assert items[0]["title"] == indicators()["projects_by_axis"].title[lang]
    assert ("ا" in items[0]["view"]) == (lang == "ar")
    assert "2018" in items[0]["view"]
    assert "3-1-1-1-2-1" in items[3]["title"]
    assert items[2]["view"] != items[1]["view"]  # the sides of a comparison are said
