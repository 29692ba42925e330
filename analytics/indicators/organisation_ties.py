"""The network of organisations: who shares records with whom."""

from analytics.charts.network import Network
from analytics.indicators.facts_network import NAMES_AN_ORGANISATION_ONCE, NETWORK_LABELS, NETWORK_LIMITS, tie_facts
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.network_of_rows import drawn_ties
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("network", 10),
    title={"fr": "Le réseau des organisations", "ar": "شبكة المنظمات", "en": "The network of organisations"},
    why={
        "fr": "Qui travaille avec qui, et autour de qui le réseau se noue.",
        "ar": "من يعمل مع من، وحول من تنعقد الشبكة.",
        "en": "Who works with whom, and around whom the network forms.",
    },
    unit="records",
    basis=both(where=NAMES_AN_ORGANISATION_ONCE),
    sql="""
WITH same AS (
    SELECT event_id, min(project_id) AS project_id FROM project_event_links WHERE relation = 'same_thing' GROUP BY event_id
), named AS (
    SELECT 'project ' || project_id AS record, organisation_id FROM project_organisations
    UNION
    SELECT coalesce('project ' || same.project_id, 'event ' || event_organisations.event_id) AS record, organisation_id
    FROM event_organisations LEFT JOIN same ON same.event_id = event_organisations.event_id
), shown AS (
    SELECT 'project ' || project_id AS record, organisation_id FROM selected_projects JOIN project_organisations USING (project_id)
    UNION
    SELECT coalesce('project ' || same.project_id, 'event ' || selected_events.event_id) AS record, organisation_id
    FROM selected_events
    JOIN event_organisations ON event_organisations.event_id = selected_events.event_id
    LEFT JOIN same ON same.event_id = selected_events.event_id
), real AS (SELECT organisation_id, name, organisation_type FROM organisations WHERE NOT is_group),
pairs AS (
    SELECT one.organisation_id, other.organisation_id AS partner_id, count(*) AS records
    FROM named AS one JOIN named AS other ON other.record = one.record AND one.organisation_id < other.organisation_id
    GROUP BY one.organisation_id, other.organisation_id
), shown_pairs AS (
    SELECT one.organisation_id, other.organisation_id AS partner_id, count(*) AS records
    FROM shown AS one JOIN shown AS other ON other.record = one.record AND one.organisation_id < other.organisation_id
    GROUP BY one.organisation_id, other.organisation_id
)
SELECT
    one.name AS organisation,
    one.organisation_type,
    other.name AS partner,
    other.organisation_type AS partner_type,
    coalesce(shown_pairs.records, 0) AS records,
    pairs.records AS records_in_all,
    pairs.organisation_id,
    pairs.partner_id
FROM pairs
JOIN real AS one ON one.organisation_id = pairs.organisation_id
JOIN real AS other ON other.organisation_id = pairs.partner_id
LEFT JOIN shown_pairs ON shown_pairs.organisation_id = pairs.organisation_id AND shown_pairs.partner_id = pairs.partner_id
ORDER BY pairs.organisation_id, pairs.partner_id
""",
    statistic=drawn_ties,
    chart=Network(),
    sentence=Sentence(
        tie_facts,
        fr="{organisations:organisations} et {ties:ties} ; en tête par le nombre de partenaires ({partners}) : {leaders}.",
        ar="{organisations:organisations} و{ties:ties}؛ وفي الصدارة بعدد الشركاء ({partners}): {leaders}.",
        en="{organisations:organisations} and {ties:ties}; most partners ({partners}): {leaders}.",
    ),
    method={
        "fr": "Deux organisations sont liées si une fiche de la vue les nomme toutes deux ; un projet et un événement qui sont une seule chose "
        "comptent une fois. La taille dit le nombre de partenaires, la couleur le type, un trait foncé au moins deux fiches communes. Les "
        "positions sont calculées une fois pour toute la version (ForceAtlas2) et ne changent pas d’une vue à l’autre. Les communautés sont "
        "celles de Louvain. Le graphique montre les 400 organisations les plus liées, le tableau tous les liens.",
        "ar": "ترتبط منظمتان إذا سمتهما بطاقة من العرض معا؛ والمشروع والفعالية اللذان هما شيء واحد يُحتسبان مرة. يدل الحجم على عدد الشركاء، واللون على "
        "النوع، والخط الداكن على بطاقتين مشتركتين على الأقل. وتُحسب المواقع مرة واحدة للنسخة كلها (ForceAtlas2) ولا تتغير من عرض إلى آخر. "
        "والمجتمعات بطريقة Louvain. يعرض الرسم المنظمات الأربعمائة الأكثر ارتباطا، ويضم الجدول كل الروابط.",
        "en": "Two organisations are tied where a record in view names both; a project and an event that are one thing count once. Size is the "
        "number of partners, colour the type, a dark line at least two shared records. Places are computed once for the whole version "
        "(ForceAtlas2) and do not change from view to view. Communities are those of Louvain. The chart shows the 400 organisations with most "
        "partners, the table all ties.",
    },
    limits=NETWORK_LIMITS,
    reference="Jacomy et al. 2014, doi 10.1371/journal.pone.0098679; Blondel et al. 2008, doi 10.1088/1742-5468/2008/10/P10008",
    reviewed="2026-11-29",
    labels={
        **NETWORK_LABELS,
        "organisation_community": {"fr": "Communauté de l’organisation", "ar": "مجتمع المنظمة", "en": "Community of the organisation"},
        "partner_community": {"fr": "Communauté du partenaire", "ar": "مجتمع الشريك", "en": "Community of the partner"},
        "organisation_partners": {"fr": "Partenaires de l’organisation", "ar": "شركاء المنظمة", "en": "Partners of the organisation"},
        "partner_partners": {"fr": "Partenaires du partenaire", "ar": "شركاء الشريك", "en": "Partners of the partner"},
        "organisation_x": {
            "fr": "Position de l’organisation, x",
            "ar": "موقع المنظمة، x",
            "en": "Place of the organisation, x",
            "format": "decimal",
        },
        "organisation_y": {
            "fr": "Position de l’organisation, y",
            "ar": "موقع المنظمة، y",
            "en": "Place of the organisation, y",
            "format": "decimal",
        },
        "partner_x": {"fr": "Position du partenaire, x", "ar": "موقع الشريك، x", "en": "Place of the partner, x", "format": "decimal"},
        "partner_y": {"fr": "Position du partenaire, y", "ar": "موقع الشريك، y", "en": "Place of the partner, y", "format": "decimal"},
    },
)
