"""Pages of paper: a Typst template and plain data become a tagged PDF or a picture; what stands in the data is text, never markup."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from analytics.places import HOUSE

FONTS = HOUSE / "static" / "fonts" / "print"
ROOT = HOUSE / "analytics"
NO_LETTER = "\ufffd"
_ISOLATES, _RIGHT_TO_LEFT = re.compile("[\u2066-\u2069]"), re.compile("[\u0590-\u08ff]")
# What our fonts and those of Typst can show; PDF/UA refuses a document with a letter that no font has.
_NO_FONT = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u0377\u0384-\u038a\u038e-\u03a1\u03a3-\u0484\u048a-\u04ff\u0606-\u061c\u061e-\u06a1\u06a3-\u06ff\u1e00-\u1eff"
    "\u2000-\u2040\u2044-\u2052\u2054-\u2064\u2066-\u206f\u2070\u2071\u2074-\u208e\u20a0-\u20bf\u2116\u2122\u2190-\u21ff\u2200-\u22ff\u2500-\u25ff\u2605\u2606\u2717\ufffd]"
)


def pdf_of(template: Path, data: Mapping[str, Any], day: str) -> bytes:
    """Return the PDF of a template of this house, accessible by PDF/UA-1, dated `day` (YYYY-MM-DD): the same data give the same bytes."""
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return _compiled(template, data, format="pdf", pdf_standards=["ua-1"], timestamp=moment)


def png_of(template: Path, data: Mapping[str, Any], pixels_per_inch: int) -> bytes:
    """Return the only page of a template of this house as a PNG."""
    return _compiled(template, data, format="png", ppi=pixels_per_inch)


def _compiled(template: Path, data: Mapping[str, Any], **how: Any) -> bytes:
    import typst  # 80 MB of program: only who asks for paper reads it

    inputs = {"data": json.dumps(shown(data), ensure_ascii=False)}
    compile_: Any = typst.compile  # its types allow one kind of path or bytes for all that is given
    return compile_(template.read_bytes(), root=ROOT, font_paths=_fonts(), sys_inputs=inputs, **how)


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def shown(value: Any) -> Any:
    """Return data in which every text holds only letters that a font has, and directions only where some run from right to left."""
    if isinstance(value, str):
        needed = (
            value if _RIGHT_TO_LEFT.search(value) else _ISOLATES.sub("", value)
        )  # else who searches the document finds them between the words
        return _NO_FONT.sub(NO_LETTER, unicodedata.normalize("NFC", needed))
    if isinstance(value, Mapping):
        return {key: shown(one) for key, one in value.items()}
    return [shown(one) for one in value] if isinstance(value, list | tuple) else value
