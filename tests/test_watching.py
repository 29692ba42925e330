"""Watch rules: every shipped rule is answered or refused, the digest says the answers' numbers, and what is typed stays text."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from analytics.errors import BadRule
from analytics.indicators.answers import answer
from analytics.places import HOUSE
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions
from analytics.watching import as_atom, as_html, as_markdown
from analytics.watching.digest import Digest, digest_of
from analytics.watching.evaluating import STATES, outcomes
from analytics.watching.rules import read_rules
from analytics.words.columns import shown
from analytics.words.numbers import number
from tests.conftest import World

SHIPPED = HOUSE / "data" / "watch.toml"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "</title><script>alert(1)</script> [x](https://evil.example) ![x](//evil.example) & \"' `x` www.evil.example"
RULE = '[one]\nindicator = "projects_by_axis"\ncolumn = "projects"\nwhere = { axis = "ai" }\n'


def written_in(folder: Path, text: str) -> Path:
    place = folder / "rules.toml"
    place.write_text(text, encoding="utf-8")
    return place


def projects(years: dict[int, int], axis: str = "ai") -> str:
    rows = [f"P{year}-{place} | {axis} | {year}" for year, count in years.items() for place in range(count)]
    return "\n".join(["project_id | axis | year", *rows])


def judged_in(world: World, tmp_path: Path, rule: str) -> tuple[str, str, float | None, float | None]:
    [one] = outcomes(read_rules(written_in(tmp_path, rule), world.version))
    return one.state, one.said, one.value, one.threshold


def shipped_digest(version: str, lang: str) -> Digest:
    return digest_of(outcomes(read_rules(SHIPPED, version)), version, lang)


def test_every_shipped_rule_is_answered_or_refused_in_three_languages(version):
    rules = read_rules(SHIPPED, version)
    assert len(rules) >= 4
    for lang in LANGUAGES:
        told = shipped_digest(version, lang).told
        assert {one.id for one in told} == {rule.id for rule in rules}
        assert all(one.title and one.sentence and one.notes and "{" not in one.sentence and one.state in STATES for one in told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_numbers_of_the_digest_are_those_of_the_answers(version, lang):
    said = {one.id: one.sentence for one in shipped_digest(version, lang).told}
    share = next(
        row["share_pct"]
        for row in answer("international_share_by_year", read_rules(SHIPPED, version)[0].view.without("year_from")).rows
        if row["year"] == 2025
    )
    assert shown("share_pct", share, lang).strip("\u2066\u2069") in said["international_share"]
    rules = {rule.id: rule for rule in read_rules(SHIPPED, version)}
    ai = [row for row in answer("projects_by_axis_and_year", rules["ai_projects"].view).rows if row["axis"] == "ai" and row["year"] == 2025]
    assert re.search(rf"\b{ai[0]['projects']}\b", said["ai_projects"])
    counts = [row["projects"] for row in answer("projects_by_year", rules["projects_rising"].view).rows if row["year"] <= 2025]
    assert number(sum(counts[:5]) / 5, lang, 1) in said["projects_rising"]


def test_the_same_version_gives_the_same_bytes(version):
    for write in (as_markdown.write, as_html.write, as_atom.write):
        assert write(shipped_digest(version, "ar")) == write(shipped_digest(version, "ar"))


@pytest.mark.parametrize(("bar", "state"), [(1, "alarm"), (2, "quiet"), (3, "quiet")])
def test_above_is_an_alarm_above_its_bar_only(world: World, tmp_path, bar, state):
    world.has("projects", projects({2020: 2}))
    assert judged_in(world, tmp_path, f"{RULE}above = {bar}")[::2] == (state, 2)


@pytest.mark.parametrize(("bar", "state"), [(1, "quiet"), (2, "quiet"), (3, "alarm")])
def test_below_is_an_alarm_below_its_bar_only(world: World, tmp_path, bar, state):
    world.has("projects", projects({2020: 2}))
    assert judged_in(world, tmp_path, f"{RULE}below = {bar}")[::2] == (state, 2)


def test_a_count_of_nothing_is_zero_and_an_empty_view_is_refused(world: World, tmp_path):
    world.has("projects", projects({2020: 2}, axis="training"))
    assert judged_in(world, tmp_path, f"{RULE}below = 1")[::2] == ("alarm", 0)
    empty = RULE.replace("column", 'view = "from=2024&undated=drop"\ncolumn', 1)
    assert judged_in(world, tmp_path, f"{empty}below = 1")[:2] == ("refused", "answer_refused")


def test_a_yearly_figure_is_that_of_the_last_whole_year(world: World, tmp_path):
    world.has("projects", projects({2024: 1, 2025: 3, 2026: 9}))
    rule = '[one]\nindicator = "projects_by_year"\ncolumn = "projects"\n'
    assert judged_in(world, tmp_path, f"{rule}above = 5")[::2] == ("quiet", 3)
    assert judged_in(world, tmp_path, f"{rule}where = {{ year = 2024 }}\nabove = 5")[::2] == ("quiet", 1)


def test_a_change_is_held_against_the_version_before(world: World, tmp_path):
    world.has("projects", projects({2020: 30})).build()
    assert judged_in(world, tmp_path, f"{RULE}changed_by = 1")[:2] == ("refused", "no_version_before")
    world.has("projects", projects({2020: 33})).build()
    assert judged_in(world, tmp_path, f"{RULE}changed_by = 3")[::2] == ("alarm", 3)
    assert judged_in(world, tmp_path, f"{RULE}changed_by = 4")[::2] == ("quiet", 3)
    state, said, value, least = judged_in(world, tmp_path, f'{RULE}changed_by = "10 %"')
    assert (state, said, least) == ("alarm", "changed_by_percent", 10)
    assert value == pytest.approx(10)


def test_a_percentage_of_few_is_refused(world: World, tmp_path):
    world.has("projects", projects({2020: 29})).build()
    world.has("projects", projects({2020: 60})).build()
    assert judged_in(world, tmp_path, f'{RULE}changed_by = "10 %"')[:2] == ("refused", "too_few_for_percent")


def test_counts_that_leave_their_level_are_an_alarm_and_steady_ones_are_not(world: World, tmp_path):
    rule = '[one]\nindicator = "projects_by_year"\ncolumn = "projects"\ncusum = "{}"\n'
    world.has("projects", projects({**dict.fromkeys(range(2016, 2023), 10), 2023: 25, 2024: 25, 2025: 25}))
    assert judged_in(world, tmp_path, rule.format("up"))[0] == "alarm"
    assert judged_in(world, tmp_path, rule.format("down"))[:3:2] == ("quiet", 0)
    world.has("projects", projects(dict.fromkeys(range(2023, 2026), 10)))
    assert judged_in(world, tmp_path, rule.format("up"))[:2] == ("refused", "too_few_periods")


FAULTS = {
    "an unknown indicator": ('[one]\nindicator = "projects_by_axes"\ncolumn = "projects"\nabove = 1', 2, "did you mean projects_by_axis"),
    "an unknown key": (f"{RULE}abov = 1", 5, "did you mean above"),
    "no condition": (RULE, 1, "exactly one of above, below, changed_by, cusum"),
    "two conditions": (f"{RULE}above = 1\nbelow = 2", 6, "exactly one of"),
    "a word for a number": (f'{RULE}above = "many"', 5, "takes a number"),
    "a bad change": (f'{RULE}changed_by = "-3 %"', 5, "a percentage as"),
    "a bad direction": (f'{RULE}cusum = "sideways"', 5, '"up" or "down"'),
    "a short reference": (f'{RULE}cusum = "up"\nreference_periods = 4', 5, "at least 5"),
    "a filter nobody knows": (f'{RULE}view = "axes=ai"\nabove = 1', 5, "did you mean axis"),
    "a code nobody knows": (f'{RULE}view = "axis=magic"\nabove = 1', 5, "cannot be used"),
    "a pinned version": (f'{RULE}view = "version=2020"\nabove = 1', 5, "current version"),
    "an unknown category": (f"{RULE}above = 1".replace('"ai"', '"aii"'), 4, "did you mean ai"),
    "a title in two languages": (f'{RULE}title = {{ fr = "x", en = "x" }}\nabove = 1', 5, "fr, ar, en"),
    "a missing column": ('[one]\nindicator = "projects_by_axis"\nabove = 1', 1, "«column» is missing"),
    "no rule": ("", None, "holds no rule"),
    "no TOML": ("[one\n", None, "line 1"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_bad_rule_is_refused_with_its_line_and_what_to_write(run, version, tmp_path, fault):
    text, line, words = FAULTS[fault]
    code, out, err = run("watch", "--rules", str(written_in(tmp_path, text)), "--to", str(tmp_path / "out"))
    assert (code, out) == (2, b"")
    assert words in err
    assert "Traceback" not in err
    assert str(tmp_path) not in err
    assert line is None or f"rules.toml, line {line}, rule «one»" in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (f"{RULE}above = 1".replace('"projects"', '"project"'), "did you mean|has no column «project»; it has projects"),
        (f'{RULE}view = "axis=training"\nabove = 1', "the view leaves «ai» out; it holds training"),
        (f"{RULE}above = 1".replace("where", "#"), "7 rows fit; say which one by axis"),
        (f'{RULE}cusum = "up"', "takes whole numbers by year or quarter"),
        (f"{RULE}above = 1".replace('"projects"', '"axis"'), "holds no numbers"),
    ],
)
def test_a_rule_that_its_answer_does_not_fit_is_refused(version, tmp_path, rule, words):
    with pytest.raises(BadRule, match=words):
        outcomes(read_rules(written_in(tmp_path, rule), version))


def test_hostile_text_stays_text_everywhere(version, tmp_path, monkeypatch):
    monkeypatch.setenv("MARSAD_ADDRESS", "https://marsad.example.org")
    place = written_in(tmp_path, f"{RULE}above = 1\ntitle = {json.dumps(HOSTILE)}")
    digest = digest_of(outcomes(read_rules(place, version)), version, "en")
    page, feed, markdown = (write(digest).decode() for write in (as_html.write, as_atom.write, as_markdown.write))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"(src|href)=\"(?!https://marsad\.example\.org)", page)
    assert next(ET.fromstring(feed).iter(f"{ATOM}entry")).find(f"{ATOM}title").text.endswith(HOSTILE)
    heading = next(line for line in markdown.splitlines() if "alert" in line)
    assert not re.search(r"(?<!\\)[<>\[\]`!&]", heading)
    assert "https://" not in heading
    assert "www.evil" not in heading


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_asks_no_other_host(version, lang):
    page = as_html.write(shipped_digest(version, lang)).decode()
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|img|link|iframe)|url\(|@import|https?://", page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_feed_has_what_atom_asks_for(version, lang):
    digest = shipped_digest(version, lang)
    feed = ET.fromstring(as_atom.write(digest))
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(digest.news) > 0
    for one in [feed, *entries]:
        assert all(one.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", one.findtext(f"{ATOM}updated"))
        assert one.findtext(f"{ATOM}updated")[:19] == versions.manifest_of(version).built[:19]
    assert feed.find(f"{ATOM}author").findtext(f"{ATOM}name")
    assert all(one.findtext(f"{ATOM}content") for one in entries)
    assert len({one.findtext(f"{ATOM}id") for one in [feed, *entries]}) == 1 + len(entries)


def test_an_entry_keeps_its_id_within_a_version_and_gets_another_in_the_next(world: World, tmp_path):
    ids = []
    for count in (2, 2, 3):
        world.has("projects", projects({2020: count}))
        digest = digest_of(outcomes(read_rules(written_in(tmp_path, f"{RULE}above = 1"), world.version)), world.version, "fr")
        ids.append([one.text for one in ET.fromstring(as_atom.write(digest)).iter(f"{ATOM}id")])
    assert ids[0] == ids[1]
    assert ids[0][0] == ids[2][0]
    assert ids[0][1] != ids[2][1]


def test_the_command_prints_a_line_a_rule_and_writes_three_files(run, version, tmp_path):
    code, out, err = run("watch", "--lang", "en", "--to", str(tmp_path / "out"))
    lines = [line.split("\t") for line in out.decode().splitlines()]
    assert code == 0
    assert [line[0] for line in lines] == [rule.id for rule in read_rules(SHIPPED, version)]
    assert all(len(line) == 4 and line[1] in STATES for line in lines)
    assert "Alarms: " in err
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"digest.en.md", "digest.en.html", "feed.en.xml"}


def test_a_missing_file_of_rules_ends_in_one_sentence(run, version, tmp_path):
    code, out, err = run("watch", "--rules", str(tmp_path / "none.toml"), "--to", str(tmp_path))
    assert (code, out, err) == (2, b"", "«none.toml» cannot be read or written: it is not there; choose another place or mend this one.\n")
