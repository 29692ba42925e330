"""Numbers, counts, money, dates and lines, written as readers of French, Arabic and English write them: known answers."""

import re

import pytest

from analytics.view import View
from analytics.vocabulary import LANGUAGES, vocabularies
from analytics.words import say
from analytics.words.columns import shown
from analytics.words.dates import date_words
from analytics.words.fill import fill
from analytics.words.money import exact, money, without_currency
from analytics.words.nouns import counted
from analytics.words.numbers import ABSENT, number, percent
from analytics.words.typography import typeset, year_range
from analytics.words.view_sentence import view_sentence

TIED, NARROW, JOINER = "\u00a0", "\u202f", "\u2060"
LTR, OWN, END = "\u2066", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", {0: "0 projet", 1: "1 projet", 2: "2 projets", 11: "11 projets", 100: "100 projets", 2000: f"2{NARROW}000 projets"}),
        ("en", {0: "0 projects", 1: "1 project", 2: "2 projects", 11: "11 projects", 100: "100 projects", 2000: "2,000 projects"}),
        (
            "ar",
            {
                0: "لا مشاريع", 1: "مشروع واحد", 2: "مشروعان", 3: "3 مشاريع", 10: "10 مشاريع", 11: "11 مشروعا", 99: "99 مشروعا",
                100: "100 مشروع", 102: "102 مشروع", 103: "103 مشاريع", 111: "111 مشروعا", 2000: "2.000 مشروع",
            },
        ),
    ],
)  # fmt: skip
def test_a_count_takes_the_form_its_language_asks(lang, said):
    assert {count: counted("projects", count, lang) for count in said} == said


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_a_whole_number_held_as_a_fraction_takes_the_same_form(lang):
    for count in (0, 1, 2, 3, 11, 100):
        assert counted("records", float(count), lang) == counted("records", count, lang)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", (f"1{NARROW}234{NARROW}567", "0,69", "−12,5", f"12,3{TIED}%", f"−12,3{TIED}%")),
        ("ar", ("1.234.567", "0,69", f"{LTR}−12,5{END}", f"{LTR}12,3%{END}", f"{LTR}−12,3%{END}")),
        ("en", ("1,234,567", "0.69", "−12.5", "12.3%", "−12.3%")),
    ],
)
def test_numbers_have_their_own_separators_and_a_true_minus(lang, said):
    counts = (number(1234567, lang), number(0.69, lang, 2), number(-12.5, lang, 1))
    assert (*counts, percent(12.3, lang), percent(-12.3, lang)) == said


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_nothing_is_not_less_than_nothing_and_no_number_is_a_dash(lang):
    assert "−" not in number(-0.001, lang, 2) + percent(-0.01, lang)
    assert number(None, lang) == percent(None, lang) == money(None, lang) == ABSENT


@pytest.mark.parametrize(
    ("amount", "fr", "ar", "en"),
    [
        (0, "0 MAD", "0 درهم", "0 MAD"),
        (250_000, f"250{NARROW}000 MAD", "250.000 درهم", "250,000 MAD"),
        (1e6, "1 million de MAD", "1 مليون درهم", "1 million MAD"),
        (1.5e6, "1,5 million de MAD", "1,5 مليون درهم", "1.5 million MAD"),
        (2e6, "2 millions de MAD", "2 مليون درهم", "2 million MAD"),
        (3e6, "3 millions de MAD", "3 ملايين درهم", "3 million MAD"),
        (11.25e6, "11,2 millions de MAD", "11,2 مليون درهم", "11.2 million MAD"),
        (999.96e6, "1 milliard de MAD", "1 مليار درهم", "1 billion MAD"),
        (3e9, "3 milliards de MAD", "3 مليارات درهم", "3 billion MAD"),
        (-2e6, "−2 millions de MAD", f"{LTR}−2{END} مليون درهم", "−2 million MAD"),
    ],
)
def test_money_is_said_in_millions_and_billions(amount, fr, ar, en):
    assert [money(amount, lang) for lang in ("fr", "ar", "en")] == [words.replace(" ", TIED) for words in (fr, ar, en)]
    bare = [re.sub(" (de )?MAD| درهم", "", words).replace(" ", TIED) for words in (fr, ar, en)]
    assert [without_currency(amount, lang) for lang in ("fr", "ar", "en")] == bare


@pytest.mark.parametrize(
    ("currency", "fr", "ar", "en"),
    [
        ("MAD", f"1{NARROW}500{NARROW}000 MAD", "1.500.000 درهم", "1,500,000 MAD"),
        ("EUR", f"1{NARROW}500{NARROW}000 EUR", "1.500.000 يورو", "1,500,000 EUR"),
        ("USD", f"1{NARROW}500{NARROW}000 USD", "1.500.000 دولار", "1,500,000 USD"),
        ("GBP", f"1{NARROW}500{NARROW}000 GBP", "1.500.000 GBP", "1,500,000 GBP"),
    ],
)
def test_the_amount_of_a_record_is_exact_and_names_its_currency(currency, fr, ar, en):
    assert [exact(1_500_000.0, currency, lang) for lang in ("fr", "ar", "en")] == [words.replace(" ", TIED) for words in (fr, ar, en)]


@pytest.mark.parametrize(
    ("date", "fr", "ar", "en"),
    [
        ("2020", "2020", "2020", "2020"),
        ("2020-06", "juin 2020", "يونيو 2020", "June 2020"),
        ("2020-06-25", "25 juin 2020", "25 يونيو 2020", "25 June 2020"),
        ("2020-08-01", "1er août 2020", "1 غشت 2020", "1 August 2020"),
        ("2020-09-30", "30 septembre 2020", "30 شتنبر 2020", "30 September 2020"),
        ("2020-07", "juillet 2020", "يوليوز 2020", "July 2020"),
        ("2020-12", "décembre 2020", "دجنبر 2020", "December 2020"),
        ("2020-02-31", "2020-02-31", "2020-02-31", "2020-02-31"),
    ],
)
def test_a_date_is_as_precise_as_its_source_with_the_months_of_morocco(date, fr, ar, en):
    assert [date_words(date, lang) for lang in ("fr", "ar", "en")] == [words.replace(" ", TIED) for words in (fr, ar, en)]


def test_dates_of_records_and_cards_are_said_in_words():
    assert shown("start_date", "2020-06", "fr") == f"juin{TIED}2020"
    assert say("reviewed", "ar", date="2026-11-24") == f"روجع في 24{TIED}نونبر{TIED}2026"
    assert f"30{TIED}avril{TIED}2026" in say("source_line", "fr", version="v", as_of="2026-04-30")


@pytest.mark.parametrize(
    ("lang", "line"),
    [("fr", f"2018{JOINER}–{JOINER}2026"), ("ar", f"{LTR}2018{JOINER}–{JOINER}2026{END}"), ("en", f"2018{JOINER}–{JOINER}2026")],
)
def test_a_range_of_years_stays_on_one_line_and_reads_from_the_left(lang, line):
    assert year_range(2018, 2026, lang) == line
    assert typeset("2018-2026", lang) == typeset("2018–2026", lang) == line
    assert fill("{first:year}–{last:year}", {"first": 2018, "last": 2026}, lang) == line
    assert typeset("و2018–2026", "ar").endswith(year_range(2018, 2026, "ar"))


def test_the_years_of_a_view_stay_on_one_line():
    assert f"2018{JOINER}–{JOINER}2024" in view_sentence(View(year_from=2018, year_to=2024), "fr")
    assert f"2018{JOINER}–{JOINER}2024" in view_sentence(View(year_from=2018, year_to=2024), "en")


def test_dates_and_versions_are_no_ranges():
    assert typeset("2026-04-30-f64016a4c1", "ar") == "2026-04-30-f64016a4c1"


def test_a_latin_title_keeps_its_direction_within_arabic():
    assert fill("في الصدارة {organisation}.", {"organisation": "OCP (Jorf)"}, "ar") == f"في الصدارة {OWN}OCP (Jorf){END}."


def test_a_percentage_in_arabic_prose_keeps_its_sign_at_the_right_side():
    assert typeset("مجال الثقة عند 95%: 1,2%", "ar") == f"مجال الثقة عند {LTR}95%{END}: {LTR}1,2%{END}"
    assert fill("أي {share:percent}", {"share": 12.3}, "ar") == f"أي {LTR}12,3%{END}"


def test_french_marks_keep_their_space():
    assert typeset("« Fès » : 95 % ; vrai ? oui !", "fr") == f"«{TIED}Fès{TIED}»{TIED}: 95{TIED}%{TIED}; vrai{TIED}? oui{TIED}!"
    assert typeset("pour 100 000 habitants en 2024", "fr") == f"pour 100{NARROW}000 habitants en 2024"


def test_a_period_is_a_range_wherever_it_stands():
    assert shown("period", "2020-2022", "ar", {"period": {}}) == year_range(2020, 2022, "ar")
    assert fill("{earlier}", {"earlier": "2020-2022"}, "fr") == f"{OWN}2020{JOINER}–{JOINER}2022{END}"
    assert shown("name", "Maroc Digital 2020-2030", "fr") == "Maroc Digital 2020-2030"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_axis_bears_the_name_of_a_register_however_short(lang):
    registers = {say(register, lang) for register in vocabularies()["registers"].codes}
    assert {word for term in vocabularies()["axes"].terms for word in (term.short[lang], term.full[lang])} & registers == set()


@pytest.mark.parametrize("word", ["Events", "Événements", "الفعاليات", "Event organisation"])
def test_an_axis_is_still_read_by_the_short_word_it_had(word):
    assert vocabularies()["axes"].code_of(word) == "events"
