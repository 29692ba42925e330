"""Who publishes a register, under which licence and as of which date, as a version holds it."""

from dataclasses import dataclass
from functools import cache

from analytics.registry.description import descriptions
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.questions import rows_of
from analytics.warehouse.relations import Question


@dataclass(frozen=True)
class Source:
    """Where the rows of one register come from; `as_of` is YYYY-MM-DD."""

    register: str
    publisher: str
    licence: str
    as_of: str


@cache
def source_of(register: str, version: str) -> Source:
    """Return the source of `register` in `version`."""
    sql = "SELECT register, publisher, licence, as_of FROM registers WHERE register = $register"
    _, [row] = rows_of(Question(sql, {"register": register}), version)
    return Source(*row)


def publisher_of(register: str, version: str) -> dict[str, str]:
    """Return who publishes `register` in each language; where its description names another since, only as `version` holds it."""
    held = source_of(register, version).publisher
    described = descriptions()[register].publisher if register in descriptions() else {}
    return described if described.get("en") == held else dict.fromkeys(LANGUAGES, held)
