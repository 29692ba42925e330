"""The slides of a briefing: text is text, charts are pictures with words, notes say what a figure cannot."""

import io
import zipfile

import pytest
from pptx import Presentation

from analytics.briefings import briefing_file
from analytics.briefings.contents import briefing_of
from analytics.paper import shown
from analytics.vocabulary import LANGUAGES
from tests.briefed import VIEWS, subject, texts_of


@pytest.mark.parametrize("lang", LANGUAGES)
def test_slides_hold_text_pictures_with_words_and_notes(lang, version):
    content = briefing_file(subject(lang), "pptx")
    briefing, said = briefing_of(subject(lang), 1), texts_of(content)
    for one in briefing.headlines:
        assert any(shown(one.value) in words and shown(one.name) in words for words in said)
    assert all(shown(one.sentence) in said for one in briefing.shown)
    slides = list(Presentation(io.BytesIO(content)).slides)
    pictures = [shape for slide in slides for shape in slide.shapes if shape.shape_type == 13]
    assert [picture._element.nvPicPr.cNvPr.get("descr") for picture in pictures] == [shown(one.sentence) for one in briefing.shown]
    assert all(slide.shapes.title.text_frame.text for slide in slides)
    assert all(shown(briefing.citation) in slide.notes_slide.notes_text_frame.text for slide in slides[1:4])
    xml = zipfile.ZipFile(io.BytesIO(content)).read("ppt/slides/slide1.xml").decode()
    assert ('rtl="1"' in xml) == (lang == "ar")


def test_slides_of_the_longest_view_are_written(version):
    one = subject("fr", VIEWS["as much as an address holds"])
    assert len(one.sentence) > 300
    about = Presentation(io.BytesIO(briefing_file(one, "pptx"))).core_properties
    assert about.title.endswith("…")
    assert about.title[:100] == one.sentence[:100]
