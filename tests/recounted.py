"""The rows of a view taken from the CSV files by plain Python, so that tests can count again what SQL counts."""

from functools import cache

import pandas

from analytics.places import HOUSE
from analytics.vocabulary import vocabularies

ADD, MNC = "agence-de-developpement-du-digital-add", "maroc-numeric-cluster-mnc"
CODED = {"axis": "axes", "region": "regions", "actor_type": "actor_types", "scope": "scopes", "event_type": "event_types"}
KEYS = {"projects": "project_id", "events": "event_id"}
LEADS = {"projects": "lead_organisation", "events": "organiser"}


@cache
def table(name):
    return pandas.read_csv(HOUSE / "data" / "registry" / f"{name}.csv", dtype=str, keep_default_na=False).to_dict("records")


def organisations():
    """Return (id by lower spelling, name by id, ids of groups)."""
    ids, names, groups = {}, {}, set()
    for row in table("organisations"):
        names[row["organisation_id"]] = row["name"]
        groups |= {row["organisation_id"]} if row["is_group"] == "yes" else set()
        ids.update({word.strip().lower(): row["organisation_id"] for word in [row["name"], *row["aliases"].split(";")] if word.strip()})
    return ids, names, groups


IDS, NAMES, GROUPS = organisations()


@cache
def register(name):
    rows = []
    for raw in table(name):
        row = {"id": raw[KEYS[name]], "start": raw["start_date"], "year": int(raw["year"]) if raw["year"] else None}
        row.update({c: vocabularies()[v].code_of(raw[c]) if raw[c] else None for c, v in CODED.items() if c in raw})
        row["lead"], row["partners"] = (
            {IDS.get(w.strip().lower(), w.strip()) for w in raw[c].split(";") if w.strip()} for c in (LEADS[name], "partners")
        )
        rows.append({**row, "all": row["lead"] | row["partners"], "named": (row["lead"] | row["partners"]) - GROUPS})
    return rows


class Seen:
    """The rows of a view: projects, events, the same without years, and events that stand for a project."""

    def __init__(self, view):
        self.projects, self.events = (self.kept(register(name), view, years=True) for name in KEYS)
        self.of_every_axis = self.kept(register("projects"), view.without("axes"), years=True)
        self.past = [row for name in KEYS for row in self.kept(register(name), view, years=False)]
        self.same = {(r["project_id"], r["event_id"]) for r in table("project_event_links") if r["relation"] == "same_thing"}

    def kept(self, rows, view, years):
        low, high = (view.year_from or 0, view.year_to or 9999) if years else (0, 9999)
        return [r for r in rows if (not view.axes or r["axis"] in view.axes) and (r["year"] is None or low <= r["year"] <= high)]

    def once(self, projects, events):
        """Return the events that do not stand among `projects` already."""
        ids = {row["id"] for row in projects}
        twice = {event for project, event in self.same if project in ids}
        return [row for row in events if row["id"] not in twice]

    def joint(self):
        return tuple([row for row in rows if row["all"] & {ADD, MNC}] for rows in (self.projects, self.events))
