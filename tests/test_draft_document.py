"""A draft is taken away as a document to write on in: its cards, notes and numbers are in it, and nothing of it is kept."""

import io
import re
import zipfile

import pytest

from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.studies.document import _document
from analytics.studies.files import KINDS
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words import book
from tests.drafted import CARDS, data_beside, draft, sent


@pytest.fixture
def data(version, tmp_path, monkeypatch):
    """A data folder of its own, with the shipped registers and versions and no study."""
    folder = data_beside(tmp_path / "data")
    monkeypatch.setenv("MARSAD_DATA", str(folder))
    return folder


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_draft_is_a_word_document_with_its_cards_notes_and_numbers_and_no_address_that_leads_nowhere(data, lang):
    items = [{"reference": one, "note": f"Note {place}"} for place, one in enumerate(CARDS)]
    answered = sent(draft(items=items), "docx", lang)
    assert (answered.status, answered.headers["content-type"]) == (200, KINDS["docx"].media_type)
    assert answered.headers["content-disposition"] == f'attachment; filename="ou-va-l-innovation.{lang}.docx"'
    assert answered.headers["cache-control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answered.body)) as archive:
        assert sum(name.startswith("word/media/") for name in archive.namelist()) == len(CARDS)
        document = archive.read("word/document.xml").decode()
    said = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", document)).translate(dict.fromkeys((0x2068, 0x2069)))
    expected = sentence_of(answer("projects_by_axis", View(axes=("ai",), year_from=2018, lang=lang)), lang)
    assert said.count(expected.translate(dict.fromkeys((0x2068, 0x2069)))) == 2  # in the summary and under its chart
    assert all(f"Note {place}" in said for place in range(len(CARDS)))
    assert "studies?study=" not in document + said
    paper = book("studies")["paper"]
    assert paper["kind_of_draft"][lang] in said
    assert paper["kind"][lang] not in said


def test_nothing_of_a_document_that_was_taken_away_is_kept(data):
    before = _document.cache_info()
    assert sent(draft(), "docx").status == 200
    assert _document.cache_info() == before
    assert not list((data / "studies").iterdir())
