"""The reasons of the coding rules: each in three languages, the reader's on the page, all of them in files, those of old versions too."""

import re

import pandas
import pytest

from analytics.indicators.answers import answer
from analytics.places import HOUSE
from analytics.ui.escape import text
from analytics.ui.table import rows_table
from analytics.view import View
from analytics.vocabulary import LANGUAGES
from analytics.words.columns import label, read_as
from tests.conftest import World
from tests.quick import slow_but
from tests.served import drawn, in_a_browser, opened, tab
from tests.settled import comes_to

RULES = pandas.read_csv(HOUSE / "data" / "registry" / "function_codes.csv", dtype=str, keep_default_na=False)
REASONS = ["reason_fr", "reason_ar", "reason_en"]


@pytest.mark.parametrize("rule", RULES.to_dict("records"), ids=lambda rule: rule["rule_id"])
def test_every_rule_has_its_reason_in_three_languages(rule):
    reasons = [rule[name] for name in REASONS]
    assert len(set(reasons)) == len(LANGUAGES)
    assert all(reason.endswith(".") and len(reason.split()) > 2 for reason in reasons)


def test_an_arabic_reason_holds_no_latin_word_but_the_name_of_an_author():
    assert set(re.findall(r"[A-Za-zÀ-ÿ]+", " ".join(RULES["reason_ar"]))) == {"Suurs"}


def test_rules_with_the_same_reason_give_it_alike_in_each_language():
    assert len(RULES[REASONS].drop_duplicates()) == RULES["reason_en"].nunique()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reader_sees_the_reasons_of_their_language_and_a_file_holds_all_three(version, lang):
    answered = answer("function_codes", View())
    assert list(answered.columns[-3:]) == REASONS
    seen = rows_table(answered.columns, answered.rows, lang)
    for row in answered.rows:
        assert [one for one in LANGUAGES if text(row[f"reason_{one}"]) in seen] == [lang]
    assert f">{label('reason', lang)}<" in seen


@pytest.mark.parametrize(("lang", "any_axis"), [("fr", "Tout axe"), ("ar", "أي محور"), ("en", "Any axis")])
def test_a_rule_without_an_axis_holds_for_any_and_leads_to_no_unknown_one(version, lang, any_axis):
    answered = answer("function_codes", View())
    wide = tuple(row for row in answered.rows if row["axis"] is None)
    seen = rows_table(answered.columns, wide, lang, answered.indicator.labels, narrowing=lambda row, name: f"?{name}={row[name]}")
    assert seen.count(f"<td>{any_axis}</td>") == len(wide)
    assert seen.count("<td>–</td>") == len(wide)  # a rule is of projects or of events
    assert "=None" not in seen
    assert "?kind=project" in seen


def test_only_a_text_that_stands_in_all_three_languages_is_shown_in_one():
    assert read_as(("rule_id", "name_fr"), "ar") == {"rule_id": "rule_id", "name_fr": "name_fr"}
    assert read_as(("rule_id", *REASONS), "ar") == {"rule_id": "rule_id", "reason_ar": "reason"}


def test_a_version_whose_rules_had_one_reason_still_shows_it(world: World):
    world.has("projects", "project_id | kind | axis | year\nA | project | ai | 2019")
    described = world.data / "registry" / "function_codes.toml"
    told = described.read_text(encoding="utf-8")
    described.write_text(re.sub(r"reason_(fr|ar) = .*\n", "", told).replace("reason_en", "reason"), encoding="utf-8")
    head = "rule_id,kind,event_type,axis,function,second_function,reason"
    (described.parent / "function_codes.csv").write_text(f"{head}\nP1,project,,,market,market,Somebody buys it.\n", encoding="utf-8")
    assert [row["reason"] for row in world.answer("function_codes").rows] == ["Somebody buys it."]


class TestInABrowser:
    pytestmark = in_a_browser

    @pytest.mark.parametrize("lang", slow_but("ar", ["fr", "ar"]))
    def test_the_table_under_the_card_gives_the_reasons_in_the_language_of_the_page(self, window, lang):
        with tab(window) as page:
            opened(page, "functions", f"lang={lang}&card=function_codes")
            page.locator(".behind summary").first.click()
            last_cells = drawn(page).locator(".behind table.rows tbody tr td:last-child")
            comes_to(lambda: sorted(last_cells.all_inner_texts()), sorted(RULES[f"reason_{lang}"]))
