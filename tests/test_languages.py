"""Every string a person sees exists in French, Arabic and English, and none is written into the code of a page."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.errors import UnknownName
from analytics.places import HOUSE
from analytics.vocabulary import LANGUAGES
from analytics.words import book
from analytics.words.fill import WRITERS, fill
from tests.said import ARABIC, all_words, failing, written_out


def test_the_words_are_really_looked_for():
    places = {place.split(".")[0].split(":")[0] for place, _ in all_words()}
    assert {
        "interface",
        "pages",
        "view",
        "columns",
        "nouns",
        "projects",
        "axes",
        "analytics/charts/years",
        "analytics/indicators/indicators_none",
    } - places == {"analytics/indicators/indicators_none"}
    assert len(all_words()) > 900


def test_nothing_is_said_in_one_or_two_languages_only():
    assert [
        place for place, words in all_words() if set(words) != set(LANGUAGES) or len({bool(said.strip()) for said in words.values()}) > 1
    ] == []


def test_arabic_is_arabic_and_the_others_are_not():
    bare = [(place, words) for place, words in all_words() if re.search(r"[^\W\d_]{2}", re.sub(r"\{[^}]*\}", "", words["en"]))]
    names = {"CSV", "XLSX", "CC BY 4.0"}
    assert [place for place, words in bare if not re.search(ARABIC, words["ar"]) and words["en"] not in names] == []
    assert failing("fr", re.compile(ARABIC).search) == failing("en", re.compile(ARABIC).search) == []


def test_no_sentence_is_left_in_the_language_of_another():
    assert [place for place, words in all_words() if len(words["en"].split()) > 4 and words["fr"] == words["en"]] == []
    english = re.compile(r"\b(the|of|with|and|which)\b", re.IGNORECASE)
    assert failing("fr", english.search) == []
    assert failing("ar", english.search) == []
    assert failing("en", re.compile(r"\b(les?|des|avec|dans|une|sont)\b").search) == []


def test_the_three_languages_tell_the_same_facts():
    facts = {place: {lang: set(re.findall(r"\{(\w+)", said)) for lang, said in words.items()} for place, words in all_words()}
    counted = ("nouns.", "view.")  # a noun may hold its number in its form
    different = {
        place: told for place, told in facts.items() if not place.startswith(counted) and len(set(map(frozenset, told.values()))) > 1
    }
    assert different == {}


def test_every_fact_is_written_by_a_spec_or_counted_by_a_noun():
    known = {*WRITERS, "date", "#", "@", *book("nouns")}  # exploring/telling.py puts the nouns of a choice in for «#» and «@»
    wrong = [
        (place, spec)
        for place, words in all_words()
        for said in words.values()
        for spec in re.findall(r"\{\w+:([^{}]+)\}", said)
        if spec not in known
    ]
    assert wrong == []


def test_a_fact_that_nothing_can_write_is_refused_with_what_is_near():
    with pytest.raises(UnknownName, match="«project» is neither a noun .* near it: projects"):
        fill("{count:project}", {"count": 3}, "fr")


SHOWN_ROOMS = ("analytics/ui", "analytics/charts", "pages", "dashboard.py")
NOT_WORDS = {"js", "css"}  # arguments that hold a program or a style sheet
NAMES = {"Parquet", "IBM Plex Sans, sans-serif", "IBM Plex Sans, IBM Plex Sans Arabic, sans-serif"}
WORDS_IN_CODE = re.compile(r"[^\W\d_]{2,} +[^\W\d_]{2,}|[«»“”،؛؟]|\s[:;?!](\s|$)|x[.,] x|^[A-ZÀ-Þ][a-zà-ÿ]{2,}$|" + ARABIC)


def shown_strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the strings of a module that may reach a page: no docstring, no words by language, no program or style sheet."""
    for node in ast.iter_child_nodes(tree):
        is_bare = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_said = isinstance(node, ast.Dict) and {written_out(key) for key in node.keys} >= set(LANGUAGES)
        if is_bare or is_said or (isinstance(node, ast.keyword) and node.arg in NOT_WORDS):
            continue
        if written_out(node):
            yield node.lineno, written_out(node)
        else:
            yield from shown_strings(node)


def words_in(html: str) -> str:
    """Return what a reader sees of a piece of HTML: no tags, no commands, no style sheet."""
    html = re.sub(r"rgb\([^)]*\)|<(pre|code|style)\b.*?(</\1>|$)", " ", html, flags=re.DOTALL)
    return re.sub(r"<[^>]*(>|$)|^[^<]*\">|@\w+ \w+\{", "", html).replace("\ufffc", "x")


def modules_shown() -> list[Path]:
    return [file for room in SHOWN_ROOMS for file in ([HOUSE / room] if room.endswith(".py") else sorted((HOUSE / room).rglob("*.py")))]


@pytest.mark.parametrize("path", modules_shown(), ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_word_is_written_into_the_code_of_a_page(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [(line, words) for line, words in shown_strings(tree) if WORDS_IN_CODE.search(words_in(words)) and words not in NAMES]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        'st.caption("No data here")',
        "st.html(f'<p class=\"a b\">{text(x)} : {y}</p>')",
        'st.button("Clear")',
        "st.html('<p>Choisir une fiche</p>')",
        'st.metric(label="Projects", value=1)',
        'chips.append(f"« {words} »")',
        "st.html(f'<dd>{text(gate)}. {text(name)}</dd>')",
    ],
)
def test_words_written_into_code_would_be_seen(code):
    assert [words for _, words in shown_strings(ast.parse(code)) if WORDS_IN_CODE.search(words_in(words))] != [], code


def test_markup_and_names_are_not_taken_for_words():
    code = "st.html(f'<p class=\"card-notes quiet\" style=\"width:{x}%\">{text(x)}</p>')\nst.container(key='more_filters')\n"
    assert [words for _, words in shown_strings(ast.parse(code)) if WORDS_IN_CODE.search(words_in(words))] == []


def put_together(node: ast.JoinedStr) -> str:
    """Return what matches a text made of fixed parts and codes, nothing where hardly a part is fixed."""
    fixed = [one.value if isinstance(one, ast.Constant) else None for one in node.values]
    return "".join(r"\w+" if one is None else re.escape(one) for one in fixed) if len("".join(one or "" for one in fixed)) > 3 else ""


def test_every_word_of_the_interface_is_asked_for():
    files = [*HOUSE.glob("analytics/**/*.py"), *HOUSE.glob("pages/**/*.py")]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    whole = {node.value for node in nodes if isinstance(node, ast.Constant)} | {one["audience"] for one in book("pages").values()}
    made = {put_together(node) for node in nodes if isinstance(node, ast.JoinedStr)}
    left = [key for key in book("interface") if key not in whole]
    assert [key for key in left if not any(re.fullmatch(pattern, key) for pattern in made)] == []
