"""What a translation must know of the version that a text is asked of."""

from collections.abc import Callable
from dataclasses import dataclass

Codes = tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """The columns of a text, each with the codes of its list in order (none where it is no list), and the version's tables.

    `names` are those of its tables in Spark; `columns_of` returns the columns of a table, `columns_asked` those of another text.
    """

    columns: dict[str, Codes]
    names: dict[str, str]
    columns_of: Callable[[str], tuple[str, ...]]
    columns_asked: Callable[[str], dict[str, Codes]]
