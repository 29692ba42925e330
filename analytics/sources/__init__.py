"""One file an importer of a public source, found by itself: the file name is what follows `--from`."""

import importlib
import pkgutil
from functools import cache

from analytics.errors import UnknownName
from analytics.names import suggestions
from analytics.sources.source import Source

_NOT_SOURCES = ("source", "rules", "gate", "series_rows")


def source_names() -> list[str]:
    """Return the names of all importers; none of them is loaded for it."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in _NOT_SOURCES)


@cache
def sources() -> dict[str, Source]:
    """Return all importers of public sources by name."""
    return {name: importlib.import_module(f"{__name__}.{name}").SOURCE for name in source_names()}


def source_named(name: str) -> Source:
    """Return one importer; raise `UnknownName` with the nearest names."""
    if name not in sources():
        close = suggestions(name, sources())
        raise UnknownName(f"There is no source «{name[:60]}»; did you mean {' or '.join(close)}?")
    return sources()[name]
