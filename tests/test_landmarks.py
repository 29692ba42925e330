"""Landmarks: each has its date and public source, stands on every chart of years, and is listed under it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.__main__ import main
from analytics.charts.landmarks import Landmark, fractional_year, inside, levels
from analytics.charts.look import Look
from analytics.charts.ranked_bars import RankedBars
from analytics.charts.ratio_line import RatioLine
from analytics.charts.side_years import SideYears
from analytics.charts.small_multiples import SmallMultiples
from analytics.charts.year_columns import YearColumns
from analytics.charts.year_line import YearLine
from analytics.indicators import indicators
from analytics.indicators.answers import answer
from analytics.ui.escape import text
from analytics.ui.landmarks import choices, landmark_list, landmarks_of
from analytics.view import MILESTONES, View, view_of
from analytics.vocabulary import LANGUAGES, vocabularies, word_of
from analytics.warehouse.landmarks import landmarks_over, milestones, record_ids
from analytics.words import say
from tests.test_pages import asked_in, first_chip_followed, opened, texts, turned

every_language = pytest.mark.parametrize("lang", LANGUAGES)
ALL = View(over=(MILESTONES,))


def landmark(number: int, date: float | None, words: str = "A fair", source: str = "https://www.example.org/page") -> Landmark:
    return Landmark(number, date, "a day", words, source)


# Two that are as good as one on a narrow plot, one in the last year, one beyond it, one without a date.
LANDMARKS = (landmark(1, 2012.48), landmark(2, 2012.49), landmark(3, 2014.9), landmark(4, 2015.0), landmark(5, None))
ROWS = [
    {"axis": axis, "year": year, "projects": 3, "ratio": 1.5, "low": 1, "high": 2}
    for axis in ("ai", "studies")
    for year in range(2011, 2015)
]
BY_YEAR = {
    "columns": (YearColumns(("projects",)), 1),
    "stacked columns": (YearColumns(("projects", "ratio")), 1),
    "line": (YearLine("ratio", "low", "high"), 1),
    "ratio line": (RatioLine("ratio"), 1),
    "small multiples": (SmallMultiples("axis", "projects"), 2),
    "years of sides": (SideYears("axis", "projects"), 2),
}
every_chart_by_year = pytest.mark.parametrize("kind", BY_YEAR)


def drawn(kind: str, look: Look, rows: list[dict] = ROWS) -> dict:
    return BY_YEAR[kind][0].figure(rows, look)


def lines(figure: dict) -> list[tuple[str, float]]:
    return [(shape["xref"], shape["x0"]) for shape in figure["layout"].get("shapes", []) if shape["xref"] != "paper"]


def numbers(figure: dict) -> list[dict]:
    return [words for words in figure["layout"].get("annotations", []) if words["yref"] != "paper"]


def test_every_milestone_is_a_record_with_its_date_and_source(version):
    found = {one.id: one for one in landmarks_over(ALL, version)}
    assert len(milestones()) >= 6
    assert set(found) == set(milestones())
    assert all(one.date and one.source.startswith(("https://", "http://")) for one in found.values())
    assert [one.date for one in found.values()] == sorted(one.date for one in found.values())


def test_a_register_without_a_milestone_has_no_such_mark(world):
    world.has("projects", "project_id | start_date\nadd-creation-2017 | 2017-12")
    assert [(one.id, one.date) for one in landmarks_over(ALL, world.version)] == [("add-creation-2017", "2017-12")]
    assert [one.words for one in landmarks_of(ALL, world.version)] == [word_of(MILESTONES, "add-creation-2017", "fr")]


def test_a_data_folder_without_milestones_has_none(world):
    (world.data / "vocabulary" / "milestones.csv").unlink()
    vocabularies.cache_clear()
    assert milestones() == landmarks_over(ALL, world.version) == ()
    assert list(choices(View(), world.version)) == [MILESTONES]


def test_the_date_is_that_of_the_record_as_precise_as_it_is_and_none_comes_last(world):
    world.has("projects", "project_id | start_date | year\nP1 | | 2018\nP2 | |\nP3 | 2016-07 | 2016")
    world.has("events", "event_id | start_date | year\nE1 | 2017-03-04 | 2017\nP3 | 2016-07-08 | 2016")
    found = landmarks_of(View(over=("P1", "P2", "P3", "E1", "nobody"), lang="en"), world.version)
    assert [(one.number, one.when) for one in found] == [
        (1, "8\u00a0July\u00a02016"),
        (2, "4\u00a0March\u00a02017"),
        (3, "2018"),
        (4, "undated"),
    ]
    assert found[3].date is None


def test_an_address_lays_over_what_the_version_knows_and_names_the_rest(version):
    typed = {"over": ["gitex-africa-2023", "nobody", MILESTONES, "mnf-i"]}
    view = view_of(typed, records=record_ids(typed["over"], version))
    assert view.over == ("gitex-africa-2023", MILESTONES, "mnf-i")
    assert [(one.key, one.value) for one in view.ignored] == [("over", "nobody")]


@pytest.mark.parametrize(
    ("date", "year"),
    [("2020", 2020.5), ("2020-01", 2020 + 0.5 / 12), ("2021-12-31", 2021 + 364.5 / 365), ("2020-12-31", 2020 + 365.5 / 366)],
)
def test_a_date_stands_in_the_middle_of_what_it_names(date, year):
    assert fractional_year(date) == pytest.approx(year)


@given(st.dates().map(str))
def test_a_day_never_leaves_its_year(date):
    if date < "9999":
        [(_, place)] = inside([landmark(1, fractional_year(date))], [int(date[:4])])
        assert -0.5 < place - int(date[:4]) < 0.5


@every_chart_by_year
def test_a_chart_of_years_has_one_line_and_one_number_for_each_landmark_of_its_years(kind):
    figure, panels = drawn(kind, Look("fr", landmarks=LANDMARKS)), BY_YEAR[kind][1]
    axes = ["x", "x2"][:panels]
    assert lines(figure) == [(axis, pytest.approx(place)) for axis in axes for place in (2011.98, 2011.99, 2014.4)]
    assert [words["text"] for words in numbers(figure)] == ["1", "2", "3"] * panels
    assert figure["layout"]["meta"] == {"landmarks": [1, 2, 3]}
    assert {words["font"]["color"] for words in numbers(figure)} == {Look("fr").tones.quiet}


@every_chart_by_year
def test_close_numbers_stand_above_one_another_and_have_their_room(kind):
    figure, bare = drawn(kind, Look("fr", landmarks=LANDMARKS)), drawn(kind, Look("fr"))
    first, second, third = (words["yshift"] for words in numbers(figure)[:3])
    assert first == third == 0
    assert second >= 11
    assert figure["layout"]["height"] >= bare["layout"]["height"] + second + 11
    for words in figure["layout"].get("annotations", []):
        if words["yref"] == "paper":
            assert words["yshift"] >= second + 11, "the name of a panel stands above its numbers"


@every_chart_by_year
@every_language
def test_a_number_tells_its_day_and_words_on_hover_and_nothing_in_them_is_markup(kind, lang):
    figure = drawn(kind, Look(lang, landmarks=(landmark(1, 2012.5, "<b>Fair</b> & co"),)))
    assert "a day" in numbers(figure)[0]["hovertext"]
    assert "&lt;b&gt;Fair&lt;/b&gt; &amp; co" in numbers(figure)[0]["hovertext"]


@every_chart_by_year
def test_a_chart_without_years_or_landmarks_stays_as_it_was(kind):
    assert lines(drawn(kind, Look("fr"))) == []
    assert "meta" not in drawn(kind, Look("fr"))["layout"]
    assert drawn(kind, Look("fr", landmarks=LANDMARKS), [])["layout"]["meta"] == {"landmarks": []}


def test_a_chart_that_is_not_of_years_has_no_landmark():
    figure = RankedBars("axis", "projects").figure(ROWS[:1], Look("fr", landmarks=LANDMARKS))
    assert lines(figure) == []
    assert landmark_list(figure, Look("fr", landmarks=LANDMARKS)) == ""


@pytest.mark.parametrize("name", [name for name, one in indicators().items() if getattr(one.chart, "year", None)])
def test_the_milestones_stand_on_every_indicator_by_year(name, version):
    found = answer(name, View())
    look = Look("fr", own=found.indicator.labels, landmarks=landmarks_of(ALL, version))
    years = [row["year"] for row in found.rows if row["year"] is not None]
    figure = found.indicator.chart.figure(list(found.rows), look)
    expected = [one.number for one in look.landmarks if min(years) <= int(one.date) <= max(years)]
    assert expected
    assert figure["layout"]["meta"]["landmarks"] == expected
    assert {place for _, place in lines(figure)} == {one.date - 0.5 for one in look.landmarks if one.number in expected}


@given(st.lists(st.floats(2000, 2030), max_size=20).map(sorted), st.floats(3, 80))
def test_no_number_touches_another(dates, width):
    places = [(landmark(number, date), date - 0.5) for number, date in enumerate(dates, 1)]
    boxes = [(level, place * width, 3.5 * len(str(one.number))) for level, (one, place) in zip(levels(places, width), places, strict=True)]
    for at, (level, middle, half) in enumerate(boxes):
        assert all(level != other or abs(middle - there) >= half + beside for other, there, beside in boxes[:at])


@every_language
def test_the_list_under_a_chart_names_day_words_and_source_and_what_is_outside(lang):
    look = Look(lang, landmarks=LANDMARKS)
    said = landmark_list(drawn("columns", look), look)
    entries = [re.sub("<[^>]*>|[\u2066-\u2069]", "", entry) for entry in re.findall("<li>(.*?)</li>", said)]
    source = re.sub("[\u2066-\u2069]", "", say("landmark_source", lang, host="example.org"))
    assert entries == [f"{number} · a day · A fair ({source})" for number in (1, 2, 3, 4, 5)]
    assert said.index("3 · a day") < said.index(say("landmark_outside", lang, count=2)) < said.index("4 · a day")
    assert said.count('href="https://www.example.org/page" rel="noopener') == 5


def test_the_list_links_to_the_web_only_and_holds_no_markup_of_a_record():
    look = Look(
        "fr", landmarks=(landmark(1, 2012.5, "<i>Fair</i>", "javascript:alert(1)"), landmark(2, 2012.5, "B", 'https://a.org/"><i>'))
    )
    said = landmark_list(drawn("columns", look), look)
    assert "javascript" not in said
    assert "<i>" not in said


def test_a_command_takes_what_is_laid_over_and_answers_as_without_it(version, capfd):
    assert main(["answer", "projects_by_axis", "--over", "mnf-i", "--over", MILESTONES]) == 0
    over, notices = capfd.readouterr()
    assert main(["answer", "projects_by_axis", "--over", "nobody"]) == 0
    bare, named = capfd.readouterr()
    assert over == bare
    assert "nobody" in named
    assert "mnf-i" not in notices


@every_language
def test_the_milestones_of_an_address_are_listed_under_the_charts_of_a_page(lang):
    at = opened("years", over=[MILESTONES, "mnf-i", "nobody"], lang=[lang])
    said = texts(at)
    assert not at.exception
    assert "over=nobody" in said
    assert all(word_of(MILESTONES, code, lang) in said for code in milestones())
    assert said.count('class="landmarks"') == 5  # of nine cards, those by year
    below = said.rpartition("</nav>")[2]  # links between pages are given the view in the browser: tests/test_navigation_seen.py
    inside = re.findall(r'<a class="inside(?! (?:chip|clear)\b)[^>]* href="([^"]*)"', below)  # a chip leads out of the view
    assert len(inside) > 20
    assert [address for address in inside if f"over={MILESTONES}&amp;over=mnf-i" not in address] == []


def test_what_is_laid_over_is_chosen_beside_the_filters_and_stays_with_the_view(version):
    plain, title = next((key, said) for key, said in choices(View(), version).items() if key not in {MILESTONES, *milestones()})
    at = opened("years", axis=["ai"], lang=["fr"])
    at.button(key="more_filters").click().run()
    assert plain in texts(at)
    turned(at, axis=["ai"], over=[MILESTONES, plain], lang=["fr"])
    assert text(title.rpartition(" (")[0]) in texts(at)
    first_chip_followed(at)
    assert "axis" not in at.query_params
    assert sorted(asked_in(at, "over")) == sorted([plain, MILESTONES])
    first_chip_followed(at)
    assert ("over" in at.query_params, 'class="landmarks"' in texts(at)) == (False, False)


@pytest.mark.parametrize(("registers", "offered"), [((), 2), (("events",), 1), (("projects",), 1)])
def test_milestones_are_offered_first_then_what_is_of_the_registers_of_the_view(world, registers, offered):
    world.has("projects", "project_id | title | start_date\nadd-creation-2017 | Agency | 2017-12\nP1 | A lab | 2018")
    world.has("events", "event_id | title | year\nE1 | Fair | 2019\nE2 | Undated |")
    found = choices(View(registers=registers, lang="en"), world.version)
    assert list(found)[:2] == [MILESTONES, "add-creation-2017"]
    assert list(found)[2:] == {(): ["E1", "P1"], ("events",): ["E1"], ("projects",): ["P1"]}[registers]
    assert len(found) == 2 + offered
