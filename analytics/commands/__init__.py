"""One file a command: a docstring that is its help, `add_options` and `run`; standard output carries the result alone."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType

_NOT_COMMANDS = {"output", "reporting", "view_options"}


@cache
def commands() -> dict[str, ModuleType]:
    """Return all commands by name."""
    names = [module.name for module in pkgutil.iter_modules(__path__) if module.name not in _NOT_COMMANDS]
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}
