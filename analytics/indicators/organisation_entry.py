"""Organisations seen for the first time, and those seen before, each year."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import first_place, plain
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION, ORGANISATION_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("actors", 80),
    title={"fr": "Entrée des organisations", "ar": "التحاق المنظمات", "en": "Entry of organisations"},
    why={
        "fr": "L’écosystème se renouvelle-t-il, ou les mêmes organisations reviennent-elles ?",
        "ar": "هل تتجدد المنظومة أم تعود المنظمات نفسها؟",
        "en": "Does the ecosystem renew itself, or do the same organisations come back?",
    },
    unit="organisations",
    basis=both("year", where=NAMES_AN_ORGANISATION),
    sql="""
WITH taken AS (
    SELECT year, organisation_id FROM history_projects JOIN project_organisations USING (project_id) WHERE year IS NOT NULL
    UNION
    SELECT year, organisation_id FROM history_events JOIN event_organisations USING (event_id) WHERE year IS NOT NULL
), entered AS (SELECT organisation_id, min(year) AS first_year FROM taken GROUP BY organisation_id),
shown AS (SELECT year FROM selected_projects UNION SELECT year FROM selected_events)
SELECT
    year,
    count(*) FILTER (WHERE year = first_year) AS first_seen,
    count(*) FILTER (WHERE year > first_year) AS seen_before,
    count(*) AS organisations
FROM taken JOIN entered USING (organisation_id) JOIN organisations USING (organisation_id)
WHERE NOT is_group AND year IN (SELECT year FROM shown)
GROUP BY year
ORDER BY year
""",
    chart=YearColumns(values=("first_seen", "seen_before")),
    sentence=Sentence(
        first_place("first_seen", plain("year:year")),
        fr="{leaders} vient en tête pour les premières apparitions : {first_seen:organisations} sur {organisations} en activité.",
        ar="تأتي سنة {leaders} في الصدارة من حيث عدد المنظمات التي ظهرت لأول مرة: {first_seen} من مجموع {organisations} كانت نشيطة.",
        en="{leaders} comes first for organisations seen for the first time: {first_seen} of {organisations} active.",
        tied={
            "fr": "{leaders} se partagent la première place pour les premières apparitions : {first_seen:organisations} chacune.",
            "ar": "{leaders} في الصدارة بالتساوي من حيث المنظمات التي ظهرت لأول مرة: {first_seen:organisations} لكل سنة.",
            "en": "{leaders} share first place for first appearances: {first_seen:organisations} each.",
        },
        only={
            "fr": "Une seule année a des organisations en activité dans cette vue, {leaders} : première apparition pour "
            "{first_seen:organisations} sur {organisations}.",
            "ar": "سنة واحدة فقط لها منظمات نشيطة في هذا العرض، {leaders}: عدد المنظمات التي ظهرت لأول مرة {first_seen} من أصل "
            "{organisations}.",
            "en": "Only one year has active organisations in this view, {leaders}: first appearance of {first_seen} of "
            "{organisations:organisations}.",
        },
    ),
    method={
        "fr": "Une organisation est vue pour la première fois l’année de son premier projet ou événement dans la vue, toutes années "
        "confondues ; les autres années où elle est active, elle a déjà été vue.",
        "ar": "تظهر المنظمة لأول مرة في سنة أول مشروع أو فعالية لها في العرض باعتبار جميع السنوات؛ وفي بقية سنوات نشاطها تكون قد ظهرت من قبل.",
        "en": "An organisation is seen for the first time in the year of its first project or event in the view, over all years; in its other "
        "active years it has been seen before.",
    },
    limits=with_more(
        ORGANISATION_LIMITS,
        fr="Les premières années sont tronquées : une organisation active avant le registre y passe pour nouvelle. "
        "La dernière année peut être incomplète, et rien ne dit qu’une organisation absente a cessé son activité.",
        ar="والسنوات الأولى منقوصة البداية: المنظمة التي نشطت قبل بداية السجل تبدو فيها جديدة. وقد تكون السنة الأخيرة غير مكتملة، "
        "ولا يدل غياب منظمة على توقف نشاطها.",
        en="The first years are cut short: an organisation active before the register starts looks new in them. The last year may "
        "be incomplete, and nothing says that an absent organisation has ceased its activity.",
    ),
    reference="Stangler and Bell-Masterson 2015, Measuring an Entrepreneurial Ecosystem, Kauffman Foundation, doi 10.2139/ssrn.2580336",
    reviewed="2026-11-24",
    labels={
        "first_seen": {"fr": "Vues pour la première fois", "ar": "ظهرت لأول مرة", "en": "Seen for the first time"},
        "seen_before": {"fr": "Déjà vues", "ar": "ظهرت من قبل", "en": "Seen before"},
    },
)
