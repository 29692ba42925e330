"""Records that tie organisations within Morocco, and to others abroad, by year."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts_network import NETWORK_LIMITS, scope_facts
from analytics.indicators.facts_ties import COUNTED_AS_PROJECT, TYING_MOROCCO
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.network_of_rows import scopes
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("network", 50),
    title={"fr": "Liens nationaux et internationaux", "ar": "الروابط الوطنية والدولية", "en": "National and international ties"},
    why={
        "fr": "Les organisations du Maroc se lient-elles davantage à l’étranger ?",
        "ar": "هل ترتبط منظمات المغرب أكثر بالخارج؟",
        "en": "Do organisations of Morocco link up more with others abroad?",
    },
    unit="records",
    basis=both("year", where=COUNTED_AS_PROJECT & TYING_MOROCCO),
    sql="""
WITH same AS (
    SELECT event_id, min(project_id) AS project_id FROM project_event_links JOIN selected_projects USING (project_id)
    WHERE relation = 'same_thing' GROUP BY event_id
), named AS (
    SELECT 'project ' || project_id AS record, organisation_id, year
    FROM selected_projects JOIN project_organisations USING (project_id)
    UNION ALL
    SELECT coalesce('project ' || same.project_id, 'event ' || selected_events.event_id) AS record, organisation_id,
        CASE WHEN same.project_id IS NULL THEN selected_events.year ELSE project.year END AS year
    FROM selected_events
    JOIN event_organisations ON event_organisations.event_id = selected_events.event_id
    LEFT JOIN same ON same.event_id = selected_events.event_id
    LEFT JOIN selected_projects AS project ON project.project_id = same.project_id
), known AS (
    SELECT record, max(year) AS year, count(DISTINCT named.organisation_id) AS organisations,
        count(DISTINCT named.organisation_id) FILTER (WHERE country = 'Morocco') AS at_home
    FROM named JOIN organisations ON organisations.organisation_id = named.organisation_id
    WHERE NOT is_group AND (country IS NOT NULL OR organisation_type = 'international')
    GROUP BY record
)
SELECT
    year,
    count(*) FILTER (WHERE at_home = organisations) AS at_home,
    count(*) FILTER (WHERE at_home BETWEEN 1 AND organisations - 1) AS across,
    count(*) FILTER (WHERE at_home > 0) AS linked
FROM known
WHERE year IS NOT NULL AND organisations > 1
GROUP BY year
HAVING count(*) FILTER (WHERE at_home > 0) > 0
ORDER BY year
""",
    statistic=scopes,
    chart=YearColumns(values=("across", "at_home")),
    sentence=Sentence(
        scope_facts,
        fr="En {year:year}, {share_pct:percent} des fiches liant des organisations lient le Maroc à l’étranger ({across} sur "
        "{linked} ; intervalle à 95 % : de {low_pct:percent} à {high_pct:percent}).",
        ar="سنة {year:year}، ومن بين البطاقات التي تربط منظمات، تربط {share_pct:percent} المغرب بالخارج ({across} من أصل {linked}؛ "
        "مجال الثقة عند 95%: من {low_pct:percent} إلى {high_pct:percent}).",
        en="In {year:year}, {share_pct:percent} of the records that tie organisations tie Morocco to abroad ({across} of "
        "{linked}; 95% interval: {low_pct:percent} to {high_pct:percent}).",
        only={
            "fr": "Aucune année n’a 30 fiches liant des organisations ; sur toutes, {across} sur {linked} lient le Maroc à l’étranger.",
            "ar": "لا سنة تضم 30 بطاقة تربط منظمات؛ وفي مجموعها تربط {across} من أصل {linked} المغرب بالخارج.",
            "en": "No year has 30 records that tie organisations; of all, {across} of {linked} tie Morocco to abroad.",
        },
        thin={
            "fr": "En {last_year:year}, fiches liant des organisations : {last_linked}, trop peu pour une part. En {year:year}, "
            "{share_pct:percent} des fiches liant des organisations lient le Maroc à l’étranger ({across} sur {linked} ; "
            "intervalle à 95 % : de {low_pct:percent} à {high_pct:percent}).",
            "ar": "سنة {last_year:year}، عدد البطاقات التي تربط منظمات {last_linked}، وهو لا يكفي لحساب حصة. وسنة {year:year}، ومن بين "
            "هذه البطاقات، تربط {share_pct:percent} المغرب بالخارج ({across} من أصل {linked}؛ مجال الثقة عند 95%: من {low_pct:percent} "
            "إلى {high_pct:percent}).",
            "en": "In {last_year:year}, records that tie organisations: {last_linked}, too few for a share. In {year:year}, "
            "{share_pct:percent} of the records that tie organisations tie Morocco to abroad ({across} of {linked}; 95% interval: "
            "{low_pct:percent} to {high_pct:percent}).",
        },
    ),
    method={
        "fr": "Fiches qui nomment au moins deux organisations de pays connu, dont une du Maroc. Avec l’étranger : une autre est d’un autre pays "
        "ou est une organisation internationale. L’unité est la fiche, non la paire, car les paires d’une même fiche vont ensemble. "
        "Part et intervalle de Wilson dès 30 fiches.",
        "ar": "البطاقات التي تسمي منظمتين على الأقل معروفتي البلد، إحداهما من المغرب. ومع الخارج: الأخرى من بلد آخر، أو منظمة دولية. "
        "والوحدة هي البطاقة لا الزوج، لأن أزواج البطاقة الواحدة متلازمة. الحصة ومجال ويلسون ابتداء من 30 بطاقة.",
        "en": "Records that name at least two organisations of known country, one of Morocco. With abroad: another is of another country, or is "
        "an international organisation. The unit is the record, not the pair, for the pairs of one record go together. "
        "Share and Wilson interval from 30 records.",
    },
    limits=with_more(
        NETWORK_LIMITS,
        fr="Les entreprises et les bailleurs dont le pays n’est pas renseigné ne comptent pas ; plusieurs sont étrangers, la part est donc plutôt trop basse.",
        ar="ولا تُحتسب الشركات والجهات المانحة التي لم يُذكر بلدها؛ وعدد منها أجنبي، فالحصة أدنى من الواقع على الأرجح.",
        en="Companies and donors whose country is not recorded do not count; several are foreign, so the share is rather too low.",
    ),
    reference="Wilson 1927, doi 10.1080/01621459.1927.10502953; codebook.md",
    reviewed="2026-11-29",
    labels={
        "at_home": {"fr": "Entre organisations du Maroc", "ar": "بين منظمات المغرب", "en": "Within Morocco"},
        "across": {"fr": "Avec l’étranger", "ar": "مع الخارج", "en": "With abroad"},
        "linked": {"fr": "Fiches liant des organisations", "ar": "البطاقات التي تربط منظمات", "en": "Records that tie organisations"},
    },
)
