"""Text files with one fault in a row, a header, a quotation mark or the code page: what must become of each."""

from tests.bad_files import ACCEPT, QUARANTINE, REFUSE, REPAIR, BadFile, rows_of, separated, whole

HEADER = "project_id,title,axis,city"
P1, P2, P3 = "P1,Plateforme numérique,1,Fès", "P2,منصة رقمية,2,الرباط", "P3,Projet pilote,ai,Safi"
LATIN = "P2,Déploiement à l’École créée en été,2,Rabat"
EVENTS = [["event_id", "title", "axis", "start_date"], ["E1", "Salon", "6", "2024"]]


def lines(*said: str, end: str = "\n") -> str:
    return end.join(said) + end


def french(*said: str) -> str:
    return lines(HEADER, P1, LATIN, *said)


def twice(text: str, times: int = 1) -> str:
    """Return a text as it looks once it was written so many times more into UTF-8, by a program that took it for Windows-1252."""
    for _ in range(times):
        text = "".join(chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([byte]).decode("cp1252") for byte in text.encode())
    return text


THREE, REST = (3, 3, 0, 0), (3, 2, 1, 0)
GOOD = lines(HEADER, P1, P2, P3)
ROWS = [
    whole("plain", GOOD, ACCEPT, THREE),
    whole("semicolons", GOOD.replace(",", ";"), ACCEPT, THREE),
    whole("tabs", GOOD.replace(",", "\t"), ACCEPT, THREE),
    whole("vertical bars", GOOD.replace(",", "|"), ACCEPT, THREE),
    whole("sep=;", "sep=;\n" + GOOD.replace(",", ";"), ACCEPT, THREE),
    whole("sep=; after a byte order mark, CR LF", "\ufeffsep=;\r\n" + GOOD.replace(",", ";").replace("\n", "\r\n"), ACCEPT, THREE),
    whole("sep=^", "sep=^\n" + GOOD.replace(",", "^"), ACCEPT, THREE),
    whole("CR LF", GOOD.replace("\n", "\r\n"), ACCEPT, THREE),
    whole("CR alone", GOOD.replace("\n", "\r"), ACCEPT, THREE),
    whole("no end of line at the end", GOOD.strip(), ACCEPT, THREE),
    whole("commas in cells between semicolons", GOOD.replace(",", ";").replace("Projet pilote", "Un, deux, trois"), ACCEPT, THREE),
    whole("empty fields at the end of rows", lines(HEADER, P1, P2 + ",,", P3 + ", "), REPAIR, THREE, "empty_fields_dropped"),
    whole("empty fields at the end of all lines", GOOD.replace("\n", ",,\n"), ACCEPT, THREE),
    whole("blank lines", lines(HEADER, P1, "", " ", P2, "\t", P3, ""), REPAIR, THREE, "lines_dropped"),
    whole("ghost rows", lines(HEADER, P1, ",,,", P2, ', ,"",', P3, ",,,,,,"), REPAIR, THREE, "lines_dropped"),
    whole("the header again", lines(HEADER, P1, HEADER, P2, HEADER.upper(), P3), REPAIR, THREE, "lines_dropped"),
    whole("a field too many", lines(HEADER, P1, P2 + ",x", P3), QUARANTINE, REST, "wrong_field_count"),
    whole("a field too few", lines(HEADER, P1, "P2,منصة رقمية,2", P3), QUARANTINE, REST, "wrong_field_count"),
    whole("a comma without quotation marks", lines(HEADER, P1, "P2,Un, deux,2,Fès", P3), QUARANTINE, REST, "wrong_field_count"),
    whole("another mark in one row", lines(HEADER, P1, P2.replace(",", ";"), P3), QUARANTINE, REST, "wrong_field_count"),
    whole("no row", HEADER + "\n", ACCEPT, (0, 0, 0, 0), "no_rows"),
    whole("no row but blank lines", HEADER + "\n\n \n,,,\n", REPAIR, (0, 0, 0, 0), "no_rows"),
    whole("all rows bad", lines(HEADER, "P1,,1,x", "P2,T,9,x"), QUARANTINE, (2, 0, 2, 0)),
    whole("a quotation mark never closed", lines(HEADER, P1, 'P2,"Un projet,2,Fès', P3), QUARANTINE, REST, "unclosed_quote"),
    whole(
        "a quotation mark never closed in the last row", lines(HEADER, P1, P2, 'P3,"Un projet,2,Fès'), QUARANTINE, REST, "unclosed_quote"
    ),
    whole(
        "a quotation mark never closed in the first cell", lines(HEADER, P1, '"P2,Un projet,2,Fès', P3), QUARANTINE, REST, "unclosed_quote"
    ),
    whole("a quotation mark closed in the next row", lines(HEADER, P1, 'P2,"Un projet,2,Fès', 'P3,Un" projet,2,x'), QUARANTINE, REST),
    whole("two quotation marks that swallow a row", lines(HEADER, P1, 'P2,"Un projet,2,Fès', 'P3,Deux",2,x'), QUARANTINE, REST),
    whole("words after a closing quotation mark", lines(HEADER, P1, 'P2,"Un" projet,2,Fès', P3), QUARANTINE, REST, "misplaced_quote"),
    whole("a quotation mark within a word", lines(HEADER, P1, 'P2,Écran 12" plat,2,Fès', P3), ACCEPT, THREE),
    whole("doubled quotation marks", lines(HEADER, P1, 'P2,"Le ""grand"" projet",2,Fès', P3), ACCEPT, THREE),
    whole("a cell over two lines", lines(HEADER, P1, 'P2,"Un\nprojet, deux",2,Fès', P3), ACCEPT, THREE),
]

HEADERS = [
    whole("a header in French", GOOD.replace(HEADER, "Identifiant,Intitulé,Axe,Ville"), ACCEPT, THREE),
    whole("a header in Arabic", GOOD.replace(HEADER, "معرّف المشروع,العنوان,المحور,المدينة"), ACCEPT, THREE),
    whole("a header in capitals with spaces", GOOD.replace(HEADER, " PROJECT ID , Title,AXIS ,city"), ACCEPT, THREE),
    whole("a header without accents", GOOD.replace(HEADER, "identifiant_du_projet,intitule,AXE,ville"), ACCEPT, THREE),
    whole("another order", lines("axis,city,title,project_id", "1,Fès,Un,P1", "2,Safi,Deux,P2", "3,Rabat,Trois,P3"), ACCEPT, THREE),
    whole("a column more", GOOD.replace(HEADER, "project_id,title,axis,chef de service"), ACCEPT, THREE, "column_kept_aside"),
    whole("a column twice", GOOD.replace("city", "title"), REFUSE, rule="header_twice"),
    whole("a column twice, in two languages", GOOD.replace("city", "Titre"), REFUSE, rule="header_twice"),
    whole("an unknown column twice", lines("project_id,title,axis,x,X", "P1,Un,1,a,b"), REFUSE, rule="header_twice"),
    whole("no header", lines(P1, P2, P3), REFUSE, rule="column_missing"),
    whole("no axis", GOOD.replace("axis", "thème"), REFUSE, rule="column_missing"),
    whole("no identifier", GOOD.replace("project_id", "numéro de page"), REFUSE, rule="column_missing"),
    whole("no title", GOOD.replace("title", "x"), REFUSE, rule="column_missing"),
    whole("a column without a name", GOOD.replace("axis,city", "axis,"), REFUSE, rule="header_without_name"),
    whole("events as projects", separated(EVENTS), REFUSE, rule="wrong_dataset"),
    BadFile("projects as events", separated(rows_of("projects")).encode(), REFUSE, (0, 0, 0, 0), "wrong_dataset", "events"),
    BadFile("events without start and year", b"event_id,title,axis\nE1,Salon,6\n", REFUSE, (0, 0, 0, 0), "column_missing", "events"),
    whole("a title line above the header", "Liste des projets,,,\n" + GOOD, REFUSE, rule="column_missing"),
    whole("101 columns", GOOD.replace("city", ",".join(f"c{place}" for place in range(98))), REFUSE, rule="too_many_columns"),
    whole("200,001 rows", HEADER.encode() + b"\n" + b"a,b,1,d\n" * 200_001, REFUSE, rule="too_many_rows"),
    whole("a cell of 10,001 characters", lines(HEADER, f"P1,{'a' * 10_001},1,x"), REFUSE, rule="cell_too_long"),
]

ENCODINGS = [
    whole("a byte order mark", "\ufeff" + GOOD, ACCEPT, THREE),
    whole("UTF-16 with its mark", GOOD.encode("utf-16"), ACCEPT, THREE, "read_as"),
    whole("UTF-16 with its mark, the other way round", b"\xfe\xff" + GOOD.replace(",", "\t").encode("utf-16-be"), ACCEPT, THREE),
    whole("UTF-16 without its mark", GOOD.encode("utf-16-le"), REFUSE, rule="unknown_encoding"),
    whole("UTF-16 without its mark, the other way round", GOOD.encode("utf-16-be"), REFUSE, rule="unknown_encoding"),
    whole("UTF-16 cut within a letter", GOOD.encode("utf-16")[:-3], QUARANTINE, REST, "invalid_bytes"),
    whole("UTF-32", GOOD.encode("utf-32"), REFUSE, rule="unknown_encoding"),
    whole("Windows-1252", french(P3).encode("cp1252"), REPAIR, THREE, "read_as"),
    whole("Windows-1252 with its own marks", french("P3,« Œuvre » – 5 € l’été…,3,Safi").encode("cp1252"), REPAIR, THREE, "read_as"),
    whole("Windows-1252 in capitals", french("P3,ÉCOLE À L’ÉTRANGER,3,FÈS").encode("cp1252"), REPAIR, THREE, "read_as"),
    whole("one letter of Windows-1252", lines(HEADER, "P1,Un,1,Fès", "P2,Deux,2,x", "P3,T,3,x").encode("cp1252"), REPAIR, THREE, "read_as"),
    *(
        whole(f"letters of {page}", french(P3).replace("’", "'").encode(page), REFUSE, rule="unknown_encoding")
        for page in ("mac-roman", "cp850", "cp437")
    ),
    *(
        whole(
            f"Arabic letters of {page}",
            lines(HEADER, "P1,الذكاء الاصطناعي,1,فاس", "P2,x,2,y").encode(page),
            REFUSE,
            rule="unknown_encoding",
        )
        for page in ("cp1256", "iso-8859-6")
    ),
    whole("Russian letters", lines(HEADER, "P1,Цифровой проект,1,Рабат").encode("cp1251"), REFUSE, rule="unknown_encoding"),
    whole("Greek letters", lines(HEADER, "P1,Ψηφιακό έργο,1,x").encode("iso-8859-7"), REFUSE, rule="unknown_encoding"),
    whole("Polish letters", lines(HEADER, "P1,Zażółć gęślą jaźń,1,x").encode("cp1250"), REFUSE, rule="unknown_encoding"),
    whole("Turkish letters", lines(HEADER, "P1,Dijital dönüşüm ağı ışık,1,x").encode("cp1254"), REFUSE, rule="unknown_encoding"),
    whole("Chinese letters", lines(HEADER, "P1,数字平台项目,1,x").encode("gb18030"), REFUSE, rule="unknown_encoding"),
    whole("Japanese letters", lines(HEADER, "P1,デジタル計画,1,x").encode("shift-jis"), REFUSE, rule="unknown_encoding"),
    whole(
        "Arabic letters of cp1256, as a person says",
        lines(HEADER, "P1,الذكاء,1,فاس").encode("cp1256"),
        ACCEPT,
        (1, 1, 0, 0),
        options=("--encoding", "cp1256"),
    ),
    whole("a code page that is none", GOOD, REFUSE, rule="no_such_encoding", options=("--encoding", "klingon")),
    *(
        whole(f"the byte {byte.hex()} in a UTF-8 file", GOOD.encode().replace(b"pilote", b"pil" + byte), QUARANTINE, REST, "invalid_bytes")
        for byte in (b"\xe9", b"\xff", b"\x80", b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80")
    ),
    whole("an invalid byte after a byte order mark", b"\xef\xbb\xbf" + GOOD.encode().replace("Fès".encode(), b"F\xe8s"), QUARANTINE, REST),
    *(
        whole(
            f"the bytes {damage.hex()} in a file of plain letters",
            lines(HEADER, "P1,Un,1,x", "P2,Deux,2,x", "P3,T@,3,x").encode().replace(b"@", damage),
            QUARANTINE,
            REST,
            "invalid_bytes",
        )
        for damage in (b"\xff", b"\xc3(", b"\xfe\xff")
    ),
    whole("written twice into UTF-8", twice(french(P3)), REPAIR, THREE, "written_twice"),
    whole("written three times into UTF-8", twice(french(P3), 2), REPAIR, THREE, "written_twice"),
    whole("Arabic written twice into UTF-8", lines(HEADER, P1, P3, twice(P2)), REPAIR, THREE, "written_twice"),
    whole("an empty byte in a title", GOOD.replace("pilote", "pil\x00ote"), REPAIR, THREE, "invisible"),
    whole("nothing", b"", REFUSE, rule="empty"),
    whole("nothing but a byte order mark", b"\xef\xbb\xbf", REFUSE, rule="empty"),
    whole("nothing but blanks", b" \n\t\n\n", REFUSE, rule="empty"),
    whole("noise", bytes(range(256)) * 8, REFUSE),
]

LINES = ROWS + HEADERS + ENCODINGS
