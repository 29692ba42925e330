"""A drawn shelf of studies for the tests of their page and their addresses: three languages, published, then a register that changes."""

import html
import re
from pathlib import Path

from analytics.studies.publishing import publish
from analytics.studies.study import study_named
from analytics.studies.telling import study_words
from analytics.vocabulary import LANGUAGES
from tests.studied import EVENTS, FRONT
from tests.test_pages import opened, texts

PROJECTS = """
project_id | title | axis     | sector  | year | region             | source_url
P1         | One   | ai       | health  | 2019 | rabat-sale-kenitra | https://example.org/one
P2         | Two   | ai       | health  | 2020 | rabat-sale-kenitra | https://example.org/two
P3         | Three | training | finance | 2020 |                    | https://example.org/three
P4         | Four  | training | health  | 2015 |                    | https://example.org/four
"""
MORE = PROJECTS + "P5 | Five | ai | finance | 2020 | | https://example.org/five\n"
TITLES = {"fr": "Une étude", "ar": "دراسة واحدة", "en": "A study"}
TEXT = """
## {one}

AI: {{{{projects_by_axis | axis=ai | projects:projects}}}}.[^why] See {{{{record: P3}}}} and [the source](https://example.org/page).

{{{{card: projects_by_axis}}}}

### {two}

> {{{{sentence: projects_by_axis}}}}

- {{{{projects_by_axis?axis=training | n}}}}[^why]

{{{{card: projects_by_axis}}}}

{{{{table: projects_by_year}}}}

| Axis | Projects |
|---|---|
| {{{{projects_by_axis | first | axis}}}} | {{{{projects_by_axis | first | projects}}}} |

[^why]: A note of {{{{projects_by_axis | n}}}}.
"""
HEADINGS = {"fr": ("Un début", "Une suite"), "ar": ("بداية", "تتمة"), "en": ("A beginning", "What follows")}


def put_study(world, name: str, text: str = TEXT, langs: tuple[str, ...] = LANGUAGES, **front: str) -> Path:
    """Write a study in `langs`, with some lines of its front matter changed, and return its folder."""
    folder = world.data / "studies" / name
    folder.mkdir(parents=True, exist_ok=True)
    for lang in langs:
        one, two = HEADINGS[lang]
        said = {"title": f'"{TITLES[lang]}"', "question": f'"{TITLES[lang]}?"', "review": "2999-01-01", **front}
        lines = [line if (key := line.partition(" =")[0]) not in said else f"{key} = {said[key]}" for line in FRONT.splitlines()]
        words = "\n".join(lines).format(version=world.version) + text.format(one=one, two=two)
        (folder / f"study.{lang}.md").write_text(words, encoding="utf-8")
    return folder


def with_studies(world):
    """Return the world with one published study."""
    world.has("projects", PROJECTS).has("events", EVENTS)
    put_study(world, "drawn")
    publish(study_named("drawn"))
    return world


def moved_on(world):
    """Return the world in its next version, in which one more project is known."""
    world.has("projects", MORE).build()
    return world


def page(**query: str) -> str:
    """Return what the page says, its figures and colours left out, no fault among it."""
    at = opened("studies", **{key: [value] for key, value in {"lang": "en", **query}.items()})
    assert not at.exception
    said = re.sub(r"data-figure='[^']*'|<style>.*?</style>", "", texts(at), flags=re.DOTALL)
    assert 'role="alert"' not in said
    return said


def words_of(said: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[\u2066-\u2069]", "", html.unescape(re.sub("<[^>]*>", " ", said))))


def said_of(key: str, lang: str = "en", **facts: object) -> str:
    return words_of(study_words("page", key, lang, **facts))
