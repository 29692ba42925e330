"""Fifty attacks on the locked database, each in a process of its own: no file, no network, no setting; the process lives and answers."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.places import HOUSE
from analytics.warehouse import versions
from tests.conftest import World

ANSWERED = "SELECT count(*), sum(year) FROM projects"
# {out} is a folder that may be written, {secret} a file in it, {port} a port of this machine on which somebody listens.
ATTACKS = {
    # files are read
    "a text": "SELECT content FROM read_text('{secret}')",
    "bytes": "SELECT content FROM read_blob('{secret}')",
    "a CSV": "SELECT * FROM read_csv('{secret}')",
    "a CSV by its name": "FROM '{secret}'",
    "a JSON": "SELECT * FROM read_json('{secret}')",
    "lines of JSON": "SELECT * FROM read_ndjson_objects('{secret}')",
    "a Parquet": "SELECT * FROM read_parquet('{secret}')",
    "the schema of a Parquet": "SELECT * FROM parquet_schema('{secret}')",
    "the metadata of a Parquet": "SELECT * FROM parquet_metadata('{secret}')",
    "names of files": "SELECT * FROM glob('{out}/*')",
    "what a CSV looks like": "SELECT * FROM sniff_csv('{secret}')",
    "a device": "SELECT * FROM read_text('/dev/stdin')",
    "the process": "SELECT * FROM read_text('/proc/self/environ')",
    "through a macro": "SELECT * FROM query('SELECT content FROM read_text(''{secret}'')')",
    "through a table's name": "SELECT * FROM query_table('{secret}')",
    "a variable of the environment": "SELECT getenv('MARSAD_SECRET')",
    "a variable of the program": "SELECT * FROM stolen",
    # files are written
    "a CSV is written": "COPY projects TO '{out}/written.csv'",
    "a Parquet is written": "COPY (SELECT 1) TO '{out}/written.parquet' (FORMAT parquet)",
    "the version is written over": "COPY (SELECT 1) TO '{database}' (FORMAT csv, USE_TMP_FILE false)",
    "a log of the version is written": "COPY (SELECT 1) TO '{database}.wal' (FORMAT csv, USE_TMP_FILE false)",
    "parts are written": "COPY projects TO '{out}/parts' (PARTITION_BY (axis))",
    "the database is exported": "EXPORT DATABASE '{out}/exported'",
    "the database is imported": "IMPORT DATABASE '{out}'",
    "a database is made": "ATTACH '{out}/made.duckdb' AS made",
    "a database in memory": "ATTACH ':memory:' AS beside",
    "the same database, to write": "ATTACH '{database}' AS again (READ_WRITE)",
    "a log is written": "CALL enable_logging(storage = 'file', storage_config = {{'path': '{out}/log'}})",
    "a profile is written": "SET profiling_output = '{out}/profile.json'",
    "a plan is written": "PRAGMA profiling_output = '{out}/profile.json'",
    "a history is written": "SET log_query_path = '{out}/queries'",
    # the network
    "a page": "SELECT * FROM read_text('http://127.0.0.1:{port}/')",
    "a page as Parquet": "FROM 'https://127.0.0.1:{port}/rows.parquet'",
    "a bucket": "FROM 's3://127.0.0.1:{port}/bucket/rows.parquet'",
    "an extension from elsewhere": "INSTALL httpfs FROM 'http://127.0.0.1:{port}'",
    "an extension": "INSTALL httpfs",
    "an extension that is there": "LOAD '{secret}'",
    "extensions are renewed": "UPDATE EXTENSIONS",
    "another database": "ATTACH 'host=127.0.0.1 port={port}' AS other (TYPE postgres)",
    "a secret": "CREATE SECRET mine (TYPE s3, KEY_ID 'a', SECRET 'b')",
    # settings
    "files are allowed": "SET enable_external_access = true",
    "a folder is allowed": "SET allowed_directories = ['{out}']",
    "a path is allowed": "SET allowed_paths = ['{secret}']",
    "the lock is taken off": "SET lock_configuration = false",
    "a setting goes back": "RESET lock_configuration",
    "more memory": "SET GLOBAL memory_limit = '100GB'",
    "a folder for what does not fit": "SET temp_directory = '{out}'",
    "unsigned extensions": "SET allow_unsigned_extensions = true",
    "a folder of extensions": "SET extension_directory = '{out}'",
    # what is there
    "a table is made": "CREATE TABLE mine AS SELECT 1",
    "a table of one's own": "CREATE TEMP TABLE mine AS SELECT 1 FROM range(10); DROP TABLE projects",
    "rows are changed": "UPDATE projects SET year = 1999",
    "rows are taken": "DELETE FROM projects",
    "a table is dropped": "DROP TABLE projects CASCADE",
    "a view takes its place": "CREATE OR REPLACE VIEW projects AS SELECT 1",
    "the file is rewritten": "VACUUM; FORCE CHECKPOINT",
    # the process
    "far too many rows": "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b",
    "endless recursion": "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r",
    "far too much memory": "SELECT length(string_agg(repeat('x', 1000000), '')) FROM range(100000)",
    "far too deep": "SELECT " + "(" * 5_000 + "1" + ")" * 5_000,
    "a pattern without end": "SELECT regexp_matches(repeat('a', 100000), '(a+)+$b')",
    "half a sentence": "SELECT 'projects",
    "no text at all": "SELECT chr(0) || 'x'",
}
APART = """
import json, os, resource, sys
from pathlib import Path
import duckdb
from analytics.engines.local import ask, open_locked
from analytics.errors import TooSlow
stolen = [1, 2, 3]
database, sql, answered = sys.argv[1:]
before = sorted(os.listdir(Path(database).parent))
connection = open_locked(Path(database), 10)
settings = "SELECT name, value FROM duckdb_settings() ORDER BY ALL"
whole, held = ask(connection, answered, {}), ask(connection, settings, {})
try:
    found = ask(connection, sql, {}, 2.0)[1]
    outcome = "answered " + repr(found)[:300]
except TooSlow:
    outcome = "cut"
except duckdb.Error as fault:
    outcome = "refused " + type(fault).__name__
after = sorted(os.listdir(Path(database).parent))
print(json.dumps({
    "outcome": outcome, "answers": ask(connection, answered, {}) == whole, "settings": ask(connection, settings, {}) == held,
    "files": before == after, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
}))
"""
HARMLESS = ("the file is rewritten", "no text at all", "a pattern without end", "far too deep", "more memory")
SECRET = "do-not-tell"


@pytest.fixture(scope="module")
def besieged(tmp_path_factory) -> Iterator[dict[str, str]]:
    """A version in a folder of its own, a folder beside it that may be written, and somebody who listens on a port."""
    with pytest.MonkeyPatch.context() as patched, socket.create_server(("127.0.0.1", 0)) as listening:
        data, out = tmp_path_factory.mktemp("besieged") / "data", tmp_path_factory.mktemp("out")
        patched.setenv("MARSAD_DATA", str(data))
        version = World(data).has("projects", "project_id | axis | year\nP1 | ai | 2019\nP2 | training | 2020").version
        (out / "secret.csv").write_text(SECRET, encoding="utf-8")
        listening.settimeout(0.01)
        yield {
            "database": str(versions.database(version)),
            "out": str(out),
            "secret": str(out / "secret.csv"),
            "port": str(listening.getsockname()[1]),
            "listening": listening,
        }


def attacked(sql: str, besieged: dict) -> dict:
    around = {**os.environ, "MARSAD_SECRET": SECRET, "PYTHONPATH": str(HOUSE)}
    order = [sys.executable, "-c", APART, besieged["database"], sql, ANSWERED]
    apart = subprocess.run(order, env=around, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
    assert apart.returncode == 0, apart.stderr[-2000:]
    return json.loads(apart.stdout)


def test_there_are_fifty():
    assert len(ATTACKS) >= 50


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.slow] * (place % 6 != 0)) for place, name in enumerate(ATTACKS)])
def test_an_attack_has_no_effect_and_the_process_lives(name, besieged):
    where = {key: value for key, value in besieged.items() if key != "listening"}
    before = {path: Path(path).read_bytes() for path in (besieged["database"], besieged["secret"])}
    sql = ATTACKS[name]
    said = attacked(sql.format(**where) if len(sql) < 1_000 else sql, besieged)
    assert SECRET not in said["outcome"]
    assert said["outcome"].startswith(("refused", "cut")) or name in HARMLESS, said["outcome"]
    assert said["answers"]
    assert said["settings"]
    assert said["files"]
    assert sorted(os.listdir(besieged["out"])) == ["secret.csv"]
    assert {path: Path(path).read_bytes() for path in before} == before
    assert said["memory"] < 2_500  # megabytes
    with pytest.raises(TimeoutError):
        besieged["listening"].accept()
