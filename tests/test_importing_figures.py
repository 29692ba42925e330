"""Dates and numbers from outside: what each becomes, and which are not read because they may be two."""

import datetime

import pytest

from analytics.importing.columns import Manner
from analytics.importing.raw import Formula
from tests.offered import MDY, said


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2020", ("2020",)),
        (2020, ("2020",)),
        ("2020-05", ("2020-05",)),
        ("2020-05-09", ("2020-05-09",)),
        (datetime.date(2024, 5, 13), ("2024-05-13",)),
        (datetime.datetime(2024, 5, 13), ("2024-05-13",)),
        (datetime.datetime(2024, 5, 13, 23, 59), ("2024-05-13", "timestamp")),
        ("2024-05-13T23:30:00+02:00", ("2024-05-13", "timestamp")),
        ("2024-05-13 23:30", ("2024-05-13", "timestamp")),
        ("13/05/2024", ("2024-05-13", "date_rewritten")),
        ("3/4/2024", ("2024-04-03", "date_rewritten")),
        ("13.05.2024", ("2024-05-13", "date_rewritten")),
        ("13 05 2024", ("2024-05-13", "date_rewritten")),
        ("2024/05/13", ("2024-05-13", "date_rewritten")),
        ("05/2024", ("2024-05", "date_rewritten")),
        ("20240513", ("2024-05-13", "date_rewritten")),
        ("١٣/٠٥/٢٠٢٤", ("2024-05-13", "date_rewritten")),
        ("45425", ("2024-05-13", "date_rewritten")),
        ("2024–05–13", ("2024-05-13", "date_rewritten")),
        (2024.5, ("unfit", "date")),
        (45425, ("2024-05-13", "date_rewritten")),
        (45425.5, ("2024-05-13", "date_rewritten")),
        ("13 mai 2024", ("2024-05-13", "date_rewritten")),
        ("1er août 2024", ("2024-08-01", "date_rewritten")),
        ("lundi 13 mai 2024", ("2024-05-13", "date_rewritten")),
        ("févr. 2024", ("2024-02", "date_rewritten")),
        ("sept. 2024", ("2024-09", "date_rewritten")),
        ("May 13, 2024", ("2024-05-13", "date_rewritten")),
        ("13-May-2024", ("2024-05-13", "date_rewritten")),
        ("May 2024", ("2024-05", "date_rewritten")),
        ("13 ماي 2024", ("2024-05-13", "date_rewritten")),
        ("١٣ غشت ٢٠٢٤", ("2024-08-13", "date_rewritten")),
        ("5 تشرين الثاني 2024", ("2024-11-05", "date_rewritten")),
        ("2036", ("2036",)),
        ("1990", ("1990",)),
        ("", (None,)),
        ("-", (None,)),
        ("néant", (None,)),
        ("NULL", (None,)),
        ("05/13/2024", ("unfit", "other_date_order")),
        ("31/02/2024", ("unfit", "no_such_day")),
        ("2023-02-29", ("unfit", "no_such_day")),
        ("2024-13", ("unfit", "no_such_day")),
        ("2020-00-00", ("unfit", "no_such_day")),
        ("0000-00-00", ("unfit", "no_such_day")),
        ("13/05/24", ("unfit", "two_digit_year")),
        ("13-May-24", ("unfit", "two_digit_year")),
        ("2024-W20", ("unfit", "week_date")),
        ("1715558400", ("unfit", "epoch_number")),
        (1715558400000, ("unfit", "epoch_number")),
        ("1445-09-01", ("unfit", "hijri_date")),
        ("1399-09-01", ("unfit", "hijri_date")),
        ("01/09/1445", ("unfit", "hijri_date")),
        ("15 رمضان 1445", ("unfit", "hijri_date")),
        ("12 ربيع الأول 1445", ("unfit", "hijri_date")),
        ("ربيع 2025", ("unfit", "date")),
        ("ربيع السنة الماضية", ("unfit", "date")),
        ("أصفر", ("unfit", "date")),
        ("1989", ("unfit", "date_out_of_range")),
        ("2037-01-01", ("unfit", "date_out_of_range")),
        ("25000", ("unfit", "date_out_of_range")),
        ("spring 2024", ("unfit", "date")),
        ("T1 2024", ("unfit", "date")),
        ("2024-134", ("unfit", "date")),
        ("2020-2024", ("unfit", "date")),
        ("12", ("unfit", "date")),
        (True, ("unfit", "date")),
        (float("inf"), ("unfit", "date")),
        (Formula("=TODAY()"), ("unfit", "formula_without_value")),
    ],
)
def test_a_date_is_kept_as_precise_as_it_is(cell, expected):
    assert said(cell, "end_date") == expected


def test_the_order_of_day_and_month_is_that_of_the_file():
    assert said("03/04/2024", "start_date", MDY) == ("2024-03-04", "date_rewritten")
    assert said("25/12/2024", "start_date", MDY) == ("unfit", "other_date_order")


def test_a_serial_number_counts_from_the_epoch_of_its_workbook():
    assert said(43963, "start_date", Manner(2026, epoch1904=True)) == ("2024-05-13", "date_rewritten")


@pytest.mark.parametrize(
    ("cell", "number", "remarks"),
    [
        ("1500000", 1_500_000, 0),
        ("12.5", 12.5, 0),
        (1500000, 1_500_000, 0),
        (0, 0, 0),
        ("1000000000000", 10**12, 0),
        ("12,5", 12.5, 1),
        ("1 500 000", 1_500_000, 1),
        ("1 500 000,50", 1_500_000.5, 1),
        ("1\u00a0500\u00a0000", 1_500_000, 1),
        ("1\u202f500\u202f000", 1_500_000, 1),
        ("1'500'000", 1_500_000, 1),
        ("1’500’000.25", 1_500_000.25, 1),
        ("1.500.000", 1_500_000, 1),
        ("1,500,000", 1_500_000, 1),
        ("1.500.000,75", 1_500_000.75, 1),
        ("1,500,000.75", 1_500_000.75, 1),
        ("0,800", 0.8, 1),
        ("1234,567", 1234.567, 1),
        ("١٥٠٠٠٠٠", 1_500_000, 1),
        ("١٬٥٠٠٬٠٠٠٫٥", 1_500_000.5, 1),
        ("１５００", 1500, 1),
        ("1500 MAD", 1500, 1),
        ("1 500,00 DH", 1500, 1),
        ("500 dirhams", 500, 1),
        ("500 درهم", 500, 1),
        ("MAD 500", 500, 1),
        ("1e6", 1_000_000, 1),
    ],
)
def test_a_number_is_read_as_it_is_written_or_repaired(cell, number, remarks):
    value, *rules = said(cell, "budget_mad")
    assert value == (number, "MAD")
    assert rules == ["number_rewritten"] * remarks


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("800.000", "ambiguous_number"),
        ("1,234", "ambiguous_number"),
        ("800.000 DH", "ambiguous_number"),
        ("12 %", "number"),
        ("12%", "number"),
        ("100-200", "number"),
        ("100 à 200", "number"),
        ("0x1F", "number"),
        ("1_000", "number"),
        ("=1+1", "number"),
        ("inf", "number"),
        ("∞", "number"),
        ("1e400", "number"),
        ("1²", "number"),
        ("½", "number"),
        ("5 M", "number"),
        ("5 MDH", "number"),
        ("5 millions", "number"),
        ("environ 500", "number"),
        ("12 34", "number"),
        ("1,2,3", "number"),
        ("1.2.3,4", "number"),
        ("(500)", "number"),
        ("12,", "number"),
        ("500 EUR", "other_currency"),
        ("€500", "other_currency"),
        ("$ 500", "other_currency"),
        ("-5", "out_of_range"),
        ("1000000000001", "out_of_range"),
        (float("inf"), "number"),
        (True, "number"),
        (datetime.date(2024, 1, 1), "number"),
        (Formula("=A1"), "formula_without_value"),
    ],
)
def test_what_is_no_number_or_may_be_two_is_not_read(cell, rule):
    assert said(cell, "budget_mad") == ("unfit", rule)


@pytest.mark.parametrize(
    ("cell", "decimal", "number"),
    [("800.000", "comma", 800_000), ("800.000", "point", 800), ("1,234", "comma", 1.234), ("1,234", "point", 1234), ("12", "comma", 12)],
)
def test_a_person_may_say_which_mark_is_the_decimal_one(cell, decimal, number):
    assert said(cell, "budget_mad", Manner(2026, decimal=decimal))[0] == (number, "MAD")


def test_a_number_that_breaks_what_was_said_of_the_decimal_mark_is_not_read():
    assert said("12.5", "budget_mad", Manner(2026, decimal="comma")) == ("unfit", "number")
    assert said("1.234,5", "budget_mad", Manner(2026, decimal="point")) == ("unfit", "number")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1500", (1500,)),
        (1500.0, (1500,)),
        ("1 500", (1500, "number_rewritten")),
        ("5000000", (5_000_000,)),
        ("N/A", (None,)),
        (float("nan"), (None,)),
        ("12.5", ("unfit", "not_whole")),
        (0.5, ("unfit", "not_whole")),
        ("5000001", ("unfit", "out_of_range")),
        ("-1", ("unfit", "out_of_range")),
        ("500 MAD", ("unfit", "number")),
        ("500+", ("unfit", "number")),
    ],
)
def test_attendees_are_whole(cell, expected):
    assert said(cell, "attendees") == expected
