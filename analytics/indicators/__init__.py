"""One file an indicator, found by itself: the file name is the indicator's name."""

import importlib
import pkgutil
from functools import cache

from analytics.errors import UnknownName
from analytics.indicators.indicator import Indicator
from analytics.names import suggestions

_NOT_INDICATORS = ("indicator", "answers", "facts", "telling")  # how the names of the other modules start


@cache
def indicators() -> dict[str, Indicator]:
    """Return all indicators by name, in the order of their pages and places."""
    names = [module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith(_NOT_INDICATORS)]
    found = {name: importlib.import_module(f"{__name__}.{name}").INDICATOR for name in names}
    return dict(sorted(found.items(), key=lambda item: (item[1].page, item[0])))


def indicator_named(name: str) -> Indicator:
    """Return one indicator; raise `UnknownName` with the nearest names."""
    if name not in indicators():
        close = suggestions(name, indicators(), 3)
        raise UnknownName(f"There is no indicator «{name[:60]}»; did you mean {' or '.join(close)}?", close, "indicator", name[:60])
    return indicators()[name]


def on_page(page: str) -> list[str]:
    """Return the names of a page's indicators, in order."""
    return [name for name, indicator in indicators().items() if indicator.page[0] == page]
