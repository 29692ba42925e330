"""From being seen to leading projects with a documented amount: how many organisations take each step."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION, ORGANISATION_LIMITS
from analytics.indicators.facts_dynamics import funnel_facts
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.funnel import funnel
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("dynamics", 40),
    title={
        "fr": "De la présence à la conduite de projets",
        "ar": "من الحضور إلى قيادة المشاريع",
        "en": "From presence to leading projects",
    },
    why={
        "fr": "À quelle étape les organisations s’arrêtent-elles ?",
        "ar": "عند أي مرحلة تتوقف المنظمات؟",
        "en": "At which step do organisations stop?",
    },
    unit="organisations",
    basis=both(where=NAMES_AN_ORGANISATION),
    sql="""
WITH part AS (
    SELECT organisation_id, role, year, budget_amount FROM selected_projects JOIN project_organisations USING (project_id)
), each AS (
    SELECT
        organisations.organisation_id,
        count(part.organisation_id) > 0 AS in_project,
        count(part.organisation_id) FILTER (WHERE role = 'lead') > 0 AS leads,
        count(DISTINCT part.year) FILTER (WHERE role = 'lead') > 1 AS leads_again,
        count(DISTINCT part.year) FILTER (WHERE role = 'lead') > 1 AND count(part.budget_amount) FILTER (WHERE role = 'lead') > 0 AS with_amount
    FROM organisations LEFT JOIN part ON part.organisation_id = organisations.organisation_id
    WHERE NOT is_group AND (
        organisations.organisation_id IN (SELECT organisation_id FROM part)
        OR organisations.organisation_id IN (
            SELECT organisation_id FROM selected_events JOIN event_organisations ON event_organisations.event_id = selected_events.event_id
        )
    )
    GROUP BY organisations.organisation_id
)
SELECT step, organisations FROM (
    SELECT 1 AS place, 'seen' AS step, count(*) AS organisations FROM each
    UNION ALL SELECT 2, 'in_project', count(*) FILTER (WHERE in_project) FROM each
    UNION ALL SELECT 3, 'leads', count(*) FILTER (WHERE leads) FROM each
    UNION ALL SELECT 4, 'leads_again', count(*) FILTER (WHERE leads_again) FROM each
    UNION ALL SELECT 5, 'with_amount', count(*) FILTER (WHERE with_amount) FROM each
)
ORDER BY place
""",
    statistic=funnel("step", "organisations"),
    chart=RankedBars("step", "organisations"),
    sentence=Sentence(
        funnel_facts,
        fr="Sur {seen:organisations}, prennent part à un projet : {in_project} ; en conduisent un : {leads} ; de nouveau une autre année : "
        "{leads_again} ; avec un montant documenté : {with_amount}.",
        ar="المنظمات المذكورة: {seen}؛ منها ما يشارك في مشروع: {in_project}؛ وما يقود مشروعا: {leads}؛ وما يقود من جديد في سنة أخرى: {leads_again}؛ "
        "وله مبلغ موثق: {with_amount}.",
        en="Of {seen:organisations}, take part in a project: {in_project}; lead one: {leads}; again in another year: {leads_again}; with a "
        "documented amount: {with_amount}.",
    ),
    method={
        "fr": "Chaque étape suppose les précédentes : nommée dans une fiche, prend part à un projet, en conduit un, en conduit dans au moins deux "
        "années, dont un au moins a un montant. Part de l’étape d’avant, intervalle de Wilson à 95 %, à partir de 30 organisations.",
        "ar": "تفترض كل مرحلة ما قبلها: مذكورة في بطاقة، تشارك في مشروع، تقود مشروعا، تقود في سنتين على الأقل، ولأحدها على الأقل مبلغ. الحصة من المرحلة "
        "السابقة بمجال ويلسون عند 95% ابتداء من 30 منظمة.",
        "en": "Each step takes those before it: named in a record, takes part in a project, leads one, leads in at least two years, of which at "
        "least one has an amount. Share of the step before with its 95% Wilson interval, from 30 organisations up.",
    },
    limits=with_more(
        ORGANISATION_LIMITS,
        fr="Les étapes sont celles du registre : un projet dont personne n’a rien écrit manque à toutes.",
        ar="والمراحل هي مراحل السجل: المشروع الذي لم يُكتب عنه ينقص في جميعها.",
        en="The steps are those of the register: a project that nobody wrote about is missing from all of them.",
    ),
    reference="Wilson 1927, doi 10.1080/01621459.1927.10502953",
    reviewed="2026-11-29",
    labels={
        "seen": {"fr": "Nommée dans une fiche", "ar": "مذكورة في بطاقة", "en": "Named in a record"},
        "in_project": {"fr": "Prend part à un projet", "ar": "تشارك في مشروع", "en": "Takes part in a project"},
        "leads": {"fr": "En conduit un", "ar": "تقود مشروعا", "en": "Leads one"},
        "leads_again": {"fr": "De nouveau, une autre année", "ar": "من جديد في سنة أخرى", "en": "Again, in another year"},
        "with_amount": {"fr": "Avec un montant documenté", "ar": "بمبلغ موثق", "en": "With a documented amount"},
        "share_pct": {
            "fr": "Part de l’étape d’avant (%)",
            "ar": "الحصة من المرحلة السابقة (%)",
            "en": "Share of the step before (%)",
            "format": "percent",
        },
    },
)
