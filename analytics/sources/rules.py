"""Rules that give a record its axis and sector: the first that fits decides, and each has an id that the record carries."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from analytics.errors import BadVocabulary
from analytics.places import HOUSE, data_folder
from analytics.registry.findings import Finding
from analytics.vocabulary import vocabularies

OUT_OF_SCOPE = "out_of_scope"
_LISTS = {"axis": "axes", "sector": "sectors"}
_OWN = {"rule_id", "decides", "code", "reason"}


@dataclass(frozen=True)
class Rule:
    """One rule: what it decides (axis or sector), the patterns that all must be met, by column, and the code it gives."""

    rule_id: str
    decides: str
    patterns: tuple[tuple[str, str], ...]
    code: str

    def fits(self, facts: Mapping[str, Sequence[str]]) -> bool:
        """Return whether each pattern is met by one of the facts of its column; `and_` before a name asks for a second one."""
        return all(
            any(fnmatchcase(fact.casefold(), pattern) for fact in facts.get(name.removeprefix("and_"), ()))
            for name, pattern in self.patterns
        )


def deciding(source: str, decides: str, facts: Mapping[str, Sequence[str]]) -> Rule | None:
    """Return the rule of a source that decides the axis or the sector of a record, None where none fits."""
    return next((rule for rule in rules_of(source) if rule.decides == decides and rule.fits(facts)), None)


@cache
def rules_of(source: str) -> tuple[Rule, ...]:
    """Return the rules of a source in their order; raise `BadVocabulary` for one that cannot decide anything."""
    path = _file(source)
    with path.open(encoding="utf-8", newline="") as lines:
        rules = tuple(_rule(row, path.name) for row in csv.DictReader(lines))
    if len({rule.rule_id for rule in rules}) < len(rules):
        raise BadVocabulary(f"{path.name}: two rules have one id; give each its own")
    return rules


def unclassified(line: int, what: str) -> Finding:
    """Return the reason why a record that no rule gives an axis is set aside."""
    return Finding(line, "axis", "unclassified", what, f"No rule of the source gives «{what}» an axis.")


def _file(source: str) -> Path:
    own = data_folder() / "sources" / f"{source}.csv"
    return own if own.exists() else HOUSE / "data" / "sources" / f"{source}.csv"


def _rule(row: dict[str, str], file: str) -> Rule:
    patterns = tuple((name, pattern.casefold()) for name, pattern in row.items() if name not in _OWN and pattern)
    decides, code = row["decides"], row["code"]
    known = vocabularies()[_LISTS[decides]].codes if decides in _LISTS else ()
    if not row["rule_id"] or not patterns or not (code in known or (decides == "axis" and code == OUT_OF_SCOPE)):
        raise BadVocabulary(f"{file}: the rule «{row['rule_id']}» needs an id, a pattern, and a code of the list it decides on")
    return Rule(row["rule_id"], decides, patterns, code)
