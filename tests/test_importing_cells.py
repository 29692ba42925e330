"""Cells from outside: what each becomes, what is said of it, and what is not read at all."""

import pytest

from analytics.importing.cells.reading import read_cell
from analytics.importing.remarks import Unfit
from tests.offered import COLUMNS, DMY, said


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("ai", ("ai",)),
        ("3", ("ai",)),
        ("٣", ("ai",)),
        (3, ("ai",)),
        (3.0, ("ai",)),
        ("Intelligence Artificielle", ("ai",)),
        ("INTELLIGENCE-ARTIFICIELLE", ("ai",)),
        ("intelligenceartificielle", ("ai",)),
        ("الذكاء الاصطناعي", ("ai",)),
        ("الذكاء الإصطناعي", ("ai",)),
        ("الذّكاء الاصطنـاعي", ("ai",)),
        ("Organisation d'événements", ("events",)),
        ("organisation d’evenements", ("events",)),
        ("ORGANISATION_D_EVENEMENTS", ("events",)),
        ("Etudes digitales", ("studies",)),
        ("industrie 4.0", ("industry40",)),
        ("التكوين الرقمي", ("training",)),
        ("\ufe8d\ufedf\ufe98\ufedc\ufeee\ufef3\ufee6 الرقمي", ("training",)),
        ("ai\u200b", ("ai", "invisible")),
        ("3.0", ("ai",)),
        ("03", ("ai",)),
        ("4.0", ("industry40",)),
        ("3.5", ("unfit", "not_in_list")),
        ("-3", ("unfit", "not_in_list")),
        ("1, 2", ("unfit", "not_in_list")),
        ("Astrology", ("unfit", "not_in_list")),
        ("8", ("unfit", "not_in_list")),
        ("ai; training", ("unfit", "not_in_list")),
        ("", ("unfit", "required")),
        ("N/A", ("unfit", "required")),
        (None, ("unfit", "required")),
        (True, ("unfit", "not_in_list")),
    ],
)
def test_a_code_is_found_by_any_of_its_spellings(cell, expected):
    assert said(cell, "axis") == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1", ("public_administration",)),
        ("1.0", ("public_administration",)),
        (10, ("ict",)),
        ("1.1", ("unfit", "not_in_list")),
        ("1-2", ("unfit", "not_in_list")),
    ],
)
def test_two_numbers_with_a_mark_between_them_are_not_a_third(cell, expected):
    assert said(cell, "sector") == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("ADD; MNC", ("ADD; MNC",)),
        ("وكالة التنمية الرقمية؛ تكنوبارك ؛المغرب", ("وكالة التنمية الرقمية; تكنوبارك; المغرب", "names_apart")),
        ("ADD؛", ("ADD", "names_apart")),
        ("؛", (None, "names_apart")),
        ("ADD، MNC", ("ADD، MNC",)),
    ],
)
def test_names_are_set_apart_by_the_semicolon_of_either_keyboard(cell, expected):
    assert said(cell, "partners") == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Maroc", ("Morocco",)),
        ("MA", ("Morocco",)),
        ("MAR", ("Morocco",)),
        ("المغرب", ("Morocco",)),
        ("emirats arabes unis", ("United Arab Emirates",)),
        ("USA", ("United States",)),
        ("NA", ("Namibia",)),
        ("EL", ("Greece",)),
        ("GR", ("Greece",)),
        ("Royaume-Uni", ("United Kingdom",)),
        ("Cote d'Ivoire", ("Côte d’Ivoire",)),
        ("N/A", (None,)),
        ("Bosnia and Herzegovina", ("Bosnia & Herzegovina",)),
        ("Turquie", ("Türkiye",)),
        ("Atlantis", ("unfit", "country")),
    ],
)
def test_a_country_is_known_in_three_languages_and_by_its_codes(cell, expected):
    assert said(cell, "country") == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("None", ("None",)),
        ("Null Island", ("Null Island",)),
        ("Néant", ("Néant",)),
        ("M@ssroufy", ("M@ssroufy",)),
        ("DIGIT@ction", ("DIGIT@ction",)),
        ("  Un titre  ", ("Un titre",)),
        ("Un\ntitre", ("Un\ntitre",)),
        (2024, ("2024",)),
        ("Projet\u200b pilote", ("Projet pilote", "invisible")),
        ("Projet \u202epilote", ("Projet pilote", "invisible")),
        ("Projet\x00", ("Projet", "invisible")),
        ("Projet\tpilote", ("Projet pilote", "invisible")),
        ("E\u0301tude", ("Étude", "accents")),
        ("<script>alert(1)</script>", ("<script>alert(1)</script>", "markup_text")),
        ("=1+1", ("=1+1", "formula_text")),
        ("@SUM(A1)", ("@SUM(A1)", "formula_text")),
        ("x'; DROP TABLE projects; --", ("x'; DROP TABLE projects; --", "sql_text")),
        ("{{ 7*7 }}", ("{{ 7*7 }}", "template_text")),
        ("Budget de 2 000 000 000 MAD en 2024", ("Budget de 2 000 000 000 MAD en 2024",)),
        ("Du 05.06.2024-07.06.2024", ("Du 05.06.2024-07.06.2024",)),
        ("t" * 500, ("t" * 500,)),
        ("t" * 501, ("unfit", "title_too_long")),
        ("Contact : a.b@example.org", ("unfit", "private")),
        ("Contact +212 6 61 23 45 67", ("unfit", "private")),
        ("Tél. 0522 12 34 56", ("unfit", "private")),
        ("06 61 23 45 67", ("unfit", "private")),
        ("٠٦ ٦١ ٢٣ ٤٥ ٦٧", ("unfit", "private")),
        ("212661234567", ("unfit", "private")),
        ("\u200b", ("unfit", "required")),
        ("\ud800", ("unfit", "broken_text")),
    ],
)
def test_text_stays_text(cell, expected):
    assert said(cell, "title") == expected


def test_the_report_does_not_spread_what_is_private():
    with pytest.raises(Unfit) as unfit:
        read_cell("Contact : a.b@example.org", COLUMNS["title"], DMY)
    assert "example.org" not in unfit.value.remark.value


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("P-1.a:b_2", ("P-1.a:b_2",)),
        (12.0, ("12",)),
        ("مشروع-1", ("مشروع-1",)),
        ("P\u200b1", ("P1", "invisible")),
        ("NULL", ("NULL",)),
        ("P 1", ("unfit", "identifier")),
        ("P/1", ("unfit", "identifier")),
        ("p" * 101, ("unfit", "identifier")),
        ("", ("unfit", "required")),
    ],
)
def test_an_identifier_has_letters_digits_and_few_marks(cell, expected):
    assert said(cell, "project_id") == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("https://example.org/a?b=c", ("https://example.org/a?b=c",)),
        ("HTTPS://example.org", ("https://example.org",)),
        ("https://me:secret@example.org/a", ("https://example.org/a", "address_credentials")),
        ("https://me:sec@ret@example.org/a", ("https://example.org/a", "address_credentials")),
        ("javascript:alert(1)", (None, "address_dropped")),
        ("ftp://example.org", (None, "address_dropped")),
        ("www.example.org", (None, "address_dropped")),
        ("http://", (None, "address_dropped")),
        ("http://[", (None, "address_dropped")),
        ("https://exa mple.org", (None, "address_dropped")),
        ("-", (None,)),
    ],
)
def test_an_address_is_http_or_dropped(cell, expected):
    assert said(cell, "source_url") == expected


@pytest.mark.parametrize(("cell", "expected"), [("2024", (2024,)), (1990, (1990,)), ("1989", ("unfit", "year_out_of_range"))])
def test_a_year_is_plausible(cell, expected):
    assert said(cell, "year") == expected
