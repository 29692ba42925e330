"""Which records tie Morocco: those with several organisations of known country, one of them at home."""

from analytics.warehouse.part import Part

# Two organisations of known country, one of them of Morocco. A project that is the same thing as an event of the view has those of both.
TYING_MOROCCO = Part(
    (
        """project_id IN (
            SELECT project_id FROM (
                SELECT project_id, organisation_id FROM project_organisations
                UNION
                SELECT project_id, organisation_id
                FROM (
                    SELECT event_id, min(project_id) AS project_id FROM project_event_links JOIN selected_projects USING (project_id)
                    WHERE relation = 'same_thing' GROUP BY event_id
                ) AS same JOIN selected_events USING (event_id) JOIN event_organisations USING (event_id)
            ) AS named JOIN organisations USING (organisation_id)
            WHERE NOT is_group AND (country IS NOT NULL OR organisation_type = 'international')
            GROUP BY project_id
            HAVING count(DISTINCT organisation_id) > 1 AND count(*) FILTER (WHERE country = 'Morocco') > 0
        )""",
        """event_id IN (
            SELECT event_id FROM event_organisations JOIN organisations USING (organisation_id)
            WHERE NOT is_group AND (country IS NOT NULL OR organisation_type = 'international')
            GROUP BY event_id
            HAVING count(DISTINCT organisation_id) > 1 AND count(*) FILTER (WHERE country = 'Morocco') > 0
        )""",
    ),
    ("no_tie",),
)

# An event that is the same thing as a project of the view is that project, which has the organisations of both.
COUNTED_AS_PROJECT = Part(
    (
        "true",
        "event_id NOT IN (SELECT event_id FROM project_event_links JOIN selected_projects USING (project_id) WHERE relation = 'same_thing')",
    ),
    ("already_project",),
)
