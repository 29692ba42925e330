"""What an importer of a public source asks of a file: which tables, which of their rows, and what it gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from analytics.importing.raw import RawTable
from analytics.names import squeezed


@dataclass(frozen=True)
class Wanted:
    """One table: its `entries` in an archive (patterns of file names), the `columns` by which it is known, and the rows in scope.

    `scope` is a column and the values of it that are in scope; a row that has none there is kept, because nobody can say. `key` is the
    column that joins the tables of a source: then the rows of all its tables are in scope whose key stands in a row of the table with
    a `scope`. Without a table that is `needed` the file is not of this source.
    """

    name: str
    entries: tuple[str, ...]
    columns: tuple[str, ...]
    scope: tuple[str, tuple[str, ...]] | None = None
    key: str = ""
    needed: bool = False

    def fits(self, header: Sequence[str]) -> bool:
        """Return whether a header has every column of this table."""
        return {squeezed(name) for name in self.columns} <= {squeezed(name) for name in header}

    def is_named(self, entry: str) -> bool:
        """Return whether an entry of an archive bears the name of this table, in whatever folder."""
        path = entry.replace("\\", "/").casefold()
        return any(fnmatchcase(one, pattern.casefold()) for pattern in self.entries for one in (path, path.rpartition("/")[2]))


@dataclass(frozen=True)
class Part:
    """A table that was asked for: which one, the entry it came from, how many rows were out of scope, and the rows kept."""

    wanted: str
    entry: str
    outside: int
    table: RawTable
