"""Names people type: how two spellings are held equal, and what was probably meant."""

import difflib
import re
import unicodedata
from collections.abc import Iterable

_ARABIC_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")  # tatweel and harakat carry no meaning here
_SEPARATORS = re.compile(r"[\s_\-–—'’‘`.,;:/()«»\"&]+")
_ALEF_FORMS = str.maketrans("أإآٱىة", "اااايه")


class _WithoutMarks(dict[int, int | None]):
    """Takes combining marks out of a text; each character is looked up once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_WITHOUT_MARKS = _WithoutMarks()


def plain(text: str) -> str:
    """Return `text` as it is compared: no case, accents, separators, tatweel, harakat or alef forms."""
    if text.isascii():  # as most of a register is: it has nothing to lose but its case
        return _SEPARATORS.sub(" ", text.casefold()).strip()
    text = _ARABIC_MARKS.sub("", unicodedata.normalize("NFKC", text)).translate(_ALEF_FORMS)
    letters = unicodedata.normalize("NFKD", text.casefold())
    return _SEPARATORS.sub(" ", letters.translate(_WITHOUT_MARKS)).strip()


def squeezed(text: str) -> str:
    """Return `text` as it is compared where spaces do not count either: «e-learning», «e learning» and «elearning» are one."""
    return plain(text).replace(" ", "")


def nearest(name: str, known: list[str], how_many: int = 3, cutoff: float = 0.5) -> list[str]:
    """Return up to `how_many` known names that look like `name`, best first; `cutoff` is 1 for those that are equal."""
    return difflib.get_close_matches(name, known, n=how_many, cutoff=cutoff)


def suggestions(name: str, known: Iterable[str], most: int | None = None) -> list[str]:
    """Return what to offer who typed `name`: the known names that look like it, else all that are known, or the first `most` of them."""
    names = list(known)
    return nearest(name, names) or names[:most]
