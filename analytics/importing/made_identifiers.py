"""Identifiers of organisations that a file gives none: a known name has its own already, a new one has one made of it."""

import re

from analytics.importing.columns import KEYS
from analytics.importing.remarks import REPAIR, Remark
from analytics.names import plain
from analytics.proper_names import by_identifier, spelled, spelling_of

_DATASET = "organisations"
_LONGEST = 100  # letters of an identifier
_AS_WORDS = str.maketrans({"&": " and ", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})


def identifier_of(name: str) -> str:
    """Return the identifier made of a name: its letters and digits without case and accents, hyphens between words; empty where it has none."""
    return re.sub(r"[\W_]+", "-", plain(name.translate(_AS_WORDS))).strip("-")[:_LONGEST].strip("-")


def identified(values: dict[str, object], unread: set[str], dataset: str) -> list[Remark]:
    """Give an organisation without an identifier that of the one whose first name it has, else one made of its name."""
    name, key = values["name"], KEYS[_DATASET]
    if values[key] is not None or name is None or {"name", key} & unread:
        return []
    known = spelled(_DATASET, str(name))
    is_that_one = known is not None and spelling_of(known.spellings[0]) == spelling_of(str(name))
    made = known.key if known and is_that_one else identifier_of(str(name))
    holder = None if is_that_one else _holder(made)
    if holder:
        return [Remark("made_identifier_taken", made, column=key, facts={"holder": holder})]
    if not made:
        return [Remark("required", column=key)]
    values[key] = made
    return [Remark("identifier_made", str(name), REPAIR, column=key, facts={"now": made})]


def _holder(identifier: str) -> str | None:
    """Return the name of the organisation of the register that has an identifier."""
    known = by_identifier(_DATASET).get(identifier)
    return known.spellings[0] if known else None
