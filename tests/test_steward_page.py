"""The import page in a browser: a steward drops a file, reads what is wrong, takes it back, mends it, publishes, goes back."""

import csv
import fcntl
import io
import re
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from analytics.ui.stewards.words import said
from analytics.vocabulary import LANGUAGES
from analytics.words import book, written
from tests.conftest import World
from tests.quick import slow_but
from tests.served import drawn, in_a_browser, kept_window, opened, serving, tab, turned_to
from tests.settled import comes_to
from tests.steward import HELD
from tests.test_accessibility import RULES, findings

pytestmark = in_a_browser
BAD = """project_id,titre,axe,ville,suivi
P1,Un projet renommé,IA,,a
P8,,ia,,b
P9,Robot,trainning,,c
P9B,<img src=x onerror=alert(1)>,ai,,d
"""
COUNTS = "() => Object.fromEntries([...document.querySelectorAll('[data-count]')].map(one => [one.dataset.count, parseInt(one.innerText.replace(/\\D/g, ''))]))"


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Return the folder of a drawn register of five projects and the address of a server for stewards over it."""
    data = tmp_path_factory.mktemp("house") / "data"
    World(data).has("projects", HELD)
    with serving(MARSAD_DATA=str(data), MARSAD_STEWARD="1") as base:
        yield data, base


@pytest.fixture(scope="module")
def own_window(driver, house, tmp_path_factory):
    with kept_window(driver, house[1], tmp_path_factory.mktemp("profile")) as window:
        yield window


@pytest.fixture
def page(own_window):
    with tab(own_window) as one:
        yield one


def drop(page, content: str | bytes, name: str = "registre.csv"):
    """Drop a file on the page and wait until it is read."""
    raw = content.encode() if isinstance(content, str) else content
    page.evaluate("() => document.querySelectorAll('.verdict').forEach(one => { one.dataset.before = 'yes' })")
    page.set_input_files("[data-testid=stFileUploaderDropzoneInput]", {"name": name, "mimeType": "", "buffer": raw})
    page.locator(".verdict:not([data-before])").first.wait_for()
    return drawn(page)


def button(page, words: str):
    return page.get_by_role("button", name=re.compile(re.escape(words).replace(r"\ ", r"\s")))


def current(house) -> str:
    return (house[0] / "versions" / "current").read_text(encoding="utf-8").strip()


def written_files(house) -> set[str]:
    return {str(path.relative_to(house[0])) for path in house[0].rglob("*") if path.is_file()}


def mended(content: bytes) -> str:
    """Return the first sheet of a workbook given back, with its two faults mended as a person would."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    text = io.StringIO()
    csv.writer(text).writerows(
        [[{"": "Un titre"}.get(row[1], row[1]) if row[0] == "P8" and at == 1 else cell for at, cell in enumerate(row)] for row in rows]
    )
    return text.getvalue().replace("trainning", "training")


def taken_back(page, lang: str) -> bytes:
    with page.expect_download() as given:
        button(page, said("page", "take_back", lang)).click()
    with open(given.value.path(), "rb") as file:
        return file.read()


def test_a_steward_reads_takes_back_mends_publishes_and_goes_back(page, house):
    first, before = current(house), written_files(house)
    reports = house[0] / "imported" / "reports"
    imports_before = len(list(reports.glob("*.json")))
    opened(page, "import", "lang=fr")
    drop(page, BAD)
    expected = {"rows_in": 4, "loaded": 2, "quarantined": 2, "merged": 0, "added": 1, "updated": 1, "unchanged": 0, "retired": 0}
    assert page.evaluate(COUNTS) == expected
    assert "obligatoire" in page.locator(".remarks").inner_text()
    assert "suivi" in page.locator(".note-line", has_text="à part").inner_text()
    content = mended(taken_back(page, "fr"))
    assert written_files(house) == before
    drop(page, content)
    page.locator("[data-count=loaded]", has_text="4").wait_for()
    drawn(page)
    assert "à vérifier" in button(page, "Publier").inner_text()  # a column is kept aside
    button(page, "Publier").dblclick()
    page.get_by_text("est publiée").wait_for()
    drawn(page)
    second = current(house)
    assert second != first
    assert second in page.locator(".verdict").last.inner_text()
    expect(page.get_by_role("heading", name=said("page", "against_before", "fr"))).to_be_visible()
    assert len(list(reports.glob("*.json"))) == imports_before + 1
    goes_back(page, house, first)


def goes_back(page, house, first: str):
    turned_to(page, "axes", "fr")
    turned_to(page, "import", "fr").locator(".st-key-go_back").wait_for()
    assert "ajout" in page.locator("details table.rows").last.inner_text()
    button(page, "Annuler cet import").click()
    button(page, "Oui, revenir").click()
    page.get_by_text("de nouveau la version courante").wait_for()
    assert current(house) == first


@pytest.mark.slow
def test_new_organisations_are_taken_as_a_file_completed_and_imported(page, house):
    first = current(house)
    opened(page, "import", "lang=fr")
    drop(page, "project_id,titre,axe,porteur\nP8,Neuf,ia,Zèbre du Nord\n")
    button(page, "Publier").click()
    page.get_by_text("est publiée").wait_for()
    second = current(house)
    with page.expect_download() as given:
        page.locator(".st-key-newcomers_file").get_by_role("button", name="CSV").click()
    with open(given.value.path(), encoding="utf-8-sig", newline="") as file:
        begun = file.read()
    page.locator(".st-key-w_into").get_by_role("radio").nth(2).click()
    drawn(page)
    drop(page, begun.replace("Zèbre du Nord,,,", "Zèbre du Nord,,,ZN; OECD"), "organisations.csv")
    assert page.evaluate(COUNTS)["added"] == 1
    button(page, "Publier").click()
    page.get_by_text("Organisations ajoutées").wait_for()
    assert page.locator(".st-key-newcomers_file").count() == 0
    for before in (second, first):
        button(page, "Annuler cet import").click()
        button(page, "Oui, revenir").click()
        comes_to(lambda: current(house), before)
        drawn(page)


def test_the_report_and_the_workbook_are_in_arabic_for_a_reader_of_arabic(page):
    opened(page, "import", "lang=ar")
    drop(page, BAD)
    assert written(book("findings")["outcomes"]["quarantine"], "ar") in page.locator(".verdict").inner_text()
    rows = CalamineWorkbook.from_filelike(io.BytesIO(taken_back(page, "ar"))).get_sheet_by_index(0).to_python()
    assert rows[0][-1] == "ما ينبغي تصحيحه"
    assert "إلزامي" in rows[2][-1]
    assert page.locator(".st-key-page img").count() == 0


@pytest.mark.slow  # tests/test_hostile_steward.py drops a file of attacks in the quick suite
def test_the_name_of_a_file_and_its_cells_are_words(page, house):
    opened(page, "import", "lang=fr")
    drop(page, b"%PDF-1.4", "<img src=x onerror=alert(1)>.csv")
    assert "PDF" in page.locator(".refusal").inner_text()
    assert page.locator(".st-key-page img").count() == 0
    assert page.locator(".st-key-publish").count() == 0


def test_what_the_file_leaves_open_is_asked_and_answered(page):
    opened(page, "import", "lang=fr")
    drop(page, "project_id,title,axis,start_date\nP7,Un,ai,03/04/2021\n")
    page.get_by_role("radiogroup", name=said("asked_dates", "question", "fr")).get_by_text(said("asked_dates", "dmy", "fr")).click()
    page.locator("[data-count=loaded]", has_text="1").wait_for()
    expect(page.locator(".refusal")).to_have_count(0)


def test_replacing_most_of_a_register_takes_a_yes(page):
    opened(page, "import", "lang=en")
    drop(page, "project_id,title,axis\nP1,Un projet,ai\n")
    page.get_by_text(said("ways", "replace", "en")).click()
    page.get_by_text("I confirm it").wait_for()
    drawn(page)
    comes_to(lambda: page.evaluate(COUNTS).get("retired"), 4)
    expect(button(page, "Publish")).to_be_disabled()
    page.get_by_text("I confirm it").click()
    expect(page.locator(".st-key-publish_now button")).to_be_enabled()


def test_another_import_at_work_is_said_and_can_be_waited_for(page, house):
    opened(page, "import", "lang=fr")
    drop(page, "project_id,title,axis\nP7,Un projet,ai\n")
    (house[0] / "imported").mkdir(exist_ok=True)
    with (house[0] / "imported" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        button(page, "Publier").click()
        page.get_by_text(said("faults", "at_work", "fr")).wait_for()
    button(page, said("faults", "try_again", "fr")).click()
    page.locator(".st-key-publish_now").wait_for()
    expect(page.get_by_text(said("faults", "at_work", "fr"))).to_have_count(0)


def test_a_file_is_taken_only_from_the_page_itself(house):
    request = urllib.request.Request(f"{house[1]}/_stcore/upload_file/session/file", data=b"x", method="PUT")
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=10)
    assert refused.value.code == 403


@pytest.mark.parametrize("lang", slow_but("ar", LANGUAGES))
def test_axe_finds_nothing_and_nothing_speaks_english(page, lang):
    opened(page, "import", f"lang={lang}")
    if lang != "en":
        assert not re.search(r"\b(Upload|Drag|per file)\b", page.locator("[data-testid=stFileUploader]").inner_text())
    drop(page, BAD)
    assert findings(page, runOnly=RULES) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("() => innerWidth === 390 && document.documentElement.scrollWidth <= 390")
