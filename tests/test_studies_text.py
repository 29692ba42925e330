"""The text of a study: front matter, references and Markdown, read or refused with what to write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.errors import BadStudy
from analytics.studies.blocks import Figure, Run, runs_of
from analytics.studies.reading import read_text
from analytics.studies.reference import KINDS, reference_of
from analytics.studies.study import study_in
from tests.bare_numbers import bare_words
from tests.studied import EVENTS, PROJECTS, write_study


@pytest.fixture
def drawn(world):
    """A world with four projects and an event."""
    return world.has("projects", PROJECTS).has("events", EVENTS)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("# One\n", "a heading of level 1 has no place"),
        ("```\ncode\n```\n", "has no place in a study"),
        ("![x](https://example.org/x.png)\n", "has no place in a study"),
        ("[x](javascript:alert)\n", ""),
        ("See {{card: projects_by_axis}} here.\n", "stands alone in its paragraph"),
    ],
)
def test_what_has_no_place_in_a_text_is_refused_with_its_line(drawn, text, sentence):
    folder = write_study(drawn, f"A line.\n\n{text}")
    if not sentence:  # Markdown itself takes such a link for plain words
        [_, block] = study_in(folder).texts["en"].text.blocks
        assert not any(run.address for run in block.runs)
        return
    with pytest.raises(BadStudy, match="line 14: ") as refused:
        study_in(folder)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("front", "sentence"),
    [
        ({"version": '"../x"'}, "«version» takes the id of a version"),
        ({"status": '"final"'}, "«status» takes one of draft, review, published, replaced"),
        ({"axes": '["ia"]'}, "«axes» takes a list of codes of axes"),
        ({"title": '""'}, "«title» takes one line of text"),
        ({"published": '"soon"'}, "«published» takes a day"),
        ({"authors": "[]"}, "«authors» takes a list of names"),
        ({"view": "2018"}, "«view» takes what follows"),
    ],
)
def test_front_matter_that_does_not_fit_is_refused_with_what_to_write(drawn, front, sentence):
    with pytest.raises(BadStudy) as refused:
        study_in(write_study(drawn, "Text.\n", **front))
    assert sentence in str(refused.value)


def test_a_study_without_front_matter_is_refused(drawn):
    folder = write_study(drawn, "Text.\n")
    (folder / "study.en.md").write_text("Text.\n", encoding="utf-8")
    with pytest.raises(BadStudy, match="begins with its front matter"):
        study_in(folder)


def test_what_is_not_the_same_in_all_languages_is_refused(drawn):
    write_study(drawn, "Text.\n")
    with pytest.raises(BadStudy, match="«view» is not the same in all languages"):
        study_in(write_study(drawn, "Texte.\n", "fr", view='"from=2019"'))


def test_markdown_becomes_blocks():
    text = "## A *b*\n\n**c** [d](https://example.org/)[^e]\n\n- f\n- g\n\n> h\n\n| i |\n|---|\n| j |\n\n{{card: projects_by_axis}}\n\n[^e]: k\n"
    read = read_text(text, "x.md", 1, "en")
    heading, paragraph, items, quote, grid, figure = read.text.blocks
    assert heading.runs == (Run("A "), Run("b", is_slanted=True))
    assert paragraph.runs == (Run("c", is_strong=True), Run(" "), Run("d", address="https://example.org/"), Run("", note=1))
    assert [["".join(run.words for run in runs) for one in item for runs in runs_of(one)] for item in items.items] == [["f"], ["g"]]
    assert (next(runs_of(quote)), grid.head, grid.lines) == ((Run("h"),), ((Run("i"),),), (((Run("j"),),),))
    assert figure == Figure("card", 0)
    assert read.text.notes == ((Run("k"),),)


def kind_or_fault(typed: str) -> str:
    try:
        return reference_of(typed).kind
    except BadStudy as fault:
        return str(fault)


def words_or_fault(text: str) -> list[str]:
    try:
        return list(bare_words(read_text(text, "x.md", 1, "fr").text))
    except BadStudy as fault:
        return str(fault).split("\n")


@given(st.text(max_size=60))
def test_whatever_stands_between_braces_is_a_reference_or_refused_in_words(typed):
    found = kind_or_fault(typed)
    assert found in KINDS or found.endswith(".")


@given(st.text(max_size=200))
def test_whatever_is_written_is_read_or_refused(text):
    assert all(isinstance(words, str) for words in words_or_fault(text))


@given(st.sampled_from(["{{x}}", "{{n | | }}", "{{card:}}", "# A", "```\nx\n```", "{{a\nb}}"]), st.integers(0, 9))
def test_a_fault_names_its_line(fault, above):
    assert words_or_fault("a\n\n" * above + fault)[0].startswith(f"x.md, line {2 * above + 1}: ")
