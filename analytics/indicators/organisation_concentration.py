"""How concentrated the projects of each axis are over organisations."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts import first_place, quoted
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION, ORGANISATION_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.concentration_of_rows import concentration_by_group
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("actors", 50),
    title={
        "fr": "Concentration des organisations par axe",
        "ar": "تركّز المنظمات حسب المحور",
        "en": "Concentration of organisations by axis",
    },
    why={
        "fr": "Un axe porté par quelques organisations est plus fragile qu’un axe porté par beaucoup.",
        "ar": "المحور الذي تحمله منظمات قليلة أكثر هشاشة من محور تحمله منظمات كثيرة.",
        "en": "An axis carried by a few organisations is more fragile than one carried by many.",
    },
    unit="chance in percent",
    basis=projects("axis", where=NAMES_AN_ORGANISATION),
    sql="""
SELECT axis, organisation_id, count(*) AS projects
FROM selected_projects JOIN project_organisations USING (project_id) JOIN organisations USING (organisation_id)
WHERE NOT is_group AND axis IS NOT NULL
GROUP BY axis, organisation_id
ORDER BY axis, projects DESC, organisation_id
""",
    statistic=concentration_by_group("axis", "projects"),
    chart=IntervalDots(category="axis", value="index_pct", low="low_pct", high="high_pct", colour="axis"),
    sentence=Sentence(
        first_place("index_pct", quoted("axis")),
        fr="Parmi les axes d’au moins 30 participations, {leaders} vient en tête : indice de {index_pct:percent} (intervalle à 95 % : de "
        "{low_pct:percent} à {high_pct:percent}).",
        ar="من بين المحاور التي تضم 30 مشاركة على الأقل، يأتي محور {leaders} في الصدارة: المؤشر {index_pct:percent} (مجال الثقة عند 95%: "
        "من {low_pct:percent} إلى {high_pct:percent}).",
        en="Among axes with at least 30 participations, {leaders} comes first: index {index_pct:percent} (95% interval: {low_pct:percent} "
        "to {high_pct:percent}).",
        tied={
            "fr": "Parmi les axes d’au moins 30 participations, {leaders} se partagent la première place : indice de {index_pct:percent} "
            "chacun.",
            "ar": "من بين المحاور التي تضم 30 مشاركة على الأقل، {leaders} في الصدارة بالتساوي: المؤشر {index_pct:percent} لكل محور.",
            "en": "Among axes with at least 30 participations, {leaders} share first place: index {index_pct:percent} each.",
        },
        only={
            "fr": "Un seul axe compte au moins 30 participations, {leaders} : indice de {index_pct:percent} (intervalle à 95 % : de "
            "{low_pct:percent} à {high_pct:percent}).",
            "ar": "لا يضم 30 مشاركة على الأقل سوى محور واحد، {leaders}: المؤشر {index_pct:percent} (مجال الثقة عند 95%: من "
            "{low_pct:percent} إلى {high_pct:percent}).",
            "en": "Only one axis has at least 30 participations, {leaders}: index {index_pct:percent} (95% interval: {low_pct:percent} to "
            "{high_pct:percent}).",
        },
    ),
    method={
        "fr": "Une participation est une organisation nommée dans un projet. L’indice de Herfindahl-Hirschman sans biais, somme des n(n-1) "
        "rapportée à N(N-1), est la probabilité que deux participations soient de la même organisation ; intervalle à 95 % par "
        "rééchantillonnage. Le tableau donne aussi la part des cinq organisations les plus présentes. Un axe de moins de 30 participations n’a "
        "pas d’indice.",
        "ar": "المشاركة هي منظمة مذكورة في مشروع. ومؤشر هيرفندال-هيرشمان غير المتحيز، مجموع n(n-1) مقسوما على N(N-1)، هو احتمال أن تعود "
        "مشاركتان إلى المنظمة نفسها؛ مع مجال ثقة عند 95% بإعادة المعاينة. ويعطي الجدول أيضا حصة المنظمات الخمس الأكثر "
        "حضورا. ولا مؤشر لمحور يضم أقل من 30 مشاركة.",
        "en": "A participation is an organisation named in a project. The unbiased Herfindahl-Hirschman index, the sum of n(n-1) over N(N-1), "
        "is the chance that two participations are of the same organisation; 95% interval by resampling. The table also gives the "
        "share of the five most present organisations. An axis with fewer than 30 participations has no index.",
    },
    limits=ORGANISATION_LIMITS,
    reference="Simpson 1949, Nature 163, doi 10.1038/163688a0",
    reviewed="2026-11-24",
    labels={
        "records": {"fr": "Participations", "ar": "المشاركات", "en": "Participations"},
        "index_pct": {"fr": "Indice de concentration (%)", "ar": "مؤشر التركّز (%)", "en": "Concentration index (%)", "format": "percent"},
        "top5_share_pct": {
            "fr": "Part des cinq premières (%)",
            "ar": "حصة الخمس الأولى (%)",
            "en": "Share of the top five (%)",
            "format": "percent",
        },
    },
)
