"""Fifteen hostile strings in every text field of both registers, in every kind of file: as they are, and nothing but text."""

import csv
import io
import json
import re
import zipfile
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pyarrow.parquet
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from analytics.downloads import FORMATS
from analytics.indicators import indicators
from analytics.registry.decode import as_address
from analytics.serving.data_routes import BASE
from analytics.vocabulary import LANGUAGES
from tests.asked import Answered, asked
from tests.hostile import HOST, STRINGS, besieged_folder, hostile_folder, squeezed  # noqa: F401  (a fixture)

REGISTERS = ("projects", "events")


def got(address: str) -> Answered:
    answered = asked(address)
    assert answered.status == 200, (address, answered.body[:300])
    for value in answered.headers.values():
        assert value.isascii()
        assert value.isprintable()
    return answered


def values(register: str) -> set[str]:
    """Return all texts of a register as its JSON says them."""
    rows = json.loads(got(f"{BASE}/{register}.json?lang=fr").body)["rows"]
    return {value for row in rows for value in row.values() if isinstance(value, str)}


@pytest.mark.parametrize("register", REGISTERS)
def test_json_and_parquet_hold_the_strings_as_they_are(besieged, register):
    assert set(STRINGS) <= values(register)
    table = pyarrow.parquet.read_table(io.BytesIO(got(f"{BASE}/{register}.parquet?lang=fr").body))
    assert set(STRINGS) <= set(table.column("title").to_pylist())


def disarmed(cell: str) -> str:
    """Return a cell of a CSV without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@\t\r" else cell


@pytest.mark.parametrize("register", REGISTERS)
def test_csv_holds_them_and_no_cell_of_it_is_a_formula(besieged, register):
    rows = list(csv.reader(io.StringIO(got(f"{BASE}/{register}.csv?lang=fr").body.decode())))
    cells = [cell for row in rows[1:] for cell in row]
    assert set(STRINGS) <= set(map(disarmed, cells))
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t", "\r")]


def workbook_is_safe(content: bytes) -> str:
    """Return the text of a workbook that has no formula, no link and nothing from outside."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    for name, part in parts.items():
        root = ElementTree.fromstring(part)  # an entity or a broken part is a fault
        tags = {element.tag.rsplit("}", 1)[-1] for element in root.iter()}
        assert not tags & {"f", "hyperlink", "hyperlinks", "ddeLink", "externalLink", "oleObject"}, name
        assert not [one for one in root.iter() if one.get("TargetMode") == "External"], name
    return "".join(
        element.text or "" for part in parts.values() for element in ElementTree.fromstring(part).iter() if element.tag.endswith("}t")
    )


@pytest.mark.parametrize("register", REGISTERS)
def test_a_workbook_holds_them_as_text_alone(besieged, register):
    said = squeezed(workbook_is_safe(got(f"{BASE}/{register}.xlsx?lang=fr").body))
    assert [string for string in STRINGS if squeezed(string) not in said] == []


@pytest.mark.slow
def test_every_indicator_in_every_format_is_text_alone(besieged):
    for name in indicators():
        for kind in FORMATS:
            content = got(f"{BASE}/indicators/{name}.{kind}?lang=ar").body
            if kind == "xlsx":
                workbook_is_safe(content)


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_package_and_a_notebook_run_nothing_that_data_says(besieged, lang):
    with zipfile.ZipFile(io.BytesIO(got(f"{BASE}/package.zip?lang={lang}").body)) as package:
        for name in package.namelist():
            assert re.fullmatch(r"[\w./-]+", name), name
            assert ".." not in name
            content = package.read(name)
            if name.endswith(".xlsx"):
                workbook_is_safe(content)
            if name.endswith((".py", ".sql")):
                assert HOST.encode() not in content
    query = "&".join(f"organisation={quote(string, safe='')}&q={quote(string, safe='')}" for string in STRINGS)
    for asked_for in ("", f"&{query}"):
        cells = json.loads(got(f"{BASE}/marsad.ipynb?lang={lang}{asked_for}").body)["cells"]
        for cell in cells:
            source = "".join(cell["source"])
            if cell["cell_type"] == "code":
                compile(re.sub(r"^[!%].*$", "", source, flags=re.MULTILINE), "cell", "exec")
            else:
                assert "<script" not in source
                assert "](javascript" not in source.lower()


def links_of(document: pypdfium2.PdfDocument) -> list[str]:
    """Return the addresses that a PDF leads to."""
    found = []
    for page in document:
        for place in range(pdfium.FPDFPage_GetAnnotCount(page)):
            annotation = pdfium.FPDFPage_GetAnnot(page, place)
            link = pdfium.FPDFAnnot_GetLink(annotation)
            if link and (action := pdfium.FPDFLink_GetAction(link)):
                length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
                kept = (
                    pdfium.ctypes.create_string_buffer(length)
                    if hasattr(pdfium, "ctypes")
                    else __import__("ctypes").create_string_buffer(length)
                )
                pdfium.FPDFAction_GetURIPath(document, action, kept, length)
                found.append(kept.value.decode())
    return found


@pytest.mark.parametrize("lang", ["fr", pytest.param("ar", marks=pytest.mark.slow), pytest.param("en", marks=pytest.mark.slow)])
def test_a_briefing_in_pdf_has_no_script_and_leads_to_this_server_alone(besieged, lang):
    for more in ("", f"&q={quote(STRINGS[11], safe='')}", f"&organisation={quote(STRINGS[5], safe='')}"):
        content = got(f"{BASE}/briefing.pdf?lang={lang}&pages=2{more}").body
        assert not re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile|OpenAction|SubmitForm|RichMedia)\b", content)
        links = links_of(pypdfium2.PdfDocument(content))
        assert {urlsplit(link).netloc for link in links} <= {"localhost:8501"}, links


@pytest.mark.parametrize("lang", ["fr", pytest.param("ar", marks=pytest.mark.slow), pytest.param("en", marks=pytest.mark.slow)])
def test_a_briefing_in_slides_leads_to_this_server_alone(besieged, lang):
    content = got(f"{BASE}/briefing.pptx?lang={lang}").body
    with zipfile.ZipFile(io.BytesIO(content)) as slides:
        for name in slides.namelist():
            if name.endswith((".xml", ".rels")):
                root = ElementTree.fromstring(slides.read(name))
                outside = [one.get("Target") for one in root.iter() if one.get("TargetMode") == "External"]
                assert {urlsplit(target).netloc for target in outside} <= {"localhost:8501"}, outside
            assert not re.search("vba|activeX|externalLinks", name)
            if "embeddings/" in name:  # the rows behind a chart
                workbook_is_safe(slides.read(name))


@pytest.mark.parametrize(
    "address",
    [
        "https://[",
        "https://evil.example\\@example.org/",
        "http:\\\\evil.example",
        "javascript:alert(1)",
        "https://",
        "//a.org",
        "https://:80/",
    ],
)
def test_an_address_whose_host_cannot_be_told_is_none(address):
    with pytest.raises(ValueError, match="address"):
        as_address(address)
