"""How a version says of which tables of groups it is asked: their names follow its id, in questions and caches and nowhere else."""

import re

_MARK = "~"  # in no id of a version
_REGISTER = re.compile(r"\bFROM (projects|events)\b")
TABLE = "told_{register}_{place}"


def asked_of(version: str, tables: list[str]) -> str:
    """Return `version` as it is asked of some of its tables."""
    return _MARK.join((version, *tables))


def plain(version: str) -> str:
    """Return the id of a version, however it is asked."""
    return version.partition(_MARK)[0]


def of_told(sql: str, version: str) -> str:
    """Return a question as it is asked of the tables of groups that `version` names."""
    tables = {name.split("_")[1]: name for name in version.split(_MARK)[1:]}
    return _REGISTER.sub(lambda found: f"FROM {tables.get(found[1], found[1])}", sql) if tables else sql
