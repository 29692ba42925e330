"""Values become a table that the database can read; made from lists, pyarrow would load pandas for it: 70 MB and a second."""

from collections.abc import Iterable, Mapping, Sequence

import pyarrow


def as_texts(columns: Mapping[str, Iterable[object]]) -> pyarrow.Table:
    """Return a table of text columns: None is NULL, other values are as Python writes them; the database casts them."""
    return pyarrow.Table.from_arrays([_texts(values) for values in columns.values()], names=list(columns))


def rows_as_texts(names: Sequence[str], rows: Sequence[Sequence[object]]) -> pyarrow.Table:
    """Return the same of rows, each with a value for every name."""
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    return as_texts(dict(zip(names, columns, strict=True)))


def _texts(values: Iterable[object]) -> pyarrow.Array:
    written = [value if value is None or type(value) is str else str(value) for value in values]
    if written.count(None) == len(written):
        return pyarrow.nulls(len(written), pyarrow.string())
    builder = pyarrow.lib.StringBuilder()
    builder.append_values(written)
    return builder.finish()
