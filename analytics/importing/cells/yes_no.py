"""Yes and no, in French, Arabic or English, or as programs write them."""

from analytics.importing.cells.digits import western
from analytics.importing.cells.texts import written
from analytics.importing.columns import Manner
from analytics.importing.remarks import Read, Unfit
from analytics.names import plain
from analytics.registry.description import Column

_SPELLINGS = {"yes": ("yes", "oui", "نعم", "true", "vrai", "1"), "no": ("no", "non", "لا", "false", "faux", "0")}
_MEANT = {plain(spelling): word for word, spellings in _SPELLINGS.items() for spelling in spellings}


def as_yes_no(cell: object, column: Column, manner: Manner) -> Read:
    """Return yes or no, as registers write it; raise `Unfit` for anything else."""
    meant = _MEANT.get(plain(western(written(cell))))
    if meant is None:
        raise Unfit("yes_or_no", cell)
    return Read(meant)
