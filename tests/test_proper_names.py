"""Organisations and cities under all their names: nobody has the name of another, readers see their own, and any of them is found."""

import csv
from collections import Counter
from hashlib import sha256

import pytest

from analytics.importing.cells.texts import without_invisibles
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.indicators.telling import sentence_of
from analytics.names import plain, squeezed
from analytics.places import HOUSE
from analytics.proper_names import REGISTERS, lettered, name_in, proper_names, spelled
from analytics.registry.held import imported_file, register_files
from analytics.ui.filters import in_order_of_names, words_of_codes
from analytics.ui.table import rows_table
from analytics.view import View, view_of
from analytics.warehouse import versions
from analytics.warehouse.build import build
from analytics.warehouse.organisations import group_ids, organisation_names
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question, asked
from analytics.words.view_sentence import view_sentence

MINISTRY = "ministry-of-digital-transition-and-administration-reform"


def test_no_spelling_means_two_organisations():
    means = Counter(spelling for one in proper_names("organisations") for spelling in {*map(squeezed, one.spellings)})
    assert {spelling: count for spelling, count in means.items() if count > 1} == {}


@pytest.mark.parametrize("register", REGISTERS)
def test_names_are_clean_and_arabic_ones_are_in_arabic_letters(register):
    for one in proper_names(register):
        assert all(spelling == without_invisibles(spelling) and "  " not in spelling for spelling in one.spellings), one.key
        arabic = one.in_language.get("ar", "ا")
        assert any("\u0600" <= letter <= "\u06ff" for letter in arabic), one.key


@pytest.mark.parametrize(
    ("register", "written", "fr", "ar"),
    [
        ("organisations", "World Bank", "Banque mondiale", "البنك الدولي"),
        ("organisations", "World Bank; Chari", "Banque mondiale\u00a0; Chari", "البنك الدولي؛ Chari"),
        ("organisations", "ADD; Chari", "ADD; Chari", "وكالة التنمية الرقمية؛ Chari"),
        ("organisations", "Ministry of Industry", "Ministère de l’Industrie et du Commerce", "وزارة الصناعة والتجارة"),
        ("organisations", "Nobody; ;  Else", "Nobody; ;  Else", "Nobody; ;  Else"),
        ("cities", "Tangier", "Tanger", "طنجة"),
        ("cities", "Paris", "Paris", "Paris"),
    ],
)
def test_a_reader_sees_the_name_of_their_language(register, written, fr, ar):
    assert (name_in(register, written, "fr"), name_in(register, written, "ar")) == (fr, ar)
    assert name_in(register, written, "en") == written


def test_a_spelling_is_known_as_a_build_knows_it():
    keys = {getattr(spelled("organisations", name), "key", None) for name in ("ministère de l'industrie", "MINISTÈRE DE L’INDUSTRIE")}
    assert keys == {"ministry-of-industry-and-trade"}
    assert spelled("organisations", "Ministere de l'Industrie") is None
    assert lettered("organisations", "Ministere de l'Industrie").key == "ministry-of-industry-and-trade"
    assert name_in("organisations", "Universite Ibn Zohr", "ar") == "Universite Ibn Zohr"


@pytest.mark.parametrize(("words", "is_wider"), [("ministère", True), ("les", False), ("inistère", False)])
def test_a_name_is_found_by_the_beginnings_of_its_words_and_not_by_little_ones(words, is_wider, version):
    found = rows_of(asked("SELECT count(*) FROM selected_projects", view_of({"q": [words]})), version)[1]
    here = rows_of(Question("SELECT count(*) FROM projects WHERE contains(search_text, $word)", {"word": plain(words)}), version)[1]
    assert (found > here, found >= here) == (is_wider, True)


@pytest.mark.parametrize(
    ("whole", "without"),
    [
        ("ministère de la Transition numérique", "ministère transition numérique"),
        ("Agence de Développement du Digital", "agence développement digital"),
        ("Ministry of Industry and Trade", "ministry industry trade"),
    ],
)
def test_little_words_of_a_name_are_not_asked_of_a_record(whole, without, version):
    found = [
        rows_of(asked(f"SELECT {key}_id FROM selected_{key}s", view_of({"q": [q]})), version)[1]
        for q in (whole, without)
        for key in ("project", "event")
    ]
    assert sorted(found[0]) == sorted(found[2])
    assert sorted(found[1]) == sorted(found[3])
    assert len(found[0]) > 20


def test_what_an_earlier_list_did_not_know_an_earlier_version_does_not_find(world):
    world.has("organisations", "organisation_id | name | name_fr\nnames | Names Ltd | Société des noms")
    world.has("projects", "project_id | title | axis | lead_organisation\nP1 | One | ai | Names Ltd")
    later = world.version
    assert rows_of(asked("SELECT project_id FROM selected_projects", view_of({"q": ["société"]})), later)[1] == [("P1",)]
    world.has("organisations", "organisation_id | name\nnames | Names Ltd")
    assert rows_of(asked("SELECT project_id FROM selected_projects", view_of({"q": ["société"]})), world.version)[1] == []
    assert rows_of(asked("SELECT project_id FROM selected_projects", view_of({"q": ["société"]})), later)[1] == [("P1",)]


@pytest.mark.parametrize("words", ["ministère transition numérique", "الانتقال الرقمي", "Digital Transition"])
def test_a_record_is_found_under_any_name_of_its_organisation(words, version):
    found = {record for (record,) in rows_of(asked("SELECT project_id FROM selected_projects", view_of({"q": [words]})), version)[1]}
    sql = f"SELECT project_id FROM selected_projects JOIN project_organisations USING (project_id) WHERE organisation_id = '{MINISTRY}'"
    taking_part = {record for (record,) in rows_of(asked(sql, View()), version)[1]}
    assert len(taking_part) > 50
    assert taking_part <= found


def test_an_event_is_found_under_any_name_of_its_city(version):
    counts = [
        rows_of(asked("SELECT count(*) FROM selected_events WHERE city IN ('Tangier', 'Tanger')", view_of({"q": [q]})), version)[1]
        for q in ("طنجة", "Tanger")
    ]
    with (HOUSE / "data" / "registry" / "events.csv").open(encoding="utf-8") as lines:
        there = sum(row["city"] in ("Tangier", "Tanger") for row in csv.DictReader(lines))
    assert counts == [[(there,)], [(there,)]]
    assert there > 3


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_no_english_name_of_a_moroccan_ministry_is_read_in_french_or_arabic(lang, version):
    for name in indicators():
        answered = answer(name, View(version=version, lang=lang))
        said = rows_table(answered.columns, answered.rows, lang, answered.indicator.labels) + sentence_of(answered, lang)
        assert "Ministry of" not in said, name


def test_a_view_names_its_organisation_in_the_language_of_its_reader():
    view = View(organisations=("world-bank",))
    said = {lang: view_sentence(view, lang, {"world-bank": "World Bank"}) for lang in ("fr", "ar", "en")}
    assert ["Banque mondiale" in said["fr"], "البنك الدولي" in said["ar"], "World Bank" in said["en"]] == [True] * 3


def test_two_rows_that_share_a_spelling_are_both_set_aside(world):
    head = "organisation_id | name | name_fr | name_ar | aliases\n"
    world.has(
        "organisations", head + "a | Fonds d'eau | | |\nb | Water fund | Fonds d’eau | |\nc | Other | | اسم | x; y\nd | Z | | | X"
    ).build(4)


def test_a_build_reads_the_names_anew(world):
    world.has("organisations", "organisation_id | name | name_fr\na | Water fund | Fonds d’eau").build()
    assert name_in("organisations", "Water fund", "fr") == "Fonds d’eau"
    path = world.data / "registry" / "organisations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Fonds d’eau", "Fonds de l’eau"), encoding="utf-8")
    world.build()
    assert name_in("organisations", "Water fund", "fr") == "Fonds de l’eau"


def test_the_names_are_those_of_the_register_in_force_and_follow_the_version_back(world):
    first = world.has("organisations", "organisation_id | name | name_fr\na | Water fund | Fonds d’eau").build().version
    assert name_in("organisations", "Water fund", "fr") == "Fonds d’eau"
    content = (world.data / "registry" / "organisations.csv").read_bytes().replace("Fonds d’eau".encode(), "Fonds de l’eau".encode())
    file = imported_file(world.data, "organisations", sha256(content).hexdigest())
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    build(files={**register_files(), "organisations": file})
    assert name_in("organisations", "Water fund", "fr") == "Fonds de l’eau"
    versions.point_to(first)  # as another process does: nobody told this one
    assert name_in("organisations", "Water fund", "fr") == "Fonds d’eau"


@pytest.mark.parametrize(("lang", "name"), [("fr", "Banque mondiale"), ("ar", "البنك الدولي")])
def test_names_are_chosen_in_their_order_in_the_language_of_the_reader(lang, name, version):
    codes = in_order_of_names(lang, version)
    names = [name_in("organisations", organisation_names(version)[code], lang) for code in codes]
    bodies = len(codes) - len(group_ids(version))
    assert (names[:bodies], names[bodies:]) == (sorted(names[:bodies], key=plain), sorted(names[bodies:], key=plain))
    assert name in names[:bodies]


@pytest.mark.parametrize(("lang", "mark"), [("fr", "banques (groupe)"), ("ar", "أبناك (مجموعة)"), ("en", "banks (group)")])
def test_groups_end_the_choices_and_are_marked(lang, mark, version):
    words = words_of_codes(None, lang, version)
    assert words["banks"] == mark
    groups = group_ids(version)
    assert set(list(words)[-len(groups) :]) == groups == {"banks", "universities"} | groups
    assert {code for code, word in words.items() if word.endswith(mark.partition(" ")[2])} == groups
