"""Part of the records of a view: the condition on those that an answer counts, and what the others are."""

from dataclasses import dataclass

_ORDER = ("projects", "events")


@dataclass(frozen=True)
class Part:
    """A condition in SQL, for every register or for projects and for events apart; it may ask the relations of the view.

    `aside` are the keys, in `words/aside.toml`, of what the records are that it leaves aside.
    """

    sql: str | tuple[str, str]
    aside: tuple[str, ...] = ()

    def of(self, register: str) -> str:
        """Return the condition on the records of `register`."""
        return self.sql if isinstance(self.sql, str) else self.sql[_ORDER.index(register)]

    def __and__(self, other: "Part") -> "Part":
        """Return the part that both hold."""
        aside = tuple(dict.fromkeys((*self.aside, *other.aside)))
        if isinstance(self.sql, str) and isinstance(other.sql, str):
            return Part(_both(self.sql, other.sql), aside)
        projects, events = (_both(self.of(register), other.of(register)) for register in _ORDER)
        return Part((projects, events), aside)


def _both(one: str, other: str) -> str:
    asked = [sql for sql in (one, other) if sql != "true"]
    return " AND ".join(f"({sql})" for sql in asked) if len(asked) > 1 else (asked or ["true"])[0]


WHOLE = Part("true")
