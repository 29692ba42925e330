"""A study: a folder with one text a language and what it was published with; studies are found by themselves."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analytics.errors import BadStudy, UnknownName, why
from analytics.names import suggestions
from analytics.places import data_folder
from analytics.roles import PUBLIC, STEWARD, acting, acting_as
from analytics.studies.front import Front, front_of, split
from analytics.studies.kept import FILE, Kept, kept_in
from analytics.studies.reading import Read, read_text
from analytics.vocabulary import LANGUAGES
from analytics.warehouse import versions

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")
_SAME = ("version", "view", "status", "published", "review", "axes")  # in every language of a study


@dataclass(frozen=True, eq=False)  # one that is read again is another: its file changed
class Study:
    """A study by its name: front matter and text by language, and what it was published with, None for a draft."""

    name: str
    fronts: dict[str, Front]
    texts: dict[str, Read]
    kept: Kept | None

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages it is written in."""
        return tuple(self.fronts)

    def language(self, wanted: str) -> str:
        """Return the language to read it in where `wanted` is the reader's."""
        return wanted if wanted in self.fronts else self.languages[0]

    @property
    def front(self) -> Front:
        """Return the front matter of its first language; what is no words is the same in all."""
        return self.fronts[self.languages[0]]

    @property
    def version(self) -> str:
        """Return the version that its published numbers stand on."""
        return self.front.version

    @property
    def known_to(self) -> str:
        """Return the version whose organisations its views may name: its own, or the current one where that left the shelf.

        A study that everybody may read is read alike for everybody.
        """
        if versions.is_listed(self.version):
            return self.version
        with acting_as(PUBLIC if self._is_for_all else acting()):
            return versions.current()

    @property
    def _is_for_all(self) -> bool:
        with acting_as(PUBLIC):
            return self.may_be_read

    @property
    def may_be_read(self) -> bool:
        """Return whether the present role may read it: whether it may see its version, or all registers of one that left the shelf."""
        if acting().role == STEWARD:
            return True
        if versions.is_on_shelf(self.version):
            return not versions.is_hidden(self.version)
        return not self.kept or not (self.kept.non_public or versions.not_public_today() & set(self.kept.registers))


def place() -> Path:
    """Return the folder of studies."""
    return data_folder() / "studies"


def names() -> list[str]:
    """Return the names of the studies that the present role may read, in their order in the folder."""
    return [name for name in _all_names() if _may_be_read(name)]


def _may_be_read(name: str) -> bool:
    """Return whether the present role may read a study; of a broken one nobody knows what it stands on, where some registers are not public."""
    try:
        return _study(name).may_be_read
    except BadStudy:
        return acting().role == STEWARD or not versions.not_public_today()


def _all_names() -> list[str]:
    return sorted(path.name for path in place().glob("*") if path.is_dir() and _NAME.fullmatch(path.name) and any(path.glob("study.*.md")))


def study_named(name: str) -> Study:
    """Return one study; raise `UnknownName` with the nearest names, `BadStudy` where it cannot be read."""
    _look_for(name)
    return _study(name)


def study_to_publish(name: str) -> Study:
    """Return one study as its texts are now, whatever it was published with; raise as `study_named`."""
    _look_for(name)
    return _whole(place() / name, None)


def _look_for(name: str) -> None:
    if name not in names():
        close = suggestions(name, names(), 3)
        offered = f"; did you mean {' or '.join(close)}?" if close else "; the folder data/studies holds none."
        raise UnknownName(f"There is no study «{name[:60]}»{offered}", close, "study", name[:60])


def _study(name: str) -> Study:
    files = [place() / name / f"study.{lang}.md" for lang in LANGUAGES] + [place() / name / FILE]
    stamps = tuple((path.stat().st_mtime_ns, path.stat().st_size) if path.exists() else None for path in files)
    return _read(place() / name, stamps)


@lru_cache(maxsize=64)
def _read(folder: Path, stamps: tuple) -> Study:  # the stamps say when a file changed
    return study_in(folder)


def study_in(folder: Path) -> Study:
    """Return the study of a folder; raise `BadStudy` with one line a fault."""
    return _whole(folder, kept_in(folder))


def _whole(folder: Path, kept: Kept | None) -> Study:
    fronts, texts = {}, {}
    for lang in LANGUAGES:
        path = folder / f"study.{lang}.md"
        if path.exists():
            fronts[lang], texts[lang] = _text(path, lang)
    study = Study(folder.name, fronts, texts, kept)
    faults = _faults(study)
    if faults:
        raise BadStudy("\n".join(f"{folder.name}: {sentence}" for sentence in faults))
    return study


def _text(path: Path, lang: str) -> tuple[Front, Read]:
    name = f"{path.parent.name}/{path.name}"
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadStudy(f"{name} is not UTF-8; save it as UTF-8.") from fault
    except OSError as fault:
        raise BadStudy(f"{name} cannot be read: {why(fault)}.") from fault
    table, text, line = split(content, name)
    return front_of(table, name), read_text(text, name, line, lang)


def _faults(study: Study) -> list[str]:
    if not study.fronts:
        return [f"there is no text; write study.fr.md, or another of {', '.join(LANGUAGES)}."]
    apart = [key for key in _SAME if len({getattr(front, key) for front in study.fronts.values()}) > 1]
    faults = [f"«{key}» is not the same in all languages." for key in apart]
    if study.kept and study.kept.version != study.version:
        faults.append(
            f"the text names version {study.version}, its numbers are of {study.kept.version}; publish it anew or name that version."
        )
    return faults
