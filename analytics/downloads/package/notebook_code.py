"""The code cells of a notebook, in the order in which they run; each stands on those before it."""

ROWS = """import io
import json
import pathlib
import re
import urllib.request
import zipfile
from decimal import Decimal

import duckdb
import pandas as pd

FOLDER = pathlib.Path(".")
if not (FOLDER / "datapackage.json").exists():
    FOLDER = pathlib.Path(f"marsad-{VERSION}")
    with urllib.request.urlopen(f"{ADDRESS}/api/v1/package.zip?{QUERY}&strict=1") as answer:
        zipfile.ZipFile(io.BytesIO(answer.read())).extractall(FOLDER)

projects = pd.read_parquet(FOLDER / "projects.parquet")
events = pd.read_parquet(FOLDER / "events.parquet")
print(len(projects), "projects,", len(events), "events")"""

PANDAS = """def published(name):
    return pd.read_parquet(FOLDER / "indicators" / f"{name}.parquet")


def check_counts(name, rows, category, count):
    shown = published(name)
    if len(shown):
        counted = rows[category].value_counts().to_dict()
        assert counted == dict(zip(shown[category], shown[count])), name
        print(name, "is the same")


check_counts("projects_by_axis", projects, "axis", "projects")
check_counts("projects_by_sector", projects, "sector", "projects")
check_counts("projects_by_actor_type", projects, "actor_type", "projects")
check_counts("events_by_axis", events, "axis", "events")
check_counts("events_by_type", events, "event_type", "events")
check_counts("events_by_sector", events, "sector", "events")"""

OWN_ROWS = """REGISTERS = ["projects", "events", "organisations", "project_event_links", "attendance_claims", "regions_population"]
OTHERS = ["project_organisations", "event_organisations", "registers"]
codes = pd.read_csv(FOLDER / "codes.csv", keep_default_na=False)
dictionary = pd.read_csv(FOLDER / "dictionary.csv", keep_default_na=False)
package = duckdb.connect()
for vocabulary, terms in codes.groupby("vocabulary"):
    listed = ", ".join(f"'{code}'" for code in terms.code)
    package.execute(f"CREATE TYPE {vocabulary} AS ENUM ({listed})")
    package.execute(f"CREATE TABLE vocabulary_{vocabulary} AS SELECT code, fr, ar, en, kind FROM terms")
for table in REGISTERS + OTHERS:
    coded = dictionary[(dictionary.table == table) & (dictionary.vocabulary != "")] if table in REGISTERS else dictionary[:0]
    casts = ", ".join(f"{column}::{vocabulary} AS {column}" for column, vocabulary in zip(coded.column, coded.vocabulary))
    casts = casts or ("as_of::DATE AS as_of" if table == "registers" else "")
    replaced = f"REPLACE ({casts})" if casts else ""
    # The rows are those of the view already: the words searched for are in each of them.
    words = f", '{WORDS}' AS search_text" if table in ("projects", "events") else ", '' AS search_text" if table == "organisations" else ""
    package.execute(f"CREATE TABLE {table} AS SELECT * {replaced}{words} FROM '{FOLDER / table}.parquet'")
package.execute("CREATE TABLE cities (city VARCHAR, search_text VARCHAR)")

results = []


def plain(value):
    return float(value) if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) else value


def whole_number(value):
    return int(value) if isinstance(value, Decimal) and value == int(value) else float(value) if isinstance(value, Decimal) else value


def asked(database, text):
    found = database.execute(text)
    columns = [column[0] for column in found.description]
    return [dict(zip(columns, map(plain, row))) for row in found.fetchall()]


def facts(name):
    return json.loads((FOLDER / "indicators" / f"{name}.meta.json").read_text(encoding="utf-8"))


def check(name, rows, source):
    shown = asked(duckdb, f"FROM '{FOLDER}/indicators/{name}.parquet'")
    if shown:
        assert sorted(map(repr, rows)) == sorted(map(repr, shown)), name
        results.append({"indicator": name, "rows": len(rows), "source": source})


queries = {path.stem: path.read_text(encoding="utf-8") for path in sorted((FOLDER / "sql").glob("*.sql"))}
beyond = {name for name, text in queries.items() if re.search(r"\\b(history|reference)_(projects|events)\\b", text)}
counted = [name for name in queries if not facts(name)["statistic"]]
for name in sorted(set(counted) - beyond):
    try:
        check(name, asked(package, queries[name]), "package")
    except duckdb.CatalogException:  # it asks a table that no view bounds
        beyond.add(name)
print(len(results), "answers repeated from the rows of the package")"""

WHOLE = """file = FOLDER / f"marsad-{VERSION}.duckdb"
if ADDRESS and not file.exists():
    urllib.request.urlretrieve(f"{ADDRESS}/api/v1/versions/{VERSION}.duckdb", file)
whole = duckdb.connect(str(file), read_only=True) if file.exists() else None
if whole is None:
    print("Not repeated, for lack of", file.name, ":", ", ".join(sorted(beyond)))
else:
    for name in counted:
        check(name, asked(whole, queries[name]), "version")"""

STATISTICS = """try:
    from analytics.indicators import indicators
except ImportError:
    print("Not repeated, since Marsad is not installed here:", ", ".join(sorted(set(queries) - set(counted))))
else:
    for name in sorted(set(queries) - set(counted)) if whole is not None else []:
        if not facts(name)["refusal"]:
            found = whole.execute(queries[name])
            columns = [column[0] for column in found.description]
            rows = [dict(zip(columns, [whole_number(value) for value in row])) for row in found.fetchall()]
            told = indicators()[name].statistic(rows)
            check(name, [{key: plain(value) for key, value in row.items()} for row in told], "statistic")"""

RESULTS = "pd.DataFrame(results, columns=['indicator', 'source', 'rows']).pivot(index='indicator', columns='source', values='rows')"
