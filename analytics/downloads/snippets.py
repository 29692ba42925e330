"""Code that asks for the rows of one view again: Python, R, SQL and the command line, pinned to the version on screen."""

from dataclasses import dataclass

STRICT = "strict=1"  # rows in a file cannot say that a code was left aside: who changes an address and mistypes it is refused


@dataclass(frozen=True)
class Address:
    """Where rows are to be had: the host, the place of the file without its ending, the parameters with the version, the name."""

    host: str
    place: str
    query: str
    name: str

    def of(self, kind: str) -> str:
        """Return the whole address of one kind of file; it holds no quotation mark, since parameters are percent-encoded."""
        return f"{self.host}/{self.place}.{kind}?{self.query}&{STRICT}"


def snippets(at: Address) -> dict[str, str]:
    """Return code by the name of what runs it; each leaves the rows in `rows`, or in a file named after the indicator."""
    return {"Python (pandas)": _pandas(at), "Python (DuckDB)": _duckdb(at), "R": _r(at), "curl": _curl(at)}


def sql_snippet(sql: str, version: str, host: str) -> str:
    """Return the query of an answer under the two lines that fetch the database it is asked of."""
    return f"-- curl -f -o marsad-{version}.duckdb {host}/api/v1/versions/{version}.duckdb\n-- duckdb marsad-{version}.duckdb\n{sql};"


def _pandas(at: Address) -> str:
    return f'import pandas as pd\n\nrows = pd.read_csv("{at.of("csv")}")'


def _duckdb(at: Address) -> str:
    fetch = f'urllib.request.urlretrieve("{at.of("parquet")}", "{at.name}.parquet")'
    return f"import urllib.request\n\nimport duckdb\n\n{fetch}\nrows = duckdb.sql(\"FROM '{at.name}.parquet'\").df()"


def _r(at: Address) -> str:
    return f'rows <- read.csv("{at.of("csv")}", encoding = "UTF-8")'


def _curl(at: Address) -> str:
    return f"curl -f -o {at.name}.csv '{at.of('csv')}'"
