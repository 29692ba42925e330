"""A reference: how a study names a number, a sentence, a chart, a table or a record; `{{NAME?VIEW | CONDITIONS | COLUMN:SPEC}}`."""

import re
from dataclasses import dataclass

from analytics.errors import BadStudy

WRITTEN = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
KINDS = ("number", "sentence", "card", "table", "record")
BLOCKS = ("card", "table")  # stand alone in a paragraph
OF_COVERAGE = ("n", "selected")
_KIND = re.compile(r"(\w+)\s*:\s*(.*)", re.DOTALL)
_NAME = re.compile(r"([a-z][a-z0-9_]*)(?:\?(\S*))?")
_RECORD = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.:-]{0,80}")
_ASKED = re.compile(r"(?:(sum|missing)\((\w+)\)|(\w+))(?::(\w+))?")
_CONDITION = re.compile(r"(\w+)=(\S*)")


@dataclass(frozen=True)
class Asked:
    """What is asked of the rows that fit: `how` is value, sum, rows, missing, n or selected; `spec` says how it is written."""

    how: str
    column: str = ""
    spec: str = ""


@dataclass(frozen=True)
class Reference:
    """A reference as it is written: `query` follows its «?», `place` is first, last or nothing."""

    kind: str
    name: str
    query: str = ""
    conditions: tuple[tuple[str, str], ...] = ()
    place: str = ""
    asked: Asked = Asked("value")

    @property
    def written(self) -> str:
        """Return the answer that it is about, as it is written."""
        return f"{self.name}?{self.query}" if self.query else self.name


def reference_of(typed: str) -> Reference:
    """Return what stands between `{{` and `}}` as a Reference; raise `BadStudy` with what to write."""
    kind, rest = _kind(typed.strip())
    if kind == "record":
        if not _RECORD.fullmatch(rest):
            raise BadStudy("a record is named by its id, as {{record: P001}}.")
        return Reference(kind, rest)
    whole, *parts = (part.strip() for part in rest.split("|"))
    name, query = _name(whole)
    if kind != "number":
        if parts:
            raise BadStudy(f"a {kind} takes a name and a view, as {{{{{kind}: {name}?axis=ai}}}}.")
        return Reference(kind, name, query)
    if not 1 <= len(parts) <= 2:
        raise BadStudy(f"a number says what it takes of the answer, as {{{{{name} | axis=ai | projects}}}}.")
    conditions, place = _conditions(parts[0]) if len(parts) > 1 else ((), "")
    return Reference(kind, name, query, conditions, place, _asked(parts[-1]))


def _kind(typed: str) -> tuple[str, str]:
    found = _KIND.fullmatch(typed)
    if not found or "|" in typed.partition(":")[0]:
        return "number", typed
    if found[1] not in KINDS:
        raise BadStudy(f"«{found[1][:40]}» is no kind of reference; there are {', '.join(KINDS)}.")
    return found[1], found[2].strip()


def _name(typed: str) -> tuple[str, str]:
    found = _NAME.fullmatch(typed)
    if not found:
        raise BadStudy(f"«{typed[:60]}» names no answer; write the name of an indicator, then «?» and a view, without spaces.")
    return found[1], found[2] or ""


def _conditions(typed: str) -> tuple[tuple[tuple[str, str], ...], str]:
    words = typed.split()
    places = [word for word in words if word in ("first", "last")]
    conditions = [_CONDITION.fullmatch(word) for word in words if word not in places]
    if len(places) > 1 or not all(conditions):
        raise BadStudy(f"«{typed[:60]}» chooses no rows; write column=code, as axis=ai, and first or last where it is meant.")
    return tuple((found[1], found[2]) for found in conditions if found), places[0] if places else ""


def _asked(typed: str) -> Asked:
    found = _ASKED.fullmatch(typed.replace(" ", ""))
    if not found:
        raise BadStudy(f"«{typed[:60]}» asks nothing of the rows; write a column, sum(column), missing(column), rows, n or selected.")
    how, within, column, spec = found[1], found[2], found[3], found[4] or ""
    if column in (*OF_COVERAGE, "rows"):
        return Asked(column, "", spec)
    return Asked(how or "value", within or column, spec)
