"""The period of a reading: a year, or a quarter of one."""

import re

from analytics.importing.columns import Manner
from analytics.importing.remarks import Read, Unfit
from analytics.registry.description import Column

_PERIOD = re.compile(r"(19|20)\d\d(-Q[1-4])?", re.ASCII)


def as_period(cell: object, column: Column, manner: Manner) -> Read:
    """Return YYYY or YYYY-Q1 to YYYY-Q4; raise `Unfit` for anything else."""
    text = str(cell)
    if not _PERIOD.fullmatch(text):
        raise Unfit("period", text)
    return Read(text)
