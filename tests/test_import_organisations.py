"""Organisations are imported as projects and events are: a name stands for one of them alone, and pages follow the register in force."""

import pytest

from analytics.__main__ import main
from analytics.proper_names import name_in, spelled
from analytics.ui.changed_records import changed_records
from analytics.ui.reader import Reader
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.changes import changes_between
from analytics.warehouse.origins import history_of, imports_of, origin_of
from analytics.warehouse.quarantine import set_aside_in
from tests.conftest import World, drawn_rows
from tests.offered import report_of, rules
from tests.steward import Desk, changed

HELD = """
    organisation_id | name                       | name_fr          | name_ar           | aliases    | organisation_type | country | is_group
    add             | Digital Development Agency |                  |                   | ADD; L'Add | government        | Morocco | no
    banks           | Banks                      | Banques          | أبناك             |            |                   |         | yes
    uca             | Université Cadi Ayyad      |                  | جامعة القاضي عياض |            | 4                 | Morocco | no
    wb              | World Bank                 | Banque mondiale  |                   |            |                   |         | no
    oecd            | OECD                       |                  |                   |            |                   |         | no
"""


@pytest.fixture
def desk(world: World, capfdbinary, read_here) -> Desk:
    world.has("organisations", HELD)
    return Desk(world, capfdbinary)


def offers(desk: Desk, table: str, *options: str) -> tuple[int, dict]:
    """Return (how the import of a drawn file of organisations ends, its report); whatever is published, the build sets no row aside."""
    code, report, _ = desk.offers(table, "--as", "organisations", *options)
    assert set_aside_in(versions.current()) == {}
    return code, report


def held(identifier: str, columns: str = "name, name_fr, name_ar, aliases, organisation_type::VARCHAR, country, is_group") -> tuple:
    with versions.connection_to(versions.current()).cursor() as cursor:
        [row] = cursor.execute(f"SELECT {columns} FROM organisations WHERE organisation_id = ?", [identifier]).fetchall()
    return row


def test_a_new_one_is_added_and_pages_and_later_imports_know_all_its_names(desk):
    table = "Nom | Nom en français | الاسم بالعربية | Autres noms | Type | Pays\nZebra Co-op | Coopérative Zèbre | تعاونية زيبرا | ZC; Zebra | Startups | Maroc"
    code, report = offers(desk, table)
    assert (code, changed(report), [one["rule"] for one in report["findings"]]) == (0, (1, 0, 0, 0), ["identifier_made"])
    assert versions.current() == report["published"]["version"] != desk.first
    told = ("Zebra Co-op", "Coopérative Zèbre", "تعاونية زيبرا", "ZC; Zebra", "startup", "Morocco", False)
    assert held("zebra-co-op") == told
    assert (name_in("organisations", "ZC", "fr"), name_in("organisations", "zc", "ar")) == ("Coopérative Zèbre", "تعاونية زيبرا")
    assert rules(report_of("projects", {"lead_organisation": "Coopérative Zèbre"})) == []


def test_the_same_import_twice_is_the_same_version_and_empties_nothing(desk):
    offers(desk, "name | aliases | is_group\nZebra | ZC | oui")
    _, again = offers(desk, "name | aliases | is_group\nZebra | | ")
    assert changed(again) == (0, 0, 1, 0)
    assert held("zebra", "aliases, is_group") == ("ZC", True)


def test_one_is_updated_by_its_identifier_and_keeps_what_the_file_does_not_say(desk):
    table = "organisation_id | name | aliases | country | is_group\nADD | Digital Agency | | France |\nbanks | Banks | | |"
    _, report = offers(desk, table)
    assert changed(report) == (0, 1, 1, 0)
    assert held("add") == ("Digital Agency", None, None, "ADD; L'Add", "government", "France", False)
    assert held("banks")[-1] is True
    assert [(one["line"], one["column"], one["rule"], one["value"]) for one in report["findings"]] == [
        (2, "name", "name_lost", "Digital Development Agency")
    ]


def test_a_name_is_lost_with_a_warning_and_only_replacing_empties(desk):
    _, report = offers(desk, "organisation_id | name | aliases\nadd | Digital Development Agency | L’ADD; DDA")
    assert [(one["rule"], one["value"], one["severity"]) for one in report["findings"]] == [("name_lost", "ADD", "warning")]
    bare = [f"{row['organisation_id']} | {row['name']} | | " for row in drawn_rows(HELD)]
    _, report = offers(desk, "organisation_id | name | aliases | country\n" + "\n".join(bare), "--replace")
    assert {one["value"] for one in report["findings"] if one["rule"] == "name_lost"} == {"L’ADD", "DDA"}
    assert (held("add", "aliases, country"), held("banks", "is_group")) == ((None, None), (True,))


def test_going_back_the_names_are_those_of_before(desk):
    offers(desk, "name | name_fr\nZebra | Zèbre")
    assert spelled("organisations", "zèbre").key == "zebra"
    assert main(["rollback", desk.first]) == 0
    assert spelled("organisations", "zèbre") is None
    assert [rule for *_, rule in rules(report_of("projects", {"lead_organisation": "Zebra"}))] == ["new_organisation"]


@pytest.mark.parametrize(
    ("row", "rule", "column", "facts"),
    [
        ("z | Add | | |", "name_taken", "name", ("Digital Development Agency", "add")),
        ("z | Zebra | banque MONDIALE | |", "name_taken", "name_fr", ("World Bank", "wb")),
        ("z | Zebra | | جامعة القاضي عياض |", "name_taken", "name_ar", ("Université Cadi Ayyad", "uca")),
        ("z | Zebra | | | ZC; l’add", "name_taken", "aliases", ("Digital Development Agency", "add")),
        ("wb | World Bank | | | Banks", "name_taken", "aliases", ("Banks", "banks")),
        (" | L’ADD | | |", "name_taken", "name", ("Digital Development Agency", "add")),
        (" | ADD | | |", "made_identifier_taken", "organisation_id", ("Digital Development Agency",)),
        (" | U.C.A! | | |", None, None, None),
        (" | Wb | | |", "made_identifier_taken", "organisation_id", ("World Bank",)),
        (" | !? | | |", "required", "organisation_id", ()),
    ],
)
def test_a_name_of_another_organisation_is_refused_with_whose_it_is(desk, row, rule, column, facts):
    row = row if row.count("|") == 4 else f"{row} |"
    code, report = offers(desk, f"organisation_id | name | name_fr | name_ar | aliases\n{row}")
    found = [one for one in report["findings"] if one["severity"] == "quarantine"]
    assert [(one["rule"], one["column"]) for one in found] == ([(rule, column)] if rule else [])
    assert code == (1 if rule else 0)
    assert all(fact in one["message"] for one in found for fact in facts)


def test_two_rows_of_one_spelling_are_both_set_aside_and_name_each_other(desk):
    code, report = offers(desk, "name | aliases\nZebra | ZC\nZèbre du Nord | zc\nYak | YC")
    found = [(one["line"], one["rule"], one["value"]) for one in report["findings"] if one["severity"] == "quarantine"]
    assert (code, found, changed(report)) == (1, [(2, "name_twice", "ZC"), (3, "name_twice", "zc")], (1, 0, 0, 0))


def test_a_name_may_go_over_from_one_to_another_in_one_file(desk):
    table = "organisation_id | name | aliases\nadd | Digital Development Agency | L'Add\nwb | World Bank | ADD"
    assert changed(offers(desk, table)[1]) == (0, 2, 0, 0)
    back = "organisation_id | name | aliases | country\nadd | Digital Development Agency | ADD | Maroc\nwb | World Bank | | Atlantide"
    code, report = offers(desk, back)  # the second row is set aside, so its organisation keeps the name
    assert (code, [one["rule"] for one in report["findings"]], report["published"]) == (1, ["name_taken", "country"], None)


def test_replacing_frees_the_names_of_those_that_go_and_much_takes_a_yes(desk):
    rows = [
        "add | Digital Development Agency | ADD; OECD | no", "banks | Banks | | yes", "uca | Université Cadi Ayyad | | no", "wb | World Bank | | no",
    ]  # fmt: skip
    table = "organisation_id | name | aliases | is_group\n" + "\n".join(rows)
    assert offers(desk, table)[1]["quarantined"] == 1
    code, report = offers(desk, table, "--replace")
    assert (code, changed(report)[3], report["quarantined"]) == (0, 1, 0)
    assert spelled("organisations", "oecd").key == "add"
    few = "\n".join(table.splitlines()[:3])
    assert desk.offers(few, "--as", "organisations", "--replace")[0] == 2
    assert changed(offers(desk, few, "--replace", "--yes")[1])[3] == 2


def test_what_an_import_of_organisations_changed_is_told_and_names_that_records_bring_are_not(desk):
    desk.offers("project_id | title | axis | lead_organisation\nP9 | Nouveau | ai | Zebra")
    before = versions.current()
    assert {one.register for one in changes_between(desk.first, before)} == {"projects"}
    offers(desk, "organisation_id | name | country\nadd | Digital Agency | Maroc\n| Zebra |\n| Yak |")
    found = changes_between(before, versions.current())
    assert [(one.register, one.kind, one.id, one.title) for one in found] == [
        ("organisations", "changed", "add", "Digital Agency"),
        ("organisations", "added", "yak", "Yak"),
        ("organisations", "added", "zebra", "Zebra"),
    ]
    assert found[0].columns == (("name", "Digital Development Agency", "Digital Agency"),)
    fold = changed_records(list(found), (before, versions.current()), Reader(View(lang="ar"), versions.current(), "light"))
    assert "المنظمات المضافة" in fold
    assert desk.says("diff", before, versions.current(), "--lang", "fr")[1].splitlines()[1:] == [
        "Organisations\tajout\t–\t–\t2", "Organisations\tmodification\t–\t–\t1"
    ]  # fmt: skip


def test_an_imported_organisation_tells_its_file_and_its_history_and_a_shipped_list_none(desk):
    assert origin_of("organisations", "add", desk.first) is None
    offers(desk, "organisation_id | name\nadd | Digital Agency\nzebra | Zebra")
    told = {one: origin_of("organisations", one, versions.current()) for one in ("add", "zebra", "wb")}
    assert {one: (origin.file, origin.line) for one, origin in told.items()} == {
        "add": ("offered.csv", 2), "zebra": ("offered.csv", 3), "wb": ("organisations.csv", 5)
    }  # fmt: skip
    assert [(step.change, step.column) for step in history_of("organisations", "add", versions.current())] == [
        ("added", ""),
        ("changed", "name"),
    ]
    assert [one["register"] for one in imports_of(versions.current())] == ["organisations"]
