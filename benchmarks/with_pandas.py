"""What a careful script does with a file of events: read it with pandas, look for the worst faults, write the good rows as Parquet."""

import sys
from pathlib import Path

import pandas

_READERS = {".csv": pandas.read_csv, ".xlsx": pandas.read_excel, ".parquet": pandas.read_parquet, ".gz": pandas.read_json}
_AXES = {"ai", "training", "studies", "1", "7", "intelligence artificielle", "formation"}
_PRIVATE = r"[\w.+-]+@[\w-]+\.\w+"


def good_rows(events: pandas.DataFrame) -> pandas.DataFrame:
    """Return the rows with a title, a known axis, days in order, no identifier taken and no e-mail address."""
    start, end = (pandas.to_datetime(events[name], errors="coerce") for name in ("start_date", "end_date"))
    good = events["title"].notna() & events["axis"].astype(str).str.casefold().isin(_AXES) & start.notna() & ~(end < start)
    good &= ~events["event_id"].duplicated(keep=False)
    for name in ("title", "organiser", "note"):
        if name in events:
            good &= ~events[name].astype(str).str.contains(_PRIVATE, regex=True)
    return events[good]


if __name__ == "__main__":
    file = Path(sys.argv[1])
    good_rows(_READERS[file.suffix](file)).astype(str).to_parquet(file.with_name("good.parquet"))
