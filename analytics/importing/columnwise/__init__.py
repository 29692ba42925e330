"""A Parquet file beyond the usual limits is judged column by column: what a cell says is read once, however many rows say it."""
