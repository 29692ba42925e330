"""How many events have a value, column by column."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import last_place, quoted
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.of_rows import shares
from analytics.statistics.steps import in_turn, needing
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("quality", 20),
    title={"fr": "Couverture du registre des événements", "ar": "تغطية سجل الفعاليات", "en": "Coverage of the event register"},
    why={
        "fr": "Ce que le registre sait de ses événements, et ce qu’il ignore.",
        "ar": "ما يعرفه السجل عن فعالياته وما يجهله.",
        "en": "What the register knows of its events, and what it does not.",
    },
    unit="%",
    basis=events(),
    sql="""
        WITH counted AS (
            SELECT count(*) AS records, count(year) AS year, count(end_date) AS end_date, count(sector) AS sector, count(region) AS region,
                   count(*) FILTER (WHERE start_precision IN ('month', 'day')) AS start_month, count(city) AS city,
                   count(country) AS country, count(scope) AS scope, count(event_type) AS event_type, count(format) AS format,
                   count(organiser) AS organiser, count(partners) AS partners, count(attendees_observed) AS attendees_observed,
                   count(exhibitors_observed) AS exhibitors_observed, count(startups_observed) AS startups_observed,
                   count(countries_observed) AS countries_observed, count(source_date) AS source_date
            FROM selected_events
        )
        SELECT 'year' AS column_name, year AS known, records FROM counted
        UNION ALL SELECT 'start_month', start_month, records FROM counted
        UNION ALL SELECT 'end_date', end_date, records FROM counted
        UNION ALL SELECT 'sector', sector, records FROM counted
        UNION ALL SELECT 'region', region, records FROM counted
        UNION ALL SELECT 'city', city, records FROM counted
        UNION ALL SELECT 'country', country, records FROM counted
        UNION ALL SELECT 'scope', scope, records FROM counted
        UNION ALL SELECT 'event_type', event_type, records FROM counted
        UNION ALL SELECT 'format', format, records FROM counted
        UNION ALL SELECT 'organiser', organiser, records FROM counted
        UNION ALL SELECT 'partners', partners, records FROM counted
        UNION ALL SELECT 'attendees_observed', attendees_observed, records FROM counted
        UNION ALL SELECT 'exhibitors_observed', exhibitors_observed, records FROM counted
        UNION ALL SELECT 'startups_observed', startups_observed, records FROM counted
        UNION ALL SELECT 'countries_observed', countries_observed, records FROM counted
        UNION ALL SELECT 'source_date', source_date, records FROM counted
        ORDER BY known DESC, column_name
    """,
    statistic=in_turn(shares("known", "records"), needing("share_pct", "records", 30)),
    chart=RankedBars(category="column_name", value="share_pct", limit=20),
    sentence=Sentence(
        last_place("share_pct", quoted("column_name")),
        fr="La colonne {leaders} vient en dernier : valeur connue pour {known:events} sur {records} ({share_pct:percent}).",
        ar="في المرتبة الأخيرة عمود {leaders}: القيمة معروفة في {known} من أصل {records} من الفعاليات ({share_pct:percent}).",
        en="The column {leaders} comes last: known for {known} of {records:events} ({share_pct:percent}).",
        tied={
            "fr": "{leaders} se partagent la dernière place : valeur connue pour {known:events} sur {records} dans chaque colonne "
            "({share_pct:percent}).",
            "ar": "{leaders} في المرتبة الأخيرة بالتساوي: القيمة معروفة في {known} من أصل {records} من الفعاليات لكل عمود "
            "({share_pct:percent}).",
            "en": "{leaders} share last place: known for {known} of {records:events} in each column ({share_pct:percent}).",
        },
        only={
            "fr": "Une seule colonne, {leaders} : valeur connue pour {known:events} sur {records} ({share_pct:percent}).",
            "ar": "عمود واحد، {leaders}: القيمة معروفة في {known} من أصل {records} من الفعاليات ({share_pct:percent}).",
            "en": "Only one column, {leaders}: known for {known} of {records:events} ({share_pct:percent}).",
        },
    ),
    method={
        "fr": "Pour chaque colonne, les événements de la vue qui ont une valeur, rapportés à tous ; intervalle de Wilson à 95 %, dès 30 "
        "événements. Une prévision ne compte pas comme valeur constatée.",
        "ar": "لكل عمود، فعاليات العرض التي لها قيمة، منسوبة إلى مجموعها؛ مجال ويلسون عند 95%، ابتداء من 30 فعالية. "
        "ولا يُعد التوقع قيمة مسجلة.",
        "en": "For each column, the events in the view that have a value, over all; 95% Wilson interval, from 30 events on. "
        "A forecast does not count as an observed value.",
    },
    limits={
        "fr": "Une valeur présente n’est pas une valeur juste : les dates sont le point faible de l’audit. Une convention ou un lancement n’a "
        "ni exposants ni participants à compter.",
        "ar": "وجود القيمة لا يعني صحتها: فالتواريخ هي أضعف ما كشفه التدقيق. وليس للاتفاقية أو عملية الإطلاق عارضون ولا حضور يُعدّ.",
        "en": "A value that is there is not thereby right: dates are the weak point of the audit. An agreement or a launch has neither "
        "exhibitors nor attendance to count.",
    },
    reference="Codebook of the event register, codebook.md",
    reviewed="2026-11-24",
)
