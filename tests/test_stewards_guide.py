"""The guide for stewards names what the page says, in the words of the page."""

import re

import pytest

from analytics.places import HOUSE
from analytics.words import book, say
from tests.test_documents import found

NAMES = {"fr": "Français", "ar": "العربية", "en": "English"}
QUOTED = {"fr": r"«\s*([^»]+?)\s*»", "ar": "«([^»]+)»", "en": "“([^”]+)”"}


def part_in(lang: str) -> str:
    text = (HOUSE / "docs" / "stewards.md").read_text(encoding="utf-8")
    return re.split(r"^## ", text.split(f"## {NAMES[lang]}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def shown(lang: str) -> set[str]:
    words = [*book("steward")["page"].values(), *book("steward")["ways"].values(), book("pages")["import"]["nav"]]
    return {*(" ".join(one[lang].split()) for one in words), say("organisations", lang)}


@pytest.mark.parametrize("lang", NAMES)
def test_every_label_it_quotes_stands_on_the_page(lang):
    quoted = {" ".join(label.split()) for label in found(QUOTED[lang], part_in(lang))}
    assert len(quoted) == 8
    assert quoted <= shown(lang)


def test_the_three_languages_tell_the_same_steps():
    assert len({len(re.findall(r"^\d\. \*\*", part_in(lang), re.MULTILINE)) for lang in NAMES}) == 1
