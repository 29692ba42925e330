"""A draft becomes the folder of a study: one text a language, what it is published with, a README; what a reader wrote stays text."""

import datetime
import io
import json
import re
import unicodedata
import zipfile

from analytics.downloads.citing import plain
from analytics.downloads.package.packing import Pack, into_archive
from analytics.studies.document import Document, draft_document
from analytics.studies.drafts import Card, Draft
from analytics.studies.front import FENCE, front_of, split
from analytics.studies.kept import FILE
from analytics.studies.publishing import to_keep
from analytics.studies.reading import read_text
from analytics.studies.study import Study
from analytics.vocabulary import LANGUAGES, vocabularies
from analytics.warehouse import versions
from analytics.words import book, say
from analytics.words.fill import fill

NAMELESS = "draft-study"
LONGEST_NAME = 60  # characters of a folder
REVIEWED_AFTER = datetime.timedelta(days=183)
_MARKS = re.compile(r"[\\`*_{}\[\]<&]")  # anywhere in a line
_FIRST = re.compile(r"^(?:[-+=:#>~|]|\d{1,9}(?=[.)]))")  # what makes a list, a heading, a rule or a quotation of a line


def archive_of(draft: Draft, day: datetime.date) -> bytes:
    """Return the folder of a draft taken away on `day`, as a ZIP; the same draft, day and version give the same bytes.

    Raise `BadStudy` where a card cannot be followed.
    """
    name, place = name_of(draft), io.BytesIO()
    with zipfile.ZipFile(place, "w") as archive:
        pack = Pack(into_archive(archive))
        for file, content in files_of(draft, day).items():
            pack.add_text(f"{name}/{file}", content)
    return place.getvalue()


def files_of(draft: Draft, day: datetime.date) -> dict[str, str]:
    """Return the files of the folder by name."""
    texts = {f"study.{lang}.md": text_of(draft, day, lang) for lang in LANGUAGES}
    kept = to_keep(_study(name_of(draft), texts))
    return {**texts, FILE: kept.to_json(), "README.md": _readme(draft, day)}


def name_of(draft: Draft) -> str:
    """Return the name of the folder: its title in plain letters, where it has such."""
    letters = "".join(one for one in unicodedata.normalize("NFKD", draft.title.lower()) if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_NAME].strip("-") or NAMELESS


def text_of(draft: Draft, day: datetime.date, lang: str) -> str:
    """Return the text of one language: front matter, a skeleton of headings, the cards with their notes."""
    parts = [_front(draft, day), _heading("summary", lang), "\n".join(f"- {{{{sentence: {card.reference}}}}}" for card in draft.cards)]
    parts += [
        _heading("asked", lang),
        escaped(draft.question),
        _to_write("asked_how", lang),
        *_part("data", lang),
        _heading("figures", lang),
    ]
    for card in draft.cards:
        parts += [f"{{{{card: {card.reference}}}}}", *map(escaped, card.note)]
    return "\n\n".join([*parts, *_part("cannot", lang), *_part("advice", lang), *_part("change", lang)]) + "\n"


def escaped(line: str) -> str:
    """Return a line, single spaces in it and none around it, as Markdown that says just that line."""
    marked = _MARKS.sub(r"\\\g<0>", line)
    return _FIRST.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", marked)


def document_of(draft: Draft, day: datetime.date, lang: str) -> Document:
    """Return a draft taken away on `day` as a study in one language, its numbers in place; raise `BadStudy` where a card cannot be followed."""
    return draft_document(_study(name_of(draft), {f"study.{lang}.md": text_of(draft, day, lang)}), lang)


def _study(name: str, texts: dict[str, str]) -> Study:
    fronts, read = {}, {}
    for file, text in texts.items():
        lang = file.split(".")[1]
        table, body, line = split(text, name)
        fronts[lang], read[lang] = front_of(table, name), read_text(body, name, line, lang)
    return Study(name, fronts, read, None)


def _front(draft: Draft, day: datetime.date) -> str:
    said = {
        "title": _quoted(draft.title),
        "question": _quoted(draft.question),
        "authors": f"[{', '.join(map(_quoted, draft.authors))}]",
        "version": _quoted(draft.version),
        "view": '""',
        "status": '"draft"',
        "published": day.isoformat(),
        "review": (day + REVIEWED_AFTER).isoformat(),
        "axes": f"[{', '.join(map(_quoted, _axes(draft)))}]",
    }
    return "\n".join([FENCE, *(f"{key} = {value}" for key, value in said.items()), FENCE])


def _quoted(words: str) -> str:
    """Return a line as TOML, which writes it as JSON does."""
    return json.dumps(words, ensure_ascii=False)


def _axes(draft: Draft) -> list[str]:
    """Return the axes that the cards are about, none where one of them is about all."""
    views = [card.question.view.axes for card in draft.cards]
    return [code for code in vocabularies()["axes"].codes if all(views) and any(code in axes for axes in views)]


def _said(part: str, key: str, lang: str) -> str:
    return book("studies")["compose"][part][key][lang]


def _heading(key: str, lang: str) -> str:
    return f"## {_said('text', key, lang)}"


def _to_write(key: str, lang: str) -> str:
    return f"*{_said('text', key, lang)}*"


def _part(key: str, lang: str) -> tuple[str, str]:
    return _heading(key, lang), _to_write(f"{key}_how", lang)


def _readme(draft: Draft, day: datetime.date) -> str:
    return plain("\n".join(_readme_in(draft, day, lang) for lang in LANGUAGES))


def _readme_in(draft: Draft, day: datetime.date, lang: str) -> str:
    facts = {
        "title": escaped(draft.title),
        "day": day.isoformat(),
        "version": draft.version,
        "as_of": versions.manifest_of(draft.version).as_of,
    }
    about, place, write, check, status = (
        fill(_said("readme", key, lang), facts, lang) for key in ("about", "place", "write", "check", "status")
    )
    order = f"python -m analytics study {name_of(draft)}"
    commands = f"```sh\n{order} --check\n{order} --publish\n```"
    cards = "\n".join(f"{number}. {_card_in(card, lang)}" for number, card in enumerate(draft.cards, 1))
    parts = [
        f"# {_said('readme', 'title', lang)}",
        about,
        place,
        write,
        check,
        commands,
        status,
        f"## {_said('readme', 'cards', lang)}",
        cards,
    ]
    text = "\n\n".join(parts) + "\n"
    return f'<div dir="rtl">\n\n{text}\n</div>\n' if lang == "ar" else text


def _card_in(card: Card, lang: str) -> str:
    return f"{say('named', lang, name=escaped(card.title(lang)), words=escaped(card.view_in_words(lang)))} (`{card.reference}`)"
