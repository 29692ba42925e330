"""What the indicators of the network of organisations share: who is linked to which record, facts, labels and limits."""

import math

from analytics.indicators.facts import last_drawn, plain
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION
from analytics.indicators.indicator import Rows, Words
from analytics.warehouse.part import Part
from analytics.words.fill import Several

# An event that is the same thing as a project of the view is that project: one record.
COUNTED_ONCE = Part(
    (
        "true",
        "event_id NOT IN (SELECT event_id FROM project_event_links JOIN selected_projects USING (project_id) "
        "JOIN project_organisations USING (project_id) JOIN organisations USING (organisation_id) "
        "WHERE relation = 'same_thing' AND NOT is_group)",
    ),
    ("already_project",),
)
NAMES_AN_ORGANISATION_ONCE = NAMES_AN_ORGANISATION & COUNTED_ONCE

# One row a record and organisation; a record of both registers takes its year and axis from its project.
LINKS = """
WITH same AS (
    SELECT event_id, min(project_id) AS project_id FROM project_event_links WHERE relation = 'same_thing' GROUP BY event_id
), named AS (
    SELECT 'project ' || project_id AS record, organisation_id, axis, year, 0 AS place
    FROM selected_projects JOIN project_organisations USING (project_id)
    UNION ALL
    SELECT coalesce('project ' || same.project_id, 'event ' || selected_events.event_id) AS record, organisation_id, axis, year, 1 AS place
    FROM selected_events
    JOIN event_organisations ON event_organisations.event_id = selected_events.event_id
    LEFT JOIN same ON same.event_id = selected_events.event_id
), facts AS (SELECT record, arg_min(axis, place) AS axis, arg_min(year, place) AS year FROM named GROUP BY record)
SELECT DISTINCT named.record, facts.axis, facts.year, name AS organisation, organisation_type, named.organisation_id
FROM named JOIN facts ON facts.record = named.record JOIN organisations ON organisations.organisation_id = named.organisation_id
WHERE NOT is_group
ORDER BY named.record, named.organisation_id
"""

NETWORK_LIMITS = {
    "fr": "Un lien est une fiche où une source publique nomme les deux organisations ; l’absence de lien ne prouve pas l’absence de relation. "
    "La presse nomme plus volontiers les grandes organisations. Les groupes (« des banques ») ne sont pas des organisations.",
    "ar": "الرابط بطاقة يسمي فيها مصدر عمومي المنظمتين معا؛ وغياب الرابط لا يثبت غياب العلاقة. والصحافة أميل إلى تسمية المنظمات الكبرى. "
    "والمجموعات (مثل «أبناك») ليست منظمات.",
    "en": "A tie is a record in which a public source names both organisations; the absence of a tie does not prove the absence of a relation. "
    "The press is readier to name large organisations. Groups (“banks”) are no organisations.",
}

CHANCE_METHOD = {
    "fr": "Le hasard : des mondes où chaque fiche garde son nombre d’organisations et chaque organisation son nombre de fiches (Curveball). "
    "p est la part de ces mondes, avec le vrai, qui font au moins autant.",
    "ar": "الصدفة: عوالم تحتفظ فيها كل بطاقة بعدد منظماتها وكل منظمة بعدد بطاقاتها (خوارزمية Curveball). "
    "وقيمة p هي حصة هذه العوالم، ومعها العالم الحقيقي، التي تبلغ القدر نفسه على الأقل.",
    "en": "Chance: worlds in which each record keeps its number of organisations and each organisation its number of records (Curveball). "
    "p is the share of these worlds, the real one included, that do at least as much.",
}

NETWORK_LABELS: dict[str, dict[str, str]] = {
    "partner_id": {"fr": "Identifiant du partenaire", "ar": "معرّف الشريك", "en": "Partner identifier"},
    "partners_number": {"fr": "Partenaires", "ar": "الشركاء", "en": "Partners"},
    "community": {"fr": "Communauté", "ar": "المجتمع", "en": "Community"},
    "ties": {"fr": "Liens", "ar": "الروابط", "en": "Ties"},
    "p_value": {"fr": "p", "ar": "p", "en": "p", "format": "decimal"},
}


def tie_facts(rows: Rows) -> dict[str, object]:
    """Return facts: how many organisations and ties there are, who has the most partners, and how many."""
    partners = {
        row[end]: row[f"{side}_partners"] for row in rows for end, side in (("organisation", "organisation"), ("partner", "partner"))
    }
    most = max(partners.values())
    first = [{"organisation": name} for name, count in sorted(partners.items()) if count == most]
    return {"organisations": len(partners), "ties": len(rows), "leaders": Several(plain("organisation"), first), "partners": most}


def broker_facts(rows: Rows) -> dict[str, object]:
    """Return facts: who lies most between others, and who of the first fifteen bridges more pairs of types than chance (p up to 0.05)."""
    beyond = [row for row in rows[:15] if row["p_value"] <= 0.05]
    names: Words = plain("organisation")
    leaders = [row for row in rows if math.isclose(row["betweenness_pct"], rows[0]["betweenness_pct"], rel_tol=1e-9)]
    return {
        "leaders": Several(names, leaders),
        "betweenness_pct": rows[0]["betweenness_pct"],
        "beyond": Several(names, beyond),
        "looked_at": len(rows[:15]),
        "form": "first" if beyond else "only",
    }


def community_facts(rows: Rows) -> dict[str, object]:
    """Return facts: how many communities there are, the largest, and the modularity against chance."""
    leaders = Several(plain("centre"), [row for row in rows if row["organisations"] == rows[0]["organisations"]])
    return {**rows[0], "leaders": leaders, "communities": len(rows), "form": "first" if rows[0]["p_value"] <= 0.05 else "only"}


def scope_facts(rows: Rows) -> dict[str, object]:
    """Return the facts of the last year drawn, or the sums of all years where none has a share."""
    if any(row["share_pct"] is not None for row in rows):
        return last_drawn("share_pct")(rows)
    return {"across": sum(row["across"] for row in rows), "linked": sum(row["linked"] for row in rows), "form": "only"}


def shape_facts(rows: Rows) -> dict[str, object]:
    """Return facts: the shape of the last period."""
    return dict(rows[-1])
