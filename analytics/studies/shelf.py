"""All studies of this server, the newest first, and those that cannot be read with their faults."""

from dataclasses import dataclass

from analytics.errors import BadStudy
from analytics.studies.study import Study, names, study_named


@dataclass(frozen=True)
class Shelf:
    """The studies that can be read, the newest first, and why others cannot, by name."""

    studies: tuple[Study, ...]
    broken: dict[str, BadStudy]


def shelf() -> Shelf:
    """Return all studies; one that cannot be read does not hide the others."""
    found, broken = [], {}
    for name in names():
        try:
            found.append(study_named(name))
        except BadStudy as fault:
            broken[name] = fault
    return Shelf(tuple(sorted(found, key=lambda one: (-one.front.published.toordinal(), one.name))), broken)


def is_about(study: Study, axes: tuple[str, ...]) -> bool:
    """Return whether a study is about one of `axes`; one about all axes is about each, and none chosen takes every study."""
    return not axes or not study.front.axes or bool(set(study.front.axes) & set(axes))
