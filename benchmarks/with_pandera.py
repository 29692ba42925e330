"""What a careful person writes to import a Parquet file of events: read it with pandas, check it with pandera, keep the good rows."""

import sys
from pathlib import Path

import pandas
import pandera.pandas as pa

AXES = ["ai", "training", "studies", "1", "7", "intelligence artificielle", "formation"]
NO_ADDRESS = pa.Check(lambda texts: ~texts.astype(str).str.contains(r"[\w.+-]+@[\w-]+\.\w+", regex=True))
SCHEMA = pa.DataFrameSchema(
    {
        "event_id": pa.Column(str, unique=True, report_duplicates="all"),
        "title": pa.Column(str, [pa.Check.str_length(1, 500), NO_ADDRESS], nullable=False),
        "axis": pa.Column(str, pa.Check(lambda axes: axes.str.casefold().isin(AXES))),
        "start_date": pa.Column("datetime64[ns]", nullable=False, coerce=True),
        "end_date": pa.Column("datetime64[ns]", nullable=True, coerce=True),
        "organiser": pa.Column(str, NO_ADDRESS, nullable=True),
        "note": pa.Column(str, NO_ADDRESS, nullable=True),
    },
    checks=pa.Check(lambda events: ~(events["end_date"] < events["start_date"])),
    drop_invalid_rows=True,
)

if __name__ == "__main__":
    file = Path(sys.argv[1])
    good = SCHEMA.validate(pandas.read_parquet(file), lazy=True)
    assert len(good) > 0, "no row is good"
    good.astype(str).to_parquet(file.with_name("good.parquet"))
