"""What an indicator goes by can be opened: each DOI at its registrar, the codebook at an address of this server and in the package."""

import re
import zipfile
from html import unescape
from io import BytesIO
from urllib.parse import unquote

import pytest

from analytics.addresses.catalogue import BASE
from analytics.downloads.package.contents import write_archive
from analytics.indicators import indicators
from analytics.indicators.telling_basis import reference_of
from analytics.places import codebook
from analytics.serving import codebook_routes, freshness
from analytics.ui.references import defined, linked
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words import book, say
from tests.asked import asked

REFERENCES = sorted({one.reference for one in indicators().values()})


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_reference_reads_as_written_and_each_of_its_dois_can_be_opened(reference):
    shown = linked(reference, "ar")
    said = re.sub(r", codebook\.md", "", reference).replace("codebook.md", say("codebook", "ar"))
    assert unescape(re.sub(r"</?a\b[^>]*>", "", shown)) == said
    opened = [unquote(unescape(doi)) for doi in re.findall(r'href="https://doi\.org/([^"]+)"', shown)]
    assert len(opened) == reference.count("doi 10.")
    assert all(reference[reference.index(f"doi {doi}") + len(f"doi {doi}") :][:1] in ("", ";", ",", ".") for doi in opened)


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_reference_names_no_file_that_a_reader_has_not(reference):
    assert not re.search(r"\b(data|docs|analytics)/", reference)
    assert ('href="api/v1/codebook.html?lang=fr"' in linked(reference, "fr")) == ("codebook.md" in reference)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("one", indicators().values(), ids=list(indicators()))
def test_our_own_documents_are_named_in_the_language_of_the_reader(one, lang):
    said = reference_of(one, lang)
    assert ("codebook.md" in said) == ("codebook.md" in one.reference)
    if lang != "en":
        assert not re.search(r"Codebook of|Description of", said)
    if not re.search(r"Codebook of|Description of", one.reference):
        assert said == one.reference
    assert "codebook.md" not in linked(said, lang)


def test_a_codebook_is_a_link_over_its_name():
    words = book("references")["codebook_of_events"]
    for lang, name in (("fr", "Livre de codes du registre des événements"), ("ar", "دليل ترميز سجل الفعاليات")):
        assert linked(words[lang], lang).endswith(f">{name}</a>")
    assert linked("Wilson 1927; codebook.md", "fr").endswith(">Livre de codes</a>")


def test_a_number_of_arxiv_and_a_page_of_documentation_are_links():
    shown = linked("; ".join(REFERENCES), "en")
    assert '<a href="https://arxiv.org/abs/physics/0108025" rel="noopener noreferrer nofollow">arXiv physics/0108025</a>' in shown
    assert 'href="https://open-sdg.readthedocs.io/en/latest/progress-methodology"' in shown
    assert 'href="https://arxiv.org/abs/2301.01234"' in linked("arXiv:2301.01234.", "en")
    assert linked("OECD/Eurostat, Oslo Manual 2018, data.csv/rows", "en").count("<a") == 0


def test_a_reference_keeps_its_direction_within_arabic():
    assert "<dd><bdi>Wilson 1927</bdi></dd>" in defined({"reference": "Wilson 1927"}, "ar")


def test_a_doi_may_hold_marks_and_brackets():
    doi = "10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I"
    shown = linked(f"Newcombe 1998, doi {doi}; Wilson <1927>.", "en")
    [opened] = re.findall(r'href="https://doi\.org/([^"]+)"', shown)
    assert unquote(opened) == doi
    assert not set(opened) & set("<>; ")
    assert shown.endswith("</a>; Wilson &lt;1927&gt;.")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_codebook_is_what_the_server_answers_and_the_package_holds(version, lang):
    answered = asked(f"{BASE}/codebook.md?lang={lang}")
    assert (answered.status, answered.headers["content-type"]) == (200, "text/markdown; charset=utf-8")
    assert answered.body == codebook(lang).read_bytes()
    archive = BytesIO()
    write_archive(View(axes=("ai",), lang=lang), archive)
    assert zipfile.ZipFile(archive).read("codebook.md") == codebook(lang).read_bytes()


def test_an_edited_codebook_is_news_to_who_has_the_last(version, monkeypatch, tmp_path):
    held, edited = asked(f"{BASE}/codebook.md").headers["etag"], tmp_path / "codebook.md"
    assert asked(f"{BASE}/codebook.md", if_none_match=held).status == 304
    edited.write_text("# Another rule", encoding="utf-8")
    for room in (freshness, codebook_routes):
        monkeypatch.setattr(room, "codebook", lambda _: edited)
    freshness._software.cache_clear()
    answered = asked(f"{BASE}/codebook.md", if_none_match=held)
    freshness._software.cache_clear()
    assert (answered.status, answered.body) == (200, b"# Another rule")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_the_codebook_runs_in_its_direction_and_holds_every_rule(version, lang):
    answered = asked(f"{BASE}/codebook.html?lang={lang}")
    shown, said = answered.body.decode(), codebook(lang).read_text(encoding="utf-8")
    assert (answered.status, answered.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in shown
    assert shown.count("<li>") == len(re.findall(r"(?m)^(?:\d+\.|-) ", said))
    assert "&lt;div" not in shown
    places = set(re.findall(r'<h2 id="([^"]+)"', shown))
    assert {unquote(place) for place in re.findall(r'href="#([^"]+)"', shown)} <= {unquote(place) for place in places}
