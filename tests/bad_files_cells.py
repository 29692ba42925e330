"""Files with one fault in one cell of a list, a date, a number, or an empty one: what must become of each."""

from tests.bad_files import ACCEPT, QUARANTINE, REFUSE, REPAIR, cells, row, rows

VOCABULARY = [
    *cells(
        "projects",
        "axis",
        *((code, ACCEPT) for code in ("1", "2", "3", "4", "5", "6", "7", "ai", "rd_platforms", "INDUSTRY40", " training ")),
        ("٣", ACCEPT),
        ("３", ACCEPT),
        ("3.0", ACCEPT),
        ("Intelligence artificielle", ACCEPT),
        ("INTELLIGENCE-ARTIFICIELLE", ACCEPT),
        ("intelligence   artificielle", ACCEPT),
        ("Artificial Intelligence", ACCEPT),
        ("الذكاء الاصطناعي", ACCEPT),
        ("الذكاء الإصطناعي", ACCEPT),
        ("الـذكــاء الاصطناعي", ACCEPT),
        ("الذَّكاءُ الاصْطِناعيّ", ACCEPT),
        ("Organisation d'événements", ACCEPT),
        ("organisation d’evenements", ACCEPT),
        ("Etudes digitales", ACCEPT),
        ("E\u0301tudes digitales", REPAIR, "accents"),
        ("IA", ACCEPT),
        ("ai\u200b", REPAIR, "invisible"),
        ("\u200fالذكاء الاصطناعي", REPAIR, "invisible"),
        ("0", QUARANTINE, "not_in_list"),
        ("8", QUARANTINE, "not_in_list"),
        ("-3", QUARANTINE, "not_in_list"),
        ("3.5", QUARANTINE, "not_in_list"),
        ("1;3", QUARANTINE, "not_in_list"),
        ("ai; training", QUARANTINE, "not_in_list"),
        ("Inteligence artificielle", QUARANTINE, "not_in_list"),
        ("Astrologie", QUARANTINE, "not_in_list"),
        ("", QUARANTINE, "required"),
        ("N/A", QUARANTINE, "required"),
    ),
    *cells(
        "projects",
        "sector",
        ("Santé", ACCEPT),
        ("SANTE", ACCEPT),
        ("e-santé", ACCEPT),
        ("1.0", ACCEPT),
        ("1.1", QUARANTINE, "not_in_list"),
        ("1-2", QUARANTINE, "not_in_list"),
        ("1, 2", QUARANTINE, "not_in_list"),
        ("Helth", QUARANTINE, "not_in_list"),
    ),
    *cells("projects", "region", ("MA-04", ACCEPT), ("Rabat Sale Kenitra", ACCEPT), ("جهة الوسط", QUARANTINE, "not_in_list")),
    *cells("projects", "status", ("en cours", ACCEPT), ("مكتمل", ACCEPT), ("perdu", QUARANTINE, "not_in_list")),
    *cells("events", "event_type", ("Salon", ACCEPT), ("Fête", QUARANTINE, "not_in_list")),
    *cells(
        "events", "country", *((name, ACCEPT) for name in ("Maroc", "MA", "MAR", "المغرب", "Cote d'Ivoire", "NA", "Émirats arabes unis"))
    ),
    *cells("events", "country", ("Atlantide", QUARANTINE, "country"), ("N/A", ACCEPT)),
    row("a city of another region", {"city": "Rabat", "region": "MA-03"}, ACCEPT, "city_elsewhere"),
    row("a city nobody knows", {"city": "Ville nouvelle", "region": "MA-03"}, ACCEPT),
]

DATES = [
    *cells(
        "projects",
        "start_date",
        *((date, ACCEPT) for date in ("2020", "2020-05", "2020-05-09", "1990", "2036-12-31", "2024-02-29")),
        *((date, REPAIR, "date_rewritten") for date in ("13/05/2024", "13.05.2024", "13-05-2024", "2024/05/13", "05/2024", "04/04/2024")),
        *(
            (date, REPAIR, "date_rewritten")
            for date in ("45425", "13 mai 2024", "1er août 2024", "févr. 2024", "May 13, 2024", "13-Sep-2024")
        ),
        *((date, REPAIR, "date_rewritten") for date in ("13 ماي 2024", "١٣ غشت ٢٠٢٤", "١٣/٠٥/٢٠٢٤", "lundi 13 mai 2024", "دجنبر 2023")),
        *((date, REPAIR, "timestamp") for date in ("2024-05-13T23:30:00+02:00", "2024-05-13 00:00:00", "2024-05-13T23:59:59Z")),
        ("13/05/2024 23:30", REPAIR, "timestamp"),
        ("\u200f13/05/2024", REPAIR, "invisible"),
        ("05/06/2024", REFUSE, "date_order"),
        ("\u200e05/06/2024", REFUSE, "date_order"),
        ("05/06/2024 10:00", REFUSE, "date_order"),
        *((date, QUARANTINE, "two_digit_year") for date in ("13/05/24", "24-05-13", "13-May-24", "mai 24")),
        *((date, QUARANTINE, "week_date") for date in ("2024-W20", "2024-W20-1", "2024W20")),
        *((date, QUARANTINE, "epoch_number") for date in ("1715558400", "1715558400000")),
        *((date, QUARANTINE, "hijri_date") for date in ("1445-09-01", "15 رمضان 1445", "1445 هـ", "15 Ramadan 1445")),
        *((date, QUARANTINE, "no_such_day") for date in ("2023-02-29", "31/04/2024", "2024-13-01", "2020-00", "32/01/2024")),
        *((date, QUARANTINE, "date_out_of_range") for date in ("1989-12-31", "2037", "25000", "9999-12-31")),
        *((date, QUARANTINE, "date") for date in ("bientôt", "T1 2024", "printemps 2024", "2020-2024", "13-15/05/2024", "2024-05-1x")),
        ("31/05/2024", REPAIR, "date_rewritten"),
        ("05/31/2024", REPAIR, "date_rewritten"),
        ("=TODAY()", QUARANTINE, "date"),
    ),
    row("month first, as a person says", {"start_date": "05/06/2024"}, REPAIR, options=("--dates", "mdy")),
    row("day first, as a person says", {"start_date": "05/06/2024"}, REPAIR, options=("--dates", "dmy")),
    row("against what a person says", {"start_date": "13/05/2024"}, QUARANTINE, "other_date_order", options=("--dates", "mdy")),
    rows("one date tells the order", [{"start_date": "05/06/2024"}, {"project_id": "P4", "start_date": "13/05/2024"}], REPAIR, 4),
    rows("one date tells the month first", [{"start_date": "05/06/2024"}, {"project_id": "P4", "start_date": "05/13/2024"}], REPAIR, 4),
    rows("another column tells it", [{"start_date": "05/06/2024"}, {"project_id": "P4", "source_date": "13/05/2024"}], REPAIR, 4),
    rows("an ISO date tells nothing", [{"start_date": "05/06/2024"}, {"project_id": "P4", "start_date": "2024-05-13"}], REFUSE, 0),
    rows(
        "one breaks the order of the others",
        [{"project_id": f"P{place}", "start_date": date} for place, date in enumerate(("13/05/2024", "14/05/2024", "05/13/2024"), 3)],
        QUARANTINE,
        4,
        rule="other_date_order",
    ),
    row("the end before the start", {"start_date": "2024-05-13", "end_date": "2024-05-12"}, QUARANTINE, "end_before_start", "events"),
    row("the end in the month of the start", {"start_date": "2024-05-13", "end_date": "2024-05"}, ACCEPT, dataset="events"),
    row("an end in the year before", {"start_date": "2024-05", "end_date": "2023"}, QUARANTINE, "end_before_start"),
    row("an event of 400 days", {"start_date": "2024-01-01", "end_date": "2025-02-04"}, ACCEPT, dataset="events"),
    row("an event of 401 days", {"start_date": "2024-01-01", "end_date": "2025-02-05"}, QUARANTINE, "event_too_long", "events"),
    row("a project of ten years", {"start_date": "2020-01-01", "end_date": "2030-01-01"}, ACCEPT),
    row("neither start nor year", {"start_date": ""}, QUARANTINE, "no_date", "events"),
    row("a year and no start", {"start_date": "", "year": "2024"}, ACCEPT, dataset="events"),
    row("a year that is not that of the start", {"start_date": "2023-05", "year": "2024"}, QUARANTINE, "other_year", "events"),
    *cells("projects", "year", ("2024", ACCEPT), ("2024.0", ACCEPT), ("1989", QUARANTINE, "year_out_of_range"), ("2037", QUARANTINE)),
    *cells("projects", "year", ("24", QUARANTINE), ("2024-05-13", QUARANTINE), ("٢٠٢٤", REPAIR), ("2023/2024", QUARANTINE)),
]

NUMBERS = [
    *cells(
        "projects",
        "budget_mad",
        *((number, ACCEPT) for number in ("0", "1500000", "12.5", "1000000000000")),
        *((number, REPAIR, "number_rewritten") for number in ("12,5", "1 500 000", "1 500 000,50", "1\u00a0500", "1\u202f500\u202f000,5")),
        *((number, REPAIR, "number_rewritten") for number in ("1'500'000", "1’500’000", "1.500.000", "1,500,000.75", "1.500.000,75")),
        *(
            (number, REPAIR, "number_rewritten")
            for number in ("١٥٠٠", "١٬٥٠٠٬٠٠٠٫٥", "１５００", "1500 MAD", "1 500,00 DH", "500dh", "500 درهم")
        ),
        *((number, QUARANTINE, "ambiguous_number") for number in ("800.000", "800,000", "1.234", "12,345 DH")),
        *((number, QUARANTINE, "other_currency") for number in ("500 EUR", "€ 500", "$500", "500 €", "USD 500")),
        *((number, QUARANTINE, "out_of_range") for number in ("-5", "1000000000001", "\u22125")),
        *((number, QUARANTINE, "number") for number in ("12 %", "100-200", "100 à 200", "0x1F", "1_000", "=1+1", "inf", "∞", "1e400")),
        *((number, QUARANTINE, "number") for number in ("5 millions", "environ 500", "12 34", "(500)", "½", "1²", "5 MDH", ">500", "5M")),
        *((empty, ACCEPT) for empty in ("", " ", "NULL", "N/A", "None", "NaN", "-", "néant", "NÉANT", "n/a")),
    ),
    row("an amount in three digits, with the decimal mark said", {"budget_mad": "800.000"}, REPAIR, options=("--decimal", "comma")),
    row("an amount in three digits, with the other mark said", {"budget_mad": "800.000"}, ACCEPT, options=("--decimal", "point")),
    row("an amount with its currency", {"budget_amount": "500", "budget_currency": "€"}, ACCEPT),
    row("an amount without a currency", {"budget_amount": "500"}, QUARANTINE, "no_currency"),
    row("an amount in two currencies", {"budget_amount": "500 DH", "budget_currency": "EUR"}, QUARANTINE, "two_amounts"),
    *cells(
        "events",
        "attendees",
        *((number, ACCEPT) for number in ("0", "1500", "12.0", "5000000", "N/A", "néant")),
        *((number, REPAIR, "number_rewritten") for number in ("1 500", "٥٠٠", "５００")),
        *((number, QUARANTINE, "not_whole") for number in ("0.5", "12,5")),
        *((number, QUARANTINE, "out_of_range") for number in ("5000001", "-1")),
        *(
            (number, QUARANTINE)
            for number in ("1.500", "500+", "~500", "500-600", "50%", "0x1F", "1_000", "cinq cents", "Infinity", "500 MAD")
        ),
    ),
]

LISTS = VOCABULARY + DATES + NUMBERS
