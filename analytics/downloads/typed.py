"""Columns as the database gives them become columns of the types a file declares."""

import pyarrow
from pyarrow import types
from pyarrow.compute import call_function


def typed(table: pyarrow.Table, schema: pyarrow.Schema) -> pyarrow.Table:
    """Return a table with the types of `schema`, codes as they are in its place of text; what is no number is no value."""
    columns = [_typed(column, field.type) for column, field in zip(table.columns, schema, strict=True)]
    fields = [field.with_type(column.type) for field, column in zip(schema, columns, strict=True)]
    return pyarrow.Table.from_arrays(columns, schema=pyarrow.schema(fields, metadata=schema.metadata))


def _typed(column: pyarrow.ChunkedArray, kind: pyarrow.DataType) -> pyarrow.ChunkedArray:
    if types.is_dictionary(column.type) and column.type.value_type == kind:
        return column
    known = _finite(column) if types.is_floating(column.type) else column
    return known if known.type == kind else known.cast(kind)


def _finite(column: pyarrow.ChunkedArray) -> pyarrow.ChunkedArray:
    return call_function("if_else", [call_function("is_finite", [column]), column, pyarrow.nulls(1, column.type)[0]])
