"""The index of regions: the records of each region by all that its components ask of them, its facts, labels, method and limits."""

from analytics.indicators.facts import plain
from analytics.indicators.indicator import Rows, Words
from analytics.words.fill import Several

# One row for records that are alike. An event that is a project of the view is told apart («again»): it is an event, and no further record.
# An organisation is counted with one record of its region («newcomers»), so that drawing records again draws organisations too.
RECORDS_OF_REGIONS = """
WITH same AS (
    SELECT DISTINCT event_id AS listed_id FROM project_event_links JOIN selected_projects USING (project_id)
    WHERE relation = 'same_thing' AND region IN (SELECT code FROM vocabulary_regions WHERE kind = 'region')
), seen AS (
    SELECT 'project' AS register, false AS is_listed, project_id AS record, region, axis, scope, lead_organisation AS head, partners
    FROM selected_projects
    UNION ALL
    SELECT 'event' AS register, listed_id IS NOT NULL AS is_listed, event_id AS record, region, axis, scope, organiser AS head, partners
    FROM selected_events LEFT JOIN same ON listed_id = event_id
), named AS (
    SELECT region, organisation_id, project_id, NULL AS event_id FROM selected_projects JOIN project_organisations USING (project_id)
    UNION ALL
    SELECT region, organisation_id, NULL AS project_id, event_id FROM selected_events JOIN event_organisations USING (event_id)
), met AS (
    SELECT region, organisation_id, min(project_id) AS project_id, min(event_id) AS event_id
    FROM named JOIN organisations USING (organisation_id)
    WHERE NOT is_group
    GROUP BY region, organisation_id
), bringing AS (
    SELECT CASE WHEN project_id IS NULL THEN 'event' ELSE 'project' END AS register, coalesce(project_id, event_id) AS record,
           count(*) AS newcomers
    FROM met
    GROUP BY register, record
)
SELECT region, population, CASE WHEN is_listed THEN 'again' ELSE seen.register END AS part, axis, coalesce(newcomers, 0) AS newcomers,
       CASE WHEN partners IS NOT NULL OR contains(head, ';') THEN 2 WHEN head IS NOT NULL THEN 1 ELSE 0 END AS organisations,
       scope = 'international' AS is_international, count(*) AS records
FROM seen
LEFT JOIN bringing ON bringing.register = seen.register AND bringing.record = seen.record
LEFT JOIN regions_population ON region_code = region AND census_year = 2024
WHERE region IN (SELECT code FROM vocabulary_regions WHERE kind = 'region')
GROUP BY region, population, part, axis, newcomers, organisations, is_international
ORDER BY region, part, axis, newcomers, organisations, is_international
"""

INDEX_METHOD: Words = {
    "fr": "Six composantes : projets, événements et organisations nommées pour 100 000 habitants (recensement de 2024) ; variété des axes, soit la "
    "probabilité que deux fiches de la région soient d’axes différents, sans biais de taille ; part des fiches qui nomment plusieurs organisations "
    "(groupes compris) parmi celles qui en nomment une ; part des fiches de portée internationale. Chacune va de 0 (la plus faible région) à 1 (la plus "
    "forte) ; le score est leur moyenne, à poids égaux si rien n’est choisi. Une composante inconnue laisse son poids aux autres ; sous cinq, pas "
    "de score. 2 000 tirages : effectifs rejoués (Poisson), échelle entre extrêmes ou en écarts types, poids de Dirichlet autour de ceux choisis, "
    "très dispersés (égaux : tout partage est aussi probable). L’intervalle d’un rang en retient 90 %. La part due au hasard vient de mondes où les"
    " fiches tombent selon la seule population. Il faut cinq régions d’au moins 10 fiches et cinq composantes qui les distinguent.",
    "ar": "ستة مكونات: المشاريع والفعاليات والمنظمات المذكورة لكل مائة ألف نسمة (إحصاء 2024)؛ وتنوع المحاور، أي احتمال أن تكون بطاقتان من الجهة من محورين"
    " مختلفين، دون تحيز للحجم؛ وحصة البطاقات التي تسمي عدة منظمات (بما فيها المجموعات) من البطاقات التي تسمي منظمة؛ وحصة البطاقات ذات النطاق "
    "الدولي. ويمتد كل مكون من 0 (أضعف جهة) إلى 1 (أقوى جهة)؛ والدرجة متوسطها، بأوزان متساوية إن لم يُختر غيرها. والمكون المجهول يترك وزنه لغيره؛ "
    "ودون خمسة مكونات لا درجة. 2000 سحب: إعادة سحب الأعداد (بواسون)، والمقياس بين الطرفين أو بالانحرافات المعيارية، وأوزان ديريشليه حول الأوزان "
    "المختارة، واسعة التشتت (إن تساوت فكل توزيع ممكن بالقدر نفسه). ومجال المرتبة يضم 90% منها. وحصة الصدفة من عوالم تقع فيها البطاقات حسب عدد "
    "السكان وحده. ويلزم خمس جهات تضم كل منها 10 بطاقات على الأقل وخمسة مكونات تفرق بينها.",
    "en": "Six components: projects, events and organisations named per 100,000 inhabitants (census of 2024); variety of axes, the chance that two "
    "records of the region are of different axes, without bias by size; share of records that name several organisations (groups included) among "
    "those that name one; share of records of international scope. Each runs from 0 (the weakest region) to 1 (the strongest); the score is their "
    "mean, with equal weights unless others are chosen. An unknown component leaves its weight to the others; under five there is no score. 2,000 "
    "draws: counts drawn again (Poisson), scale between the ends or in standard deviations, Dirichlet weights around the chosen ones, widely spread"
    " (if equal, every division is as likely). The interval of a rank holds 90% of them. The share by chance comes from worlds in which records "
    "fall by population alone. It takes five regions of at least 10 records and five components that tell them apart.",
}

INDEX_LIMITS: Words = {
    "fr": "Ce n’est pas un palmarès : un score additionne des choses différentes, et ce qui est fort y compense ce qui est faible. Les trois taux "
    "montent ensemble quand la presse couvre mieux une région, et pèsent alors trois fois.",
    "ar": "ليس هذا ترتيبا للجدارة: فالدرجة تجمع أمورا مختلفة ويعوض فيها القوي الضعيف. والمعدلات الثلاثة ترتفع معا حين تغطي الصحافة جهة أكثر من غيرها، "
    "فيُحتسب ذلك ثلاث مرات.",
    "en": "This is no league table: a score adds up different things, and a strong one makes up for a weak one. The three rates rise together where the "
    "press covers a region better, and then weigh three times.",
}

INDEX_LABELS: dict[str, dict[str, str]] = {
    "projects_per_100000": {
        "fr": "Projets pour 100 000 habitants", "ar": "المشاريع لكل مائة ألف نسمة", "en": "Projects per 100,000 inhabitants", "format": "decimal",
    },
    "events_per_100000": {
        "fr": "Événements pour 100 000 habitants", "ar": "الفعاليات لكل مائة ألف نسمة", "en": "Events per 100,000 inhabitants", "format": "decimal",
    },
    "organisations_per_100000": {
        "fr": "Organisations pour 100 000 habitants", "ar": "المنظمات لكل مائة ألف نسمة", "en": "Organisations per 100,000 inhabitants", "format": "decimal",
    },
    "different_axes_pct": {"fr": "Variété des axes (%)", "ar": "تنوع المحاور (%)", "en": "Variety of axes (%)", "format": "percent"},
    "joint_pct": {"fr": "À plusieurs organisations (%)", "ar": "بعدة منظمات (%)", "en": "With several organisations (%)", "format": "percent"},
    "international_pct": {"fr": "Portée internationale (%)", "ar": "نطاق دولي (%)", "en": "International scope (%)", "format": "percent"},
    "score": {"fr": "Score (0 à 100)", "ar": "الدرجة (من 0 إلى 100)", "en": "Score (0 to 100)"},
    "rank": {"fr": "Rang, avec son intervalle à 90 %", "ar": "المرتبة مع مجالها عند 90%", "en": "Rank, with its 90% interval"},
    "low_rank": {"fr": "Meilleur rang", "ar": "أفضل مرتبة", "en": "Best rank"},
    "high_rank": {"fr": "Dernier rang", "ar": "آخر مرتبة", "en": "Last rank"},
    "pairs": {"fr": "Paires de régions", "ar": "أزواج الجهات", "en": "Pairs of regions"},
    "pairs_kept": {"fr": "Paires distinguées", "ar": "الأزواج المميَّزة", "en": "Pairs told apart"},
    "kept_by_chance_pct": {"fr": "Par le seul hasard (%)", "ar": "بالصدفة وحدها (%)", "en": "By chance alone (%)", "format": "percent"},
}  # fmt: skip


def index_facts(rows: Rows) -> dict[str, object]:
    """Return facts: how many regions have a rank, the pairs and those told apart, the share by chance, and who may come first."""
    ranked = [row for row in rows if row["rank"] is not None]
    first = [row for row in ranked if row["low_rank"] == 1]
    return {**ranked[0], "regions": len(ranked), "leaders": Several(plain("region"), first)}
