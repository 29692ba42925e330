"""What records say of their place: a region, national, international, or nothing."""

from analytics.charts.grouped_bars import GroupedBars
from analytics.indicators.facts import share_of
from analytics.indicators.indicator import Indicator, Rows, Sentence
from analytics.warehouse.coverage import both


def known_places(rows: Rows) -> dict[str, object]:
    """Return facts: records, those in a region with their share in percent (None under 30), and those without a place."""
    facts = {name: sum(row[name] for row in rows) for name in ("records", "in_a_region", "no_place")}
    return {**facts, "share": share_of(facts["in_a_region"], facts["records"])}


INDICATOR = Indicator(
    page=("regions", 70),
    title={"fr": "Ce que l’on sait du lieu", "ar": "ما يُعرف عن المكان", "en": "What is known of the place"},
    why={
        "fr": "Les cartes de cette page ne montrent que les fiches qui nomment une région ; voici les autres.",
        "ar": "لا تعرض خرائط هذه الصفحة إلا البطاقات التي تسمي جهة؛ وهذه بقيتها.",
        "en": "The maps on this page show only records that name a region; here are the others.",
    },
    unit="records",
    basis=both(),
    sql="""
WITH placed AS (
    SELECT 'projects' AS register, region FROM selected_projects
    UNION ALL
    SELECT 'events' AS register, region FROM selected_events
)
SELECT
    register,
    count(*) FILTER (WHERE place.kind = 'region') AS in_a_region,
    count(*) FILTER (WHERE region = 'national') AS national,
    count(*) FILTER (WHERE region = 'international') AS international,
    count(*) FILTER (WHERE region IS NULL) AS no_place,
    count(*) AS records
FROM placed LEFT JOIN vocabulary_regions AS place ON place.code = region
GROUP BY register
ORDER BY register DESC
""",
    chart=GroupedBars(category="register", values=("in_a_region", "national", "international", "no_place")),
    sentence=Sentence(
        known_places,
        fr="Fiches qui nomment une région : {in_a_region} sur {records}[ ({share:percent})] ; fiches sans aucun lieu : {no_place}.",
        ar="البطاقات التي تسمي جهة: {in_a_region} من أصل {records}[ ({share:percent})]؛ والبطاقات التي لا تذكر أي مكان: {no_place}.",
        en="Records that name a region: {in_a_region} of {records}[ ({share:percent})]; records without any place: {no_place}.",
    ),
    method={
        "fr": "Chaque fiche est comptée une fois par registre : une des douze régions, « National », « International », ou aucun lieu. "
        "Une chose inscrite dans les deux registres compte dans chacun.",
        "ar": "تُحتسب كل بطاقة مرة في سجلها: إحدى الجهات الاثنتي عشرة، أو «وطني»، أو «دولي»، أو بلا مكان. وما ورد في السجلين يُحتسب في كل منهما.",
        "en": "Each record is counted once in its register: one of the twelve regions, “National”, “International”, or no place. A thing that "
        "stands in both registers counts in each.",
    },
    limits={
        "fr": "Un lieu vide signifie que la source ne le dit pas. Le lieu est celui de la fiche, pas le siège de l’organisation.",
        "ar": "غياب المكان يعني أن المصدر لا يذكره. والمكان هو مكان المشروع أو الفعالية وليس مقر المنظمة.",
        "en": "An empty place means that the source does not say. The place is that of the record, not the seat of the organisation.",
    },
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
    labels={
        "in_a_region": {"fr": "Dans une région", "ar": "في إحدى الجهات", "en": "In a region"},
        "national": {"fr": "National", "ar": "وطني", "en": "National"},
        "international": {"fr": "International", "ar": "دولي", "en": "International"},
        "no_place": {"fr": "Aucun lieu", "ar": "بلا مكان", "en": "No place"},
    },
)
