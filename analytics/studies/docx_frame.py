"""The frame of a DOCX: styles, direction and language, the lines above and below each page, its properties, the same bytes each time."""

import io
import textwrap
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from analytics.studies.document import Document
from analytics.studies.docx_notes import STYLE
from analytics.studies.docx_runs import TONE, Look, add_words, made
from analytics.studies.docx_tables import CELL, HEAD, SMALL_CELL, SMALL_HEAD
from analytics.studies.telling import on_paper
from analytics.words import book, say, written

if TYPE_CHECKING:
    from docx.document import Document as Docx

FONT, ARABIC_FONT = "Calibri", "Arial"  # on every machine that opens such a file, or one as wide
LOCALES = {"fr": "fr_FR", "ar": "en_GB", "en": "en_GB"}  # of words from the left; those from the right are Moroccan Arabic
_QUIET = Look(tone="quiet", points=8.5)
# Height in points, is bold, colour, space before and after in points.
_STYLES = {
    "Normal": (11, False, "ink", 0, 8),
    "Title": (27, True, "ink", 110, 8),
    "Subtitle": (14, False, "quiet", 0, 22),
    "Heading 1": (17, True, "ink", 26, 8),
    "Heading 2": (13, True, "ink", 18, 6),
    "Heading 3": (11, True, "quiet", 12, 4),
    "Caption": (11, True, "ink", 14, 4),
    "Quote": (11, False, "quiet", 4, 10),
    STYLE: (9, False, "ink", 0, 3),
    CELL: (9.5, False, "ink", 2, 2),
    HEAD: (9.5, True, "ink", 2, 2),
    SMALL_CELL: (8, False, "ink", 2, 2),
    SMALL_HEAD: (8, True, "ink", 2, 2),
}
_OURS = (STYLE, CELL, HEAD, SMALL_CELL, SMALL_HEAD)  # the others come with the library
_LONGEST_PROPERTY = 255  # letters, by the format


def framed(document: Document) -> "Docx":
    """Return an empty document in the look, direction and language of a study."""
    from docx import Document as new
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm

    docx = new()
    for name in _OURS:
        docx.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = docx.styles["Normal"]
    for name, looks in _STYLES.items():
        _set_style(docx.styles[name], *looks)
    _set_ruled(docx.styles["Caption"])
    docx.styles["Quote"].paragraph_format.left_indent = Cm(0.8)
    _set_language(docx, document.lang)
    _set_page(docx, document)
    _set_properties(docx, document)
    return docx


def _set_style(style: Any, points: float, is_bold: bool, tone: str, *space: float) -> None:
    from docx.shared import Pt, RGBColor

    for old in style.element.xpath("./w:pPr/w:pBdr | ./w:rPr/*"):
        old.getparent().remove(old)
    style.font.size, style.font.bold, style.font.color.rgb = Pt(points), is_bold, RGBColor.from_string(TONE[tone])
    style.font.cs_bold = is_bold
    fonts = style.element.rPr.get_or_add_rFonts()
    for key, value in {"ascii": FONT, "hAnsi": FONT, "eastAsia": FONT, "cs": ARABIC_FONT}.items():
        fonts.set(_named(key), value)
    style.element.rPr.find(_named("sz")).addnext(made("w:szCs", val=int(points * 2)))
    style.paragraph_format.space_before, style.paragraph_format.space_after = (Pt(one) for one in space)


def _set_ruled(style: Any) -> None:
    """Draw a line above the paragraphs of a style."""
    borders = made("w:pBdr")
    borders.append(made("w:top", val="single", sz=8, space=6, color=TONE["accent"]))
    style.element.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:bidi", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _named(key: str) -> str:
    from docx.oxml.ns import qn

    return qn(f"w:{key}")


def _set_language(docx: "Docx", lang: str) -> None:
    [said] = docx.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    said.set(_named("val"), LOCALES[lang].replace("_", "-"))
    said.set(_named("bidi"), "ar-MA")
    if lang == "ar":
        docx.styles["Normal"].paragraph_format.element.get_or_add_pPr().insert_element_before(
            made("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl"
        )
        docx.sections[0]._sectPr.insert_element_before(made("w:bidi"), "w:rtlGutter", "w:docGrid")


def _set_page(docx: "Docx", document: Document) -> None:
    from docx.shared import Cm

    page = docx.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.5)
    page.top_margin, page.bottom_margin = Cm(2.6), Cm(2.4)
    page.different_first_page_header_footer = True
    add_words(page.header.paragraphs[0]._p, document.front.title, document.lang, _QUIET)
    foot = page.footer.paragraphs[0]._p
    add_words(
        foot,
        f"{say('brand', document.lang)} · {on_paper(document, 'kind')} · \u2066{document.standing.version}\u2069 · ",
        document.lang,
        _QUIET,
    )
    numbered = written(book("studies")["paper"]["page"], document.lang)
    before, _, rest = numbered.partition("{page}")
    between, _, after = rest.partition("{pages}")
    for words, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        if words:
            add_words(foot, words, document.lang, _QUIET)
        if field:
            foot.append(_field(field))


def _field(name: str) -> Any:
    field = made("w:fldSimple", instr=name)
    add_words(field, "1", "en", _QUIET)
    return field


def _set_properties(docx: "Docx", document: Document) -> None:
    front, about = document.front, docx.core_properties
    about.title = textwrap.shorten(front.title, _LONGEST_PROPERTY, placeholder="…")
    about.subject = textwrap.shorten(front.question, _LONGEST_PROPERTY, placeholder="…")
    about.author, about.language = textwrap.shorten(", ".join(front.authors), _LONGEST_PROPERTY, placeholder="…"), document.lang
    about.version = document.standing.version
    about.created = about.modified = datetime.fromisoformat(document.standing.as_of)
    about.comments = about.keywords = about.last_modified_by = ""
    about.revision = 1


def bytes_of(docx: "Docx") -> bytes:
    """Return the file with one date for all its parts, so that equal documents are equal bytes."""
    written_, even = io.BytesIO(), io.BytesIO()
    docx.save(written_)
    with zipfile.ZipFile(written_) as parts, zipfile.ZipFile(even, "w", zipfile.ZIP_DEFLATED) as copies:
        for name in parts.namelist():
            copies.writestr(zipfile.ZipInfo(name), parts.read(name), zipfile.ZIP_DEFLATED)
    return even.getvalue()
