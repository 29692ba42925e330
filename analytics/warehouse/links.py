"""The tables beside projects and events in a view: who takes part in what, what belongs together, what else an indicator asks."""

from collections.abc import Iterator
from dataclasses import dataclass

from analytics.view import View
from analytics.warehouse.questions import walked_rows_of
from analytics.warehouse.relations import Question, asked
from analytics.warehouse.streaming import PIECE

_STARTS = "SELECT DISTINCT {key} FROM (SELECT {key}, row_number() OVER (ORDER BY {key}) AS place FROM ({sql})) WHERE place % $piece = 1 ORDER BY ALL"
_BETWEEN = "FROM ({sql}) WHERE {key} >= $first AND {key} < $next ORDER BY ALL"
_LAST = "FROM ({sql}) WHERE {key} >= $first ORDER BY ALL"


@dataclass(frozen=True)
class Links:
    """A table beside the records: its rows, the registers whose view bounds them, whose publisher and licence are its own, its first key."""

    sql: str
    follows: tuple[str, ...]
    register: str
    key: str


LINKS = {
    "project_organisations": Links(
        "FROM project_organisations SEMI JOIN selected_projects USING (project_id)", ("projects",), "organisations", "project_id"
    ),
    "event_organisations": Links(
        "FROM event_organisations SEMI JOIN selected_events USING (event_id)", ("events",), "organisations", "event_id"
    ),
    "project_event_links": Links(
        "SELECT * EXCLUDE (search_text) FROM project_event_links "
        "SEMI JOIN selected_projects USING (project_id) SEMI JOIN selected_events USING (event_id)",
        ("projects", "events"),
        "project_event_links",
        "project_id",
    ),
    "attendance_claims": Links(
        "SELECT * EXCLUDE (search_text) FROM attendance_claims SEMI JOIN selected_events USING (event_id)",
        ("events",),
        "attendance_claims",
        "event_id",
    ),
    "regions_population": Links("SELECT * EXCLUDE (search_text) FROM regions_population", (), "regions_population", "region_code"),
    "registers": Links("SELECT * FROM registers", (), "projects", "register"),
}


def links_asked(name: str, view: View) -> Question:
    """Return the question of the rows of a table beside the records that `view` selects, in no order."""
    return asked(LINKS[name].sql, view)


def links_in_pieces(name: str, view: View, version: str, piece: int = PIECE) -> Iterator[list[tuple]]:
    """Yield the rows of a table beside the records, in the order of its columns, a first key never in two lists."""
    question, key = links_asked(name, view), LINKS[name].key
    starts = walked_rows_of(Question(_STARTS.format(key=key, sql=question.sql), {**question.values, "piece": piece}), version)
    firsts = [first for (first,) in starts]
    for first, following in zip(firsts, [*firsts[1:], None], strict=False):  # the last has none after it
        bounds = {"first": first} if following is None else {"first": first, "next": following}
        text = (_LAST if following is None else _BETWEEN).format(key=key, sql=question.sql)
        yield walked_rows_of(Question(text, {**question.values, **bounds}), version)
