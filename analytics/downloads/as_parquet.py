"""Parquet: typed columns, the provenance in the metadata of the schema."""

import io

from analytics.downloads.provenance import said
from analytics.downloads.table import Table


def write(table: Table) -> bytes:
    """Return the rows as one Parquet file; the type of a column does not depend on whether it is empty in this view."""
    import pyarrow  # here, because a page that offers no Parquet need not wait for it
    from pyarrow import parquet

    types = {"text": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "yes_no": pyarrow.bool_()}
    fields = [pyarrow.field(name, types[kind]) for name, kind in zip(table.columns, table.kinds, strict=True)]
    facts = {key: said(value).encode() for key, value in table.provenance.items()}
    columns = [pyarrow.array([row[place] for row in table.rows], one.type) for place, one in enumerate(fields)]
    file = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_arrays(columns, schema=pyarrow.schema(fields, metadata=facts)), file)
    return file.getvalue()
