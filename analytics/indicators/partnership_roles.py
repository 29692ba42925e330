"""How ADD and MNC take part: leading or joining, in projects and in events."""

from analytics.charts.grouped_bars import GroupedBars
from analytics.indicators.facts_actors import OF_THE_PARTNERSHIP, PARTNERSHIP_LIMITS
from analytics.indicators.indicator import Indicator, Rows, Sentence
from analytics.warehouse.coverage import both


def roles(rows: Rows) -> dict[str, object]:
    """Return facts: how often either led and joined, over both registers."""
    return {
        "led": sum(row["projects_led"] + row["events_led"] for row in rows),
        "joined": sum(row["projects_joined"] + row["events_joined"] for row in rows),
    }


INDICATOR = Indicator(
    page=("partnership", 50),
    title={"fr": "Mener ou rejoindre", "ar": "القيادة أو الانضمام", "en": "Leading or joining"},
    why={
        "fr": "L’ADD et le MNC sont-ils à l’initiative, ou rejoignent-ils ce que d’autres mènent ?",
        "ar": "هل تبادر الوكالة والكلاستر أم ينضمان إلى ما يقوده غيرهما؟",
        "en": "Do ADD and MNC take the initiative, or join what others lead?",
    },
    unit="participations",
    basis=both(where=OF_THE_PARTNERSHIP),
    sql="""
WITH taken AS (
    SELECT organisation_id, 'projects' AS register, role FROM selected_projects JOIN project_organisations USING (project_id)
    UNION ALL
    SELECT organisation_id, 'events' AS register, role FROM selected_events JOIN event_organisations USING (event_id)
)
SELECT
    name AS organisation,
    count(*) FILTER (WHERE register = 'projects' AND role = 'lead') AS projects_led,
    count(*) FILTER (WHERE register = 'projects' AND role = 'partner') AS projects_joined,
    count(*) FILTER (WHERE register = 'events' AND role = 'lead') AS events_led,
    count(*) FILTER (WHERE register = 'events' AND role = 'partner') AS events_joined
FROM taken JOIN organisations USING (organisation_id)
WHERE organisation_id IN ('agence-de-developpement-du-digital-add', 'maroc-numeric-cluster-mnc')
GROUP BY name, organisation_id
ORDER BY organisation_id
""",
    chart=GroupedBars(category="organisation", values=("projects_led", "projects_joined", "events_led", "events_joined")),
    sentence=Sentence(
        roles,
        fr="Participations de l’ADD et du MNC dans cette vue : {led} comme chef de file ou organisateur, {joined} comme partenaire.",
        ar="مشاركات الوكالة والكلاستر في هذا العرض: {led} بدور رائد أو منظِّم، و{joined} بدور شريك.",
        en="Participations of ADD and MNC in this view: {led} as lead or organiser, {joined} as partner.",
    ),
    method={
        "fr": "Une participation est l’ADD ou le MNC nommé dans une fiche. Qui figure à la fois comme chef de file et partenaire est compté "
        "chef de file. Une fiche où les deux figurent compte pour chacun, et une chose inscrite dans les deux registres dans chacun.",
        "ar": "المشاركة هي ذكر الوكالة أو الكلاستر في بطاقة. ومن ذُكر رائدا وشريكا معا يُحتسب رائدا. والبطاقة التي تذكرهما معا تُحتسب لكل "
        "منهما، وما ورد في السجلين يُحتسب في كل منهما.",
        "en": "A participation is ADD or MNC named in a record. Whoever appears both as lead and as partner counts as lead. A record with both "
        "counts for each, and a thing that stands in both registers counts in each.",
    },
    limits=PARTNERSHIP_LIMITS,
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
    labels={
        "projects_led": {"fr": "Projets menés", "ar": "مشاريع مقودة", "en": "Projects led"},
        "projects_joined": {"fr": "Projets rejoints", "ar": "مشاريع منضم إليها", "en": "Projects joined"},
        "events_led": {"fr": "Événements organisés", "ar": "فعاليات منظمة", "en": "Events organised"},
        "events_joined": {"fr": "Événements rejoints", "ar": "فعاليات منضم إليها", "en": "Events joined"},
    },
)
