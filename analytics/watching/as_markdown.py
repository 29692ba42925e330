"""A digest as Markdown; what stands in it as text can be no markup."""

import re

from analytics.watching.digest import Digest
from analytics.watching.telling import Told, say

_MARKUP = re.compile(r"[\\`*_\[\]<>~$&|@{}!]|:(?=//)|(?<=www)\.|^[-+#=]", re.IGNORECASE)
_NUMBERED = re.compile(r"^(\d{1,9})(?=[.)])")


def write(digest: Digest) -> bytes:
    """Return the digest as UTF-8 Markdown, within a right-to-left block in Arabic."""
    lines = [f"# {text(digest.title)}", text(digest.why), text(digest.counts)]
    lines += [part for one in digest.told for part in _parts(one, digest.lang)]
    lines += ["---", text(digest.caveat), text(digest.source)]
    body = "\n\n".join(lines)
    return (f'<div dir="rtl">\n\n{body}\n\n</div>\n' if digest.lang == "ar" else f"{body}\n").encode()


def text(words: str) -> str:
    """Return words as Markdown text: every sign that could be markup is escaped."""
    return _NUMBERED.sub(r"\1\\", _MARKUP.sub(r"\\\g<0>", words))


def _parts(one: Told, lang: str) -> list[str]:
    link = [f"[{text(say('digest', 'open', lang))}](<{one.place}>)"] if one.place else []
    return [f"## {text(one.state_words)} · {text(one.title)}", text(one.sentence), text(one.asked), text(one.notes), *link]
