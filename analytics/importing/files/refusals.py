"""Why a file or a row is not taken: each reason is a rule, its sentences stand in words/import_files.toml."""

from analytics.registry.findings import Finding
from analytics.words import book


class Refused(Exception):
    """The whole file is refused, for `rule`; `facts` are what its sentence names."""

    def __init__(self, rule: str, **facts: object):
        super().__init__(rule)
        self.rule, self.facts = rule, {name: str(fact) for name, fact in facts.items()}


def sentence(rule: str, **facts: object) -> str:
    """Return the English sentence of a rule; a page finds the others under the same rule."""
    return book("import_files")[rule]["en"].format(**facts)


def set_aside(rule: str, line: int, value: str = "", column: str = "") -> Finding:
    """Return the reason why one row is not taken."""
    return Finding(line, column, rule, value, sentence(rule, value=value))


def repaired(rule: str, line: int, value: str, column: str) -> Finding:
    """Return what was mended in one cell; `value` is what stood there."""
    return Finding(line, column, rule, value, sentence(rule, value=value), "repair")


def note(rule: str, severity: str, value: str = "", line: int = 0) -> Finding:
    """Return a note on the whole file; `value` is a count or a name."""
    return Finding(line, "", rule, value, sentence(rule, value=value), severity)
