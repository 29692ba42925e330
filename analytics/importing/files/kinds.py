"""What a file is, by its first bytes; its name is never trusted."""

import re

from analytics.importing.files.refusals import Refused

_TAR_MARK = slice(257, 262)
# What begins with these bytes is refused, each kind with its own advice.
_REFUSED = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture_or_text"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"RIFF", "picture_or_text"),
    (b"{\\rtf", "document"),
    (b"7z\xbc\xaf\x27\x1c", "other_archive"),
    (b"Rar!", "other_archive"),
    (b"BZh", "bzip_or_text"),
    (b"\xfd7zXZ\x00", "other_archive"),
    (b"\x28\xb5\x2f\xfd", "other_archive"),
    (b"MZ\x90", "other_kind"),
    (b"\x7fELF", "other_kind"),
    (b"SQLite format 3\x00", "other_kind"),
    (b"ARROW1", "other_kind"),
    (b"PARE", "parquet_or_text"),
)
_DOUBTFUL = {"picture_or_text": "picture", "bzip_or_text": "other_archive", "parquet_or_text": "encrypted"}
_MARKUP = re.compile(rb"\s*<(?:!doctype|html|head|body|table|\?xml|\?mso|workbook|svg|!--|meta)", re.IGNORECASE)
_WORKBOOK_CIPHER = "EncryptedPackage".encode("utf-16-le")
_BOM = b"\xef\xbb\xbf"
_ANYTHING = re.compile(rb"[^\x00\t\r\n \xef\xbb\xbf]")  # searched, because stripping would copy the file


def kind_of(content: bytes) -> str:
    """Return gzip, zip, parquet, json or csv; raise `Refused` for what is recognised as something else."""
    if not _ANYTHING.search(content):
        raise Refused("empty")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("encrypted" if _WORKBOOK_CIPHER in content else "old_excel")
    _refuse_others(content)
    return _packed(content) or _textual(content)


def _packed(content: bytes) -> str | None:
    marks = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "zip", b"PK\x05\x06": "zip", b"PK\x07\x08": "zip", b"PAR1": "parquet"}
    return next((kind for mark, kind in marks.items() if content.startswith(mark)), None)


def _textual(content: bytes) -> str:
    head = _readable_head(content)
    if _MARKUP.match(head):
        raise Refused("markup")
    return "json" if re.match(rb"\s*[\[{]", head) and not _looks_separated(head) else "csv"


def _readable_head(content: bytes) -> bytes:
    head = content[:4_000].removeprefix(_BOM)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", errors="ignore").encode("utf-8")
    return head


def _looks_separated(head: bytes) -> bool:
    """Return whether a text that begins with a bracket is nevertheless a line of column names."""
    return not re.match(rb"\s*(?:\[\s*(?:[\[{\]\"\d\-tfn]|$)|\{\s*(?:[\"}]|$))", head)


def _refuse_others(content: bytes) -> None:
    for mark, rule in _REFUSED:
        if content.startswith(mark) and not (rule in _DOUBTFUL and _is_text(content)):
            raise Refused(_DOUBTFUL.get(rule, rule))
    if content[_TAR_MARK] == b"ustar":
        raise Refused("other_archive")


def _is_text(content: bytes) -> bool:
    """Return whether the head has no byte that text never holds; «BM,RIFF» may be the first words of a header."""
    return not re.search(rb"[\x00-\x08\x0e-\x1f]", content[:1_000])
