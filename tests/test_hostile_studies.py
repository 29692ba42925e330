"""Studies over hostile registers, and drafts whose every word is an attack: text alone on their pages and in every file that is made of them."""

import io
import json
import re
import zipfile
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pypdfium2
import pytest

from analytics.places import HOUSE
from analytics.studies.files import KINDS, study_file
from analytics.studies.publishing import publish
from analytics.studies.study import study_named
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from tests.drafted import unpacked
from tests.hostile import HOST, STRINGS, besieged_folder, besieged_server, hostile_folder, sources_of, squeezed, text_alone, watched  # noqa: F401  (a fixture)
from tests.served import drawn, in_a_browser
from tests.studied import write_study
from tests.test_hostile_text import links_of, workbook_is_safe

pytestmark = in_a_browser
OURS = "localhost:8501"
NAMING = ("leading_organisations", "leading_organisers", "organisation_ties", "events_by_city", "partnership_partners", "actors_to_axes")
SHIPPED = ("public-record-by-axis", "regions-and-the-missing-half", "who-works-with-whom")
ITEMS = [
    {
        "reference": f"leading_organisations?from={2001 + place}",
        "page": "actors",
        "words": {"fr": {"title": string, "view": STRINGS[place - 1]}},
        "note": f"{string}\n\n{STRINGS[place - 2]}",
    }
    for place, string in enumerate(STRINGS)
]
DRAFT = {"title": f"Une étude {STRINGS[0]}", "question": STRINGS[5], "authors": "; ".join((STRINGS[1], STRINGS[11]))}


@pytest.fixture(scope="module")
def page(driver, besieged, besieged_address):
    """A page of a server on hostile registers."""
    with watched(driver, besieged_address) as one:
        yield one


@pytest.fixture(scope="module")
def sources(besieged) -> list[str]:
    return sources_of(besieged)


def composed(page, lang: str, items: list[dict]) -> str:
    """Open the page with a draft that this browser has kept; return its words once they are text alone."""
    page.outside.clear()
    page.goto(f"/compose?lang={lang}")
    page.evaluate("kept => localStorage.setItem('marsad-draft', kept)", json.dumps({**DRAFT, "items": items}))
    page.reload()
    drawn(page).locator(".draft-cards").wait_for()
    return squeezed(text_alone(page, []))


@pytest.mark.parametrize("lang", ["fr", *(pytest.param(lang, marks=pytest.mark.slow) for lang in ("ar", "en"))])
def test_a_draft_shows_the_strings_as_they_are(page, lang):
    strangers = [{**ITEMS[0], "reference": string} for string in STRINGS]
    said = composed(page, lang, [*ITEMS, *strangers])
    assert [string for string in STRINGS if squeezed(string) not in said] == []
    assert page.locator(".draft-fields input").evaluate_all("all => all.map(one => one.value)") == list(DRAFT.values())
    assert page.locator("textarea").evaluate_all("all => all.map(one => one.value)")[:15] == [one["note"] for one in ITEMS]


@pytest.fixture(scope="module")
def taken(page, besieged) -> str:
    """The name of the study that the draft became, unpacked beside those that are shipped."""
    composed(page, "fr", ITEMS)
    with page.expect_download() as given:
        page.locator(".draft-take[data-kind=zip]").click()
    return unpacked(given.value.path().read_bytes(), Path(besieged))


@pytest.fixture(scope="module")
def written(besieged) -> str:
    """The name of a study whose answers and records are all hostile, published."""
    named = "\n\n".join(f"{{{{card: {name}}}}}\n\n{{{{table: {name}}}}}\n\n{{{{sentence: {name}}}}}" for name in NAMING)
    records = "\n".join(f"- {{{{record: {identifier}}}}}" for identifier in first_records(Path(besieged)))
    for lang in LANGUAGES:
        write_study(SimpleNamespace(data=Path(besieged), version=versions.current()), f"\n{named}\n\n{records}\n", lang, view='""')
    publish(study_named("drawn"))
    return "drawn"


def first_records(data: Path) -> list[str]:
    lines = (data / "registry" / "projects.csv").read_text(encoding="utf-8").splitlines()
    found = [line.split(",")[0] for line in lines[1:]]
    return [one for one in found if re.fullmatch(r"[a-z0-9][a-z0-9-]+", one)][: len(STRINGS)]


@pytest.fixture(params=[pytest.param("the draft taken away", marks=pytest.mark.slow), "a study of what is hostile"])
def study(request) -> str:
    return request.getfixturevalue("taken" if request.param.startswith("the") else "written")


each_language = pytest.mark.parametrize("lang", ["fr", *(pytest.param(lang, marks=pytest.mark.slow) for lang in ("ar", "en"))])


def led_to(addresses: list[str], sources: list[str]) -> list[str]:
    """Return the addresses that are neither sources of the registers nor those of this server."""
    return [one for one in addresses if one not in sources and urlsplit(one).netloc != OURS]


def html_is_text(content: bytes, page, sources: list[str], folder: Path, authored: tuple[str, ...] = ()) -> str:
    place = folder / "study.html"
    place.write_bytes(content)
    page.outside.clear()
    page.goto(place.as_uri())
    return text_alone(page, sources, authored)


def parts_of(content: bytes) -> dict[str, ElementTree.Element]:
    """Return the parts of a DOCX that are XML, which each must be whole."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if re.search("vba|activeX|embeddings|attachedTemplate|altChunk", name)]
        return {name: ElementTree.fromstring(parts.read(name)) for name in parts.namelist() if name.endswith((".xml", ".rels"))}


def links_of_docx(content: bytes) -> list[str]:
    return [one.get("Target", "") for part in parts_of(content).values() for one in part.iter() if one.get("TargetMode") == "External"]


def docx_is_text(content: bytes, sources: list[str]) -> str:
    elements = [one for part in parts_of(content).values() for one in part.iter()]
    fields = "".join(one.text or "" for one in elements if one.tag.endswith("}instrText"))
    assert not re.search("DDE|INCLUDE|HYPERLINK|MACRO", fields), fields
    assert led_to(links_of_docx(content), sources) == []
    return "".join(one.text or "" for one in elements if one.tag.endswith("}t"))


def pdf_is_text(content: bytes, sources: list[str]) -> str:
    assert not re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile|SubmitForm|RichMedia)\b", content)
    document = pypdfium2.PdfDocument(content)
    assert led_to(links_of(document), sources) == []
    return "".join(one.get_textpage().get_text_range() for one in document)


def package_is_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for name, part in parts.items():
        assert re.fullmatch(r"[\w./-]+", name), name
        assert ".." not in name
        if name.endswith(".csv"):
            assert not [line for line in part.decode().splitlines() if line.startswith(("=", "@", "+", "\t"))], name
        if name.endswith(".sql"):
            assert HOST.encode() not in part, name
        if name.endswith(".xlsx"):
            workbook_is_safe(part)
        if name.startswith("README"):
            assert "](javascript" not in part.decode().lower(), name
    return b"".join(parts.values()).decode("utf-8", "replace")


@each_language
def test_a_study_on_its_page_is_text_alone(page, sources, study, lang):
    page.outside.clear()
    page.goto(f"/studies?study={study}&lang={lang}")
    drawn(page)
    assert "pwned" in text_alone(page, sources)


@each_language
def test_a_study_as_a_file_is_text_alone(page, sources, study, lang, tmp_path):
    said = {
        "html": html_is_text(study_file(study, lang, "html"), page, sources, tmp_path),
        "docx": docx_is_text(study_file(study, lang, "docx"), sources),
        "pdf": pdf_is_text(study_file(study, lang, "pdf"), sources),
        "zip": package_is_text(study_file(study, lang, "zip")),
    }
    assert [kind for kind in KINDS if "pwned" not in said[kind]] == []


def authored_in(name: str, lang: str) -> tuple[str, ...]:
    """Return the addresses to which the authors of a study lead, in words of their own."""
    text = (HOUSE / "data" / "studies" / name / f"study.{lang}.md").read_text(encoding="utf-8")
    return tuple(re.findall(r"\]\((https?://[^)\s]+)\)", text))


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_study_with_hostile_numbers_of_today_is_text_alone(page, sources, name, lang, tmp_path):
    known = [*sources, *links_of_docx(study_file(name, lang, "docx"))]  # as it was published, its sources are real
    docx_is_text(study_file(name, lang, "docx", True), known)
    pdf_is_text(study_file(name, lang, "pdf", True), known)
    html_is_text(study_file(name, lang, "html", True), page, known, tmp_path, authored_in(name, lang))
    package_is_text(study_file(name, lang, "zip", True))
