"""Files with one fault in a text, an address, an identifier or a reference: what must become of each."""

from tests.bad_files import ACCEPT, QUARANTINE, REPAIR, cells, row, rows

TEXTS = [
    *cells(
        "projects",
        "title",
        *((name, ACCEPT) for name in ("None", "NULL", "N/A", "Néant", "NaN", "-", "M@ssroufy", "DIGIT@ction", "Null Island")),
        *((markup, ACCEPT, "markup_text") for markup in ("<script>alert(1)</script>", '<img src=x onerror="x">', "a <b>b</b>")),
        *((text, ACCEPT, "formula_text") for text in ("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", '=HYPERLINK("http://x")')),
        *((text, ACCEPT, "sql_text") for text in ("x'; DROP TABLE projects; --", "' OR '1'='1")),
        *((text, ACCEPT, "template_text") for text in ("{{ 7*7 }}", "${7*7}", "{% x %}")),
        *(
            (text, REPAIR, "invisible")
            for text in ("Pro\u202ejet", "Projet\u200b", "\ufeffProjet", "Pro\u00adjet", "Projet\x07", "\u2066Projet\u2069")
        ),
        ("E\u0301tude", REPAIR, "accents"),
        ("Un\nprojet", ACCEPT),
        ("Budget de 2 000 000 000 MAD", ACCEPT),
        ("Du 05.06.2024 au 07.06.2024", ACCEPT),
        ("t" * 500, ACCEPT),
        ("ة" * 500, ACCEPT),
        ("t" * 501, QUARANTINE, "title_too_long"),
        ("", QUARANTINE, "required"),
        (" \u00a0 ", QUARANTINE, "required"),
        ("\u200b", QUARANTINE, "required"),
    ),
    *cells(
        "projects",
        "note",
        *((text, QUARANTINE, "private") for text in ("Écrire à a.b@example.org", "A.B+C@EXAMPLE.CO.MA", "mailto:x@example.ma")),
        *(
            (text, QUARANTINE, "private")
            for text in ("+212 6 61 23 45 67", "0661234567", "06.61.23.45.67", "05 22 12 34 56", "00212661234567")
        ),
        *((text, QUARANTINE, "private") for text in ("(+212) 661-234567", "Tél : 0522 12 34 56", "٠٦٦١٢٣٤٥٦٧", "هاتف: ٠٦ ٦١ ٢٣ ٤٥ ٦٧")),
        *((text, ACCEPT) for text in ("2020-2024", "Loi 09-08", "ISO 27001:2022", "10 000 000 000 DH", "Article 12.5")),
    ),
    *cells("projects", "lead_organisation", ("DIGIT@ction", ACCEPT), ("None", ACCEPT), ("Ali, ali@example.com", QUARANTINE, "private")),
    *cells("projects", "partners", ("ADD; MNC", ACCEPT), ("وكالة التنمية الرقمية؛ تكنوبارك", REPAIR, "names_apart")),
]

ADDRESSES = [
    *cells(
        "projects",
        "source_url",
        *(
            (url, ACCEPT)
            for url in ("https://example.org/a?b=c#d", "http://example.org", "HTTPS://EXAMPLE.ORG/", "https://مثال.إختبار/", "-", "NULL")
        ),
        *(
            (url, REPAIR, "address_dropped")
            for url in ("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "ftp://example.org")
        ),
        *(
            (url, REPAIR, "address_dropped")
            for url in ("file:///etc/passwd", "//example.org", "www.example.org", "http://", "http://[", "texte")
        ),
        *(
            (url, REPAIR, "address_dropped")
            for url in ("https://exa mple.org", "java\tscript:alert(1)", "https://a.org/<script>", "https:\\\\a.org")
        ),
        *(
            (url, REPAIR, "address_credentials")
            for url in ("https://me:secret@example.org/a", "https://me@example.org", "http://a:b@c@d.org")
        ),
        ("https://example.org/\u200b", REPAIR, "invisible"),
    ),
]

IDENTIFIERS = [
    *cells(
        "projects",
        "project_id",
        *((name, ACCEPT) for name in ("P-3.a:b_2", "مشروع-3", "0012", "1e5", "NULL", "p" * 100, "Étude-3")),
        ("P\u200b3", REPAIR, "invisible"),
        *((name, QUARANTINE, "identifier") for name in ("P 3", "P/3", "p" * 101, "P;3", "P3!", "<b>", "=P3", "P\u00a03")),
        ("", QUARANTINE, "required"),
    ),
    rows("the same row twice", [{}, {}], REPAIR, 3, 1, rule="same_row"),
    rows("the same row in another writing", [{}, {"project_id": " p3 ", "axis": "IA"}], REPAIR, 3, 1, rule="same_row"),
    rows("the same identifier with an invisible character", [{}, {"project_id": "P\u200b3"}], REPAIR, 3, 1),
    rows("the same identifier three times", [{}, {}, {}], REPAIR, 3, 2),
    rows("another title under one identifier", [{}, {"title": "Autre"}], QUARANTINE, 2, rule="identifier_taken"),
    rows("another title under one identifier in capitals", [{}, {"project_id": "p3", "title": "Autre"}], QUARANTINE, 2),
    rows("two the same and one different", [{}, {}, {"title": "Autre"}], QUARANTINE, 2),
    rows("one of two is bad besides", [{}, {"axis": "magie"}], QUARANTINE, 2),
    rows("two rows without identifier", [{"project_id": ""}, {"project_id": ""}], QUARANTINE, 2),
    rows("the same event twice", [{}, {}], REPAIR, 3, 1, rule="same_row", dataset="events"),
    row("a parent in the file", {"parent_project_id": "P1"}, ACCEPT),
    row("a parent in another case", {"parent_project_id": "p1"}, ACCEPT),
    row("a parent in the register", {"parent_project_id": "add-mnc-framework-2020"}, ACCEPT),
    row("no parent, in words", {"parent_project_id": "néant"}, ACCEPT),
    row("a parent nobody knows", {"parent_project_id": "P99"}, QUARANTINE, "unknown_reference"),
    row("its own parent", {"parent_project_id": "P3"}, QUARANTINE, "circle"),
    rows(
        "a circle of two",
        [{"parent_project_id": "P4"}, {"project_id": "P4", "title": "B", "parent_project_id": "P3"}],
        QUARANTINE,
        2,
        rule="circle",
    ),
    rows(
        "a circle of three with one that hangs on it",
        [{"project_id": f"P{one}", "parent_project_id": f"P{up}"} for one, up in ((3, 4), (4, 5), (5, 3), (6, 3))],
        QUARANTINE,
        2,
    ),
    rows(
        "the child of a row set aside",
        [{"axis": "magie"}, {"project_id": "P4", "parent_project_id": "P3"}],
        QUARANTINE,
        2,
        rule="set_aside_too",
    ),
]

WORDS = TEXTS + ADDRESSES + IDENTIFIERS
