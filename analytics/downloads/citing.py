"""How a view of a version is cited: as a sentence, for BibTeX, and as a CITATION.cff."""

import hashlib
import json
import re
from urllib.parse import urlencode

from analytics.downloads.subject import Subject
from analytics.words import say

AUTHORS = ("Agence de Développement du Digital", "Maroc Numeric Cluster")
LICENCE = "CC-BY-4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
_PRINT = 8  # letters of a SHA-256
_SPECIAL = re.compile(r"[&%$#_{}\\~^]")
_NAMED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # after a backslash these would be commands
_INVISIBLE = re.compile("[\u2060\u2066-\u2069]")  # marks of direction and joiners: right on a page, strange in a reference


def as_sentence(subject: Subject) -> str:
    """Return the citation as one line for a list of references."""
    return plain(f"{in_words(subject)} {subject.located('')}")


def in_words(subject: Subject) -> str:
    """Return the citation without its address, with the marks of direction that a page needs."""
    return f"{say('citation', subject.lang, version=subject.version, as_of=subject.as_of)} {subject.sentence}."


def as_bibtex(subject: Subject) -> str:
    """Return the citation as a BibTeX entry; its address is that of the view in this version, where the server knows its public one."""
    fields = {
        "author": " and ".join(f"{{{author}}}" for author in AUTHORS),
        "title": f"{{{_escaped(subject.say('about', 'title'))}}}",
        "year": subject.as_of[:4],
        "version": subject.version,
        "note": _escaped(f"{subject.sentence}. {subject.say('about', 'licence')}"),
        **({"url": subject.address("")} if subject.host else {}),
    }
    lines = "".join(f"  {name} = {{{plain(value)}}},\n" for name, value in fields.items())
    return f"@misc{{{_key(subject)},\n{lines}}}\n"


def _key(subject: Subject) -> str:
    """Return the key of the entry: the version, and of a view that filters a print of it, so that two views of one paper have two keys."""
    if subject.is_whole:
        return f"marsad-{subject.version}"
    asked = urlencode({key: values for key, values in subject.view.query().items() if key not in ("lang", "version")}, doseq=True)
    return f"marsad-{subject.version}-{hashlib.sha256(asked.encode()).hexdigest()[:_PRINT]}"


def as_cff(subject: Subject) -> str:
    """Return the citation as a CITATION.cff of type dataset; a server without a public address has no `url`."""
    said: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": subject.say("about", "please_cite"),
        "type": "dataset",
        "title": subject.say("about", "title"),
        "abstract": subject.sentence,
        "version": subject.version,
        "date-released": subject.as_of,
        "license": LICENCE,
        "authors": [{"name": author} for author in AUTHORS],
        **({"url": subject.address("")} if subject.host else {}),
    }
    return "".join(f"{key}: {json.dumps(_plain_in(value), ensure_ascii=False)}\n" for key, value in said.items())  # JSON is YAML


def plain(words: str) -> str:
    """Return words without marks that only a page needs."""
    return _INVISIBLE.sub("", words)


def _plain_in(value: object) -> object:
    return plain(value) if isinstance(value, str) else value


def _escaped(words: str) -> str:
    """Return words as LaTeX sets them; none of what a reader typed may become a command in the paper of another."""
    return _SPECIAL.sub(lambda sign: _NAMED.get(sign[0], f"\\{sign[0]}"), words)
