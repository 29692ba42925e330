"""A briefing as slides: titles, figures and sentences are text; bars, columns and lines are charts to edit, other charts are pictures."""

import io
import re
import textwrap
import zipfile
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from analytics.briefings.contents import Briefing, Standing
from analytics.briefings.native import native_of
from analytics.briefings.native_pptx import Box, add_chart
from analytics.charts.palette import TONES
from analytics.downloads.citing import AUTHORS
from analytics.headlines.headline import Headline
from analytics.indicators.answers_shown import Shown
from analytics.paper import ROOT, png_of, shown
from analytics.words import say

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide
    from pptx.text.text import TextFrame

TEMPLATE = ROOT / "paper" / "picture.typ"
CHART_WIDTH, SHARPNESS = 900, 144  # pixels of a chart, and per inch of its picture
WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.6  # inches
_TITLE_ONLY = 5  # the layout of the library's own template that has a title and nothing else
_LOCALES = {"fr": "fr_FR", "ar": "ar_MA", "en": "en_GB"}
_TITLES = ((90, 28), (220, 18), (10_000, 12))  # up to so many letters, a title is so many points high
_COLUMNS, _LONG = 4, 9  # of key figures; letters of a figure that is set smaller
_ABOUT, _MADE = "docProps/core.xml", re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_LONGEST_PROPERTY = 255  # letters, by the format


def write(briefing: Briefing) -> bytes:
    """Return the slides, dated as the version is."""
    from pptx import Presentation  # a second of reading: only who asks for slides needs it
    from pptx.util import Inches

    slides = Presentation()
    slides.slide_width, slides.slide_height = Inches(WIDTH), Inches(HEIGHT)
    _opening(slides, briefing)
    for one in [*briefing.shown, *briefing.more]:
        _chart(slides, one, briefing)
    _closing(slides, briefing)
    _dated(slides, briefing)
    return _the_same_each_time(slides, briefing.subject.as_of)


def _opening(slides: "Presentation", briefing: Briefing) -> None:
    lines = [f"{say('brand', briefing.lang)} · {briefing.say('kind')} · {briefing.say('as_of', as_of=briefing.subject.as_of)}"]
    slide = _slide(slides, briefing.title, briefing)
    _text(slide, (MARGIN, 1.35, WIDTH - 2 * MARGIN, 0.8), [*lines, briefing.keys_title], briefing, 14)
    wide = (WIDTH - 2 * MARGIN) / _COLUMNS
    for place, one in enumerate(briefing.keys):
        down, across = divmod(place, _COLUMNS)
        across = _COLUMNS - 1 - across if briefing.lang == "ar" else across
        _headline(slide, one, (MARGIN + across * wide, 2.2 + 2.6 * down, wide - 0.2, 2.5), briefing)


def _headline(slide: "Slide", one: Headline | Standing, box: Box, briefing: Briefing) -> None:
    frame = _text(slide, box, [part for part in (one.name, one.value, one.change, one.why, one.coverage) if part], briefing, 12)
    size = 16 if not one.is_known else 20 if len(one.value) > _LONG else 32
    _sized(frame, 1, size, is_bold=True)


def _chart(slides: "Presentation", one: Shown, briefing: Briefing) -> None:
    slide = _slide(slides, one.title, briefing)
    _text(slide, (MARGIN, 1.35, WIDTH - 2 * MARGIN, 0.8), [one.sentence], briefing, 18)
    native = native_of(one)
    if native:
        add_chart(slide, native, (MARGIN, 2.15, WIDTH - 2 * MARGIN, 4.5), one.sentence, briefing.lang == "ar")
    elif picture := one.picture(CHART_WIDTH):
        png = png_of(TEMPLATE, {"name": one.title, "chart": asdict(picture)}, SHARPNESS)
        _picture(slide, png, one.sentence, picture.width / picture.height)
    notes = " · ".join([one.notes, *(native.partial_words(briefing.lang) if native else [])])
    _text(slide, (MARGIN, 6.75, WIDTH - 2 * MARGIN, 0.4), [notes], briefing, 12)
    _notes(slide, [one.limits, *briefing.sources, briefing.citation, briefing.subject.address("")])


def _picture(slide: "Slide", png: bytes, said: str, breadth: float) -> None:
    """Put a chart under its sentence, as large as fits; `breadth` is its width in heights."""
    from pptx.util import Inches

    high = min(4.4, (WIDTH - 2 * MARGIN) / breadth)
    wide = high * breadth
    drawn: Any = slide.shapes.add_picture(io.BytesIO(png), Inches((WIDTH - wide) / 2), Inches(2.25), Inches(wide), Inches(high))
    drawn._element.nvPicPr.cNvPr.set("descr", shown(said))


def _closing(slides: "Presentation", briefing: Briefing) -> None:
    slide = _slide(slides, briefing.say("mind"), briefing)
    _text(slide, (MARGIN, 1.5, WIDTH - 2 * MARGIN, 3), briefing.caveats, briefing, 18)
    address = f"\u2066{briefing.subject.address('')}\u2069"
    _text(slide, (MARGIN, 5, WIDTH - 2 * MARGIN, 2), [*briefing.sources, briefing.citation, address], briefing, 12)


def _slide(slides: "Presentation", title: str, briefing: Briefing) -> "Slide":
    from pptx.util import Inches

    slide = slides.slides.add_slide(slides.slide_layouts[_TITLE_ONLY])
    head: Any = slide.shapes.title
    head.left, head.top, head.width, head.height = (Inches(side) for side in (MARGIN, 0.4, WIDTH - 2 * MARGIN, 0.95))
    size = next(points for letters, points in _TITLES if len(title) <= letters)
    _filled(head.text_frame, [title], briefing, size)
    _sized(head.text_frame, 0, size, is_bold=True)
    return slide


def _text(slide: "Slide", box: Box, lines: list[str], briefing: Briefing, size: int) -> "TextFrame":
    from pptx.util import Inches

    frame = slide.shapes.add_textbox(*(Inches(side) for side in box)).text_frame
    return _filled(frame, lines, briefing, size)


def _filled(frame: "TextFrame", lines: list[str], briefing: Briefing, size: int) -> "TextFrame":
    """Write lines of text, each in the direction and language of the briefing."""
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    is_mirrored = briefing.lang == "ar"
    frame.word_wrap = True
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if is_mirrored else PP_ALIGN.LEFT
        paragraph._p.get_or_add_pPr().set("rtl", "1" if is_mirrored else "0")
        run = paragraph.add_run()
        run.text = shown(line)
        run._r.get_or_add_rPr().set("lang", _LOCALES[briefing.lang].replace("_", "-"))
        paragraph.space_after = Pt(size / 3)
        _sized(frame, place, size, is_bold=False)
    return frame


def _sized(frame: "TextFrame", place: int, size: int, is_bold: bool) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    [run] = frame.paragraphs[place].runs
    run.font.size, run.font.bold = Pt(size), is_bold
    run.font.color.rgb = RGBColor.from_string(TONES["light"].ink.lstrip("#"))


def _notes(slide: "Slide", lines: list[str]) -> None:
    frame: Any = slide.notes_slide.notes_text_frame
    frame.text = shown("\n".join(lines))


def _dated(slides: "Presentation", briefing: Briefing) -> None:
    day = datetime.fromisoformat(briefing.subject.as_of)
    about = slides.core_properties
    about.title = textwrap.shorten(shown(briefing.title), _LONGEST_PROPERTY, placeholder="…")
    about.author, about.language = ", ".join(AUTHORS), briefing.lang
    about.created = about.modified = day
    about.last_modified_by, about.revision = "", 1


def _the_same_each_time(slides: "Presentation", day: str) -> bytes:
    """Return the file with one date for all its parts, so that equal slides are equal bytes."""
    written = io.BytesIO()
    slides.save(written)
    return _dated_archive(written.getvalue(), f"{day}T00:00:00Z".encode())


def _dated_archive(content: bytes, moment: bytes) -> bytes:
    """Return an archive whose parts have no date of their own, those inside them neither; what says when it was made says `moment`."""
    even = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(even, "w", zipfile.ZIP_DEFLATED) as copies:
        for name in parts.namelist():
            part = parts.read(name)
            part = (
                _dated_archive(part, moment) if name.endswith(".xlsx") else _MADE.sub(rb"\g<1>" + moment, part) if name == _ABOUT else part
            )
            copies.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return even.getvalue()
