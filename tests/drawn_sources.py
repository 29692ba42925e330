"""Files in the form of public sources, generated here with the dirt that such files are known to have; no line is from a real file."""

import csv
import io
import json
from pathlib import Path

import pytest

from analytics.importing.check import manner_of
from analytics.importing.report import Report
from analytics.sources import gate, sources
from analytics.sources.gate import checked_from
from tests.conftest import drawn_rows
from tests.foreign import zipped
from tests.read_here import parts_here

PROJECT = ("id", "acronym", "status", "title", "startDate", "endDate", "totalCost", "ecMaxContribution", "topics", "frameworkProgramme",
           "objective", "contentUpdateDate")  # fmt: skip
PARTICIPANT = ("projectID", "organisationID", "name", "activityType", "city", "country", "role", "ecContribution")
SUBJECT = ("projectID", "euroSciVocCode", "euroSciVocPath", "euroSciVocTitle")
COMPUTING = "/natural sciences/computer and information sciences"
AI = f"{COMPUTING}/artificial intelligence/machine learning"
MEDICINE = "/medical and health sciences/clinical medicine"
PREAMBLE = '"Data Source","World Development Indicators",\n\n"Last Updated Date","2026-07-13",\n\n'
WIDE = '"Country Name","Country Code","Indicator Name","Indicator Code","1960","2023","2024",\n'
SHARE = '"Generated share (% of something)","GEN.SHARE"'


def separated(columns: tuple[str, ...], table: str) -> str:
    """Return a table drawn with `|` as the archive writes it: semicolons, every cell quoted; columns that are not drawn are empty."""
    text = io.StringIO()
    lines = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n")
    lines.writerow(columns)
    lines.writerows([row.get(name, "") for name in columns] for row in drawn_rows(table))
    return text.getvalue()


def archive(projects: str, participants: str, subjects: str = "projectID | euroSciVocPath", **more: str) -> bytes:
    """Return an archive in the form of CORDIS."""
    entries = {"project.csv": separated(PROJECT, projects), "organization.csv": separated(PARTICIPANT, participants)}
    entries |= {"euroSciVoc.csv": separated(SUBJECT, subjects), "webLink.csv": "id;physUrl\n1;x\n"}
    return zipped(*entries.items(), *((name.replace("_", "."), text) for name, text in more.items()))


def conferences(*items: dict) -> bytes:
    plain = {"url": "https://example.org/a", "startDate": "2024-05-13", "endDate": "2024-05-14", "country": "Morocco", "city": "Rabat"}
    return json.dumps([{"name": "A conference", **plain, **item} for item in items], ensure_ascii=False).encode()


GOOD = {
    "cordis": ("cordis.zip", archive(
        "id | title | startDate | endDate | status\n1 | Generated | 2020-01-01 | 2022-12-31 | CLOSED",
        "projectID | name | country | role\n1 | Somebody | MA | coordinator\n",
        f"projectID | euroSciVocPath\n1 | {AI}",
    )),
    "wdi": ("wdi.csv", f'{PREAMBLE}{WIDE}"Morocco","MAR",{SHARE},"1.5","","2.25",\n'.encode()),
    "innovation_graph": ("git_pushes.csv", b"git_pushes,iso2_code,year,quarter\n7,MA,2020,1\n"),
    "confs_tech": ("data.json", conferences({})),
}  # fmt: skip


def report_apart(source: str, folder: Path, content: bytes | str, name: str = "") -> Report:
    """Return what the gate says of a file of a source, read in a process of its own."""
    path = folder / (name or GOOD[source][0])
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return checked_from(source, path, manner_of(sources()[source].dataset))


def report_of(source: str, folder: Path, content: bytes | str, name: str = "") -> Report:
    """Return the same of a file that is read in this process."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(gate, "read_parts_apart", parts_here)
        return report_apart(source, folder, content, name)


def counts(report: Report) -> tuple[int, int, int]:
    """Return (loaded, quarantined, merged), which must add up to the rows that came in."""
    assert report.rows_in == report.loaded + report.quarantined + report.merged
    return report.loaded, report.quarantined, report.merged


def told(report: Report) -> list[tuple[str, str]]:
    return [(remark.rule, remark.value) for remark in report.all_remarks]


def values(report: Report, *names: str) -> list[tuple]:
    """Return the values of the good rows in the columns named."""
    from analytics.importing.columns import columns_of

    places = [[column.name for column in columns_of(report.dataset)].index(name) for name in names]
    return [tuple(row.values[place] for place in places) for row in report.rows if row.is_good]
