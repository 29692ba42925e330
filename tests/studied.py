"""A drawn world with a study in it."""

from pathlib import Path

from analytics.studies.blocks import runs_of

PROJECTS = """
project_id | title | axis     | sector  | year | region
P1         | One   | ai       | health  | 2019 | rabat-sale-kenitra
P2         | Two   | ai       | health  | 2020 | rabat-sale-kenitra
P3         | Three | training | finance | 2020 |
P4         | Four  | training | health  | 2015 |
"""
EVENTS = """
event_id | title | axis | start_date
E1       | A day | ai   | 2019-03-02
"""
FRONT = """+++
title = "A study"
question = "What is there?"
authors = ["A. Author"]
version = "{version}"
view = "from=2018"
status = "review"
published = 2026-01-02
review = 2026-07-02
axes = ["ai"]
+++
"""


def write_study(world, text: str, lang: str = "en", **front: str) -> Path:
    """Write a text below its front matter, of which `front` changes some lines, and return the folder of the study."""
    folder = world.data / "studies" / "drawn"
    folder.mkdir(parents=True, exist_ok=True)
    said = [line.partition(" =")[0] for line in FRONT.split("\n")]
    lines = [
        f"{key} = {front[key]}" if key in front else line
        for key, line in zip(said, FRONT.format(version=world.version).split("\n"), strict=True)
    ]
    (folder / f"study.{lang}.md").write_text("\n".join(lines) + text, encoding="utf-8")
    return folder


def words_in(document) -> str:
    """Return the words of a document, its blocks apart."""
    return " / ".join("".join(run.words for run in runs) for block in document.text.blocks for runs in runs_of(block))
