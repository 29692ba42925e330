"""Whether any record of a version escapes a filter for lack of a value: no view changes that, so it is asked once."""

from functools import lru_cache

from analytics.view import View
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import asked


@lru_cache(maxsize=512)
def has_gap(register: str, lacking: str, version: str) -> bool:
    """Return whether `version` holds a record of `register` of which the condition `lacking` is true."""
    _, [(count,)] = rows_of(asked(f"SELECT count(*) FROM {register} WHERE {lacking}", View()), version)
    return count > 0
