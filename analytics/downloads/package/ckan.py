"""What a CKAN catalogue such as data.gov.ma needs to create the dataset of a view: its fields, its tags, one resource a data file."""

import hashlib
import re
from urllib.parse import urlencode

from analytics.downloads.citing import AUTHORS, LICENCE_ADDRESS, plain
from analytics.downloads.package.packing import Kept
from analytics.downloads.package.tables import RECORDS, Listed
from analytics.downloads.subject import Subject, package_words
from analytics.vocabulary import LANGUAGES

LICENCE_ID = "cc-by"  # as the list of licences that CKAN brings calls it
_MEDIA_TYPES = {"csv": ("CSV", "text/csv"), "parquet": ("Parquet", "application/vnd.apache.parquet")}
_NOT_IN_A_TAG = re.compile(r"[^\w \-.]+")
_OTHERS = ("codes", "dictionary")


def ckan(subject: Subject, listed: list[Listed], kept: dict[str, Kept]) -> dict[str, object]:
    """Return the body of CKAN's `package_create`, but for `owner_org`, which only the catalogue knows; `kept` says size and SHA-256."""
    titles = {**{one.stem: one.title for one in listed}, **{name: subject.say("files", name) for name in _OTHERS}}
    files = [f"{stem}.{kind}" for stem in titles for kind in _MEDIA_TYPES if f"{stem}.{kind}" in kept]
    return {
        "name": _name(subject),
        "title": subject.say("about", "title"),
        "notes": "\n\n".join(plain(words) for words in (_summary(subject), subject.say("about", "please_cite"))),
        "author": ", ".join(AUTHORS),
        "license_id": LICENCE_ID,
        "version": subject.version,
        **({"url": subject.address("")} if subject.host else {}),
        "private": False,
        "tags": [{"name": tag} for tag in _tags()],
        "extras": [{"key": key, "value": value} for key, value in _facts(subject).items()],
        "resources": [_resource(name, titles[name.rpartition(".")[0]], kept[name], subject) for name in files],
    }


def _name(subject: Subject) -> str:
    """Return the name of the dataset: that of the version, and for a view that filters a mark of the view."""
    if subject.is_whole:
        return f"marsad-{subject.version}"
    view = {key: value for key, value in subject.view.query().items() if key not in ("lang", "version")}
    return f"marsad-{subject.version}-{hashlib.sha256(urlencode(view, doseq=True).encode()).hexdigest()[:8]}"


def _summary(subject: Subject) -> str:
    return subject.say("about", "summary", view=subject.sentence, version=subject.version, as_of=subject.as_of)


def _tags() -> list[str]:
    """Return the keywords in all languages, each once, without the signs that a tag may not hold."""
    words = (word for lang in LANGUAGES for word in package_words("about", "keywords", lang).split(" | "))
    return list(dict.fromkeys(" ".join(_NOT_IN_A_TAG.sub(" ", plain(word)).split()) for word in words))


def _facts(subject: Subject) -> dict[str, str]:
    return {
        "view": plain(subject.sentence),
        "query": subject.query,
        "as_of": subject.as_of,
        "language": subject.lang,
        "spatial": "MA",
        "license_url": LICENCE_ADDRESS,
    }


def _resource(name: str, title: str, kept: Kept, subject: Subject) -> dict[str, object]:
    kind, media_type = _MEDIA_TYPES[name.rpartition(".")[2]]
    return {
        "name": name,
        "description": plain(title),
        "url": subject.address(f"api/v1/{name}") if subject.host and _is_served(name) else name,
        "format": kind,
        "mimetype": media_type,
        "size": kept.size,
        "hash": f"sha256:{kept.sha256}",
        "last_modified": f"{subject.as_of}T00:00:00",
    }


def _is_served(name: str) -> bool:
    stem = name.rpartition(".")[0]
    return stem in RECORDS or stem.startswith("indicators/")
