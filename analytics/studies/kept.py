"""What a study was published with: the answers it names and the records it cites, kept beside its text, so that its numbers never change."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from analytics.errors import BadStudy
from analytics.indicators.answers import Answer, Refusal
from analytics.indicators.indicator import Indicator
from analytics.registry.sealed import sealed, unsealed
from analytics.view import View
from analytics.warehouse import versions
from analytics.warehouse.coverage import Coverage

FILE = "published.json"
_TOLD = ("columns", "rows", "coverage", "refusal")
_MORE_OF_COVERAGE = ("parts", "outside")  # follow from the rest and the version; older studies lack them
# Processors sum in other orders, so that the last digits of what linear algebra comes to are their own.
_AS_NEAR = {"rel_tol": 1e-9, "abs_tol": 1e-12}


@dataclass(frozen=True)
class Cited:
    """A record that a study names: the register to find it in, its title and its public source."""

    register: str
    title: str
    source: str


@dataclass(frozen=True)
class Kept:
    """The answers by the one way to write their question, each as plain data, and the records by id; `registers` are SHA-256 by name."""

    version: str
    as_of: str
    registers: Mapping[str, str]
    answers: Mapping[str, Mapping[str, Any]]
    records: Mapping[str, Cited]
    non_public: tuple[str, ...] = ()  # registers behind it that not everybody may see

    def answer(self, key: str, name: str, indicator: Indicator, view: View) -> Answer:
        """Return an answer as it was published; raise KeyError where the study did not name it then."""
        said = self.answers[key]
        coverage: dict[str, Any] = {**said["coverage"], "inapplicable": tuple(said["coverage"]["inapplicable"])}
        refused: dict[str, Any] | None = said["refusal"] and {**said["refusal"], "columns": tuple(said["refusal"]["columns"])}
        columns, beside = tuple(said["columns"]), tuple((one, _frozen(value)) for one, value in said["beside"])
        rows = tuple(dict(zip(columns, row, strict=True)) for row in said["rows"])
        refusal = Refusal(**refused) if refused else None
        last = said["last_whole_year"]
        more = {name: said.get(name, {}) for name in _MORE_OF_COVERAGE}
        return Answer(name, indicator, view, self.version, columns, rows, Coverage(**coverage, **more), said["sql"], last, refusal, beside)

    def to_json(self) -> str:
        """Return all as sealed text, an answer a block, keys in a fixed order."""
        said = asdict(self)
        return sealed(said if self.non_public else {name: one for name, one in said.items() if name != "non_public"})


def kept_in(folder: Path) -> Kept | None:
    """Return what the study in `folder` was published with, None where it never was; raise `BadStudy` where the file was changed."""
    path = folder / FILE
    if not path.exists():
        return None
    try:
        said = unsealed(path.read_bytes())
        records = {key: Cited(**one) for key, one in said.pop("records").items()}
        kept = Kept(records=records, non_public=tuple(said.pop("non_public", ())), **said)
        changed = [key for key, one in kept.answers.items() if sha256_of(one) != one["sha256"]]
    except (ValueError, TypeError, KeyError) as fault:
        raise BadStudy(
            f"{folder.name}/{FILE} is damaged; make it anew with `python -m analytics study {folder.name} --publish`."
        ) from fault
    if changed:
        raise BadStudy(f"{folder.name}/{FILE}: the numbers of «{changed[0][:80]}» are not those that were published.")
    return kept


def keep(version: str, answers: Mapping[str, Answer], records: Mapping[str, Cited]) -> Kept:
    """Return what to keep of the answers of one version."""
    manifest = versions.manifest_of(version)
    registers = {name: count.sha256 for name, count in sorted(manifest.registers.items())}
    kept = {key: plain(one) for key, one in sorted(answers.items())}
    hidden = tuple(sorted(versions.hidden_in(manifest)))
    return Kept(version, manifest.as_of, registers, kept, dict(sorted(records.items())), hidden)


def plain(answered: Answer) -> dict[str, Any]:
    """Return an answer as plain data: rows as lists in the order of the columns, and the SHA-256 of what it says."""
    said = {
        "columns": list(answered.columns),
        "rows": [[row[column] for column in answered.columns] for row in answered.rows],
        "coverage": _coverage(answered),
        **{name: getattr(answered.coverage, name) for name in _MORE_OF_COVERAGE},
        "last_whole_year": answered.last_whole_year,
        "refusal": asdict(answered.refusal) if answered.refusal else None,
        "beside": [list(one) for one in answered.beside],
        "sql": answered.sql,
    }
    said = json.loads(json.dumps(said, ensure_ascii=False, default=str))
    return {**said, "sha256": sha256_of(said)}


def _coverage(answered: Answer) -> dict[str, Any]:
    return {name: told for name, told in asdict(answered.coverage).items() if name not in _MORE_OF_COVERAGE}


def sha256_of(said: Mapping[str, Any]) -> str:
    """Return the SHA-256 of an answer as plain data: its columns, rows, coverage and refusal."""
    told = {key: said[key] for key in _TOLD}
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def same(one: Answer, other: Answer) -> bool:
    """Return whether two answers say the same, whichever processor came to them."""
    said, other_said = plain(one), plain(other)
    return all(alike(said[key], other_said[key]) for key in _TOLD)


def alike(one: Any, other: Any) -> bool:
    """Return whether plain data is equal, fractions to nine digits."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, **_AS_NEAR) or math.isnan(one) and math.isnan(other)
    return type(one) is type(other) and one == other
