"""How much of each column is known for the events of each year."""

from analytics.charts.heat_years import HeatYears
from analytics.indicators.facts import last_place
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.merged_years import years_together
from analytics.warehouse.coverage import events

INDICATOR = Indicator(
    page=("quality", 50),
    title={
        "fr": "Ce que l’on sait des événements, d’une année à l’autre (en %)",
        "ar": "ما يُعرف عن الفعاليات من سنة إلى أخرى (%)",
        "en": "What is known of the events, from year to year (in %)",
    },
    why={
        "fr": "Une fréquentation ne se compare entre deux années que si elle est connue aussi souvent.",
        "ar": "لا يُقارن الحضور بين سنتين إلا إذا كان معروفا بالقدر نفسه.",
        "en": "Attendance compares between two years only where it is known as often.",
    },
    unit="%",
    basis=events("year"),
    sql="""
        WITH counted AS (
            SELECT year, count(*) AS records, count(*) FILTER (WHERE start_precision IN ('month', 'day')) AS start_month,
                   count(sector) AS sector, count(region) AS region, count(city) AS city, count(country) AS country,
                   count(event_type) AS event_type, count(format) AS format, count(organiser) AS organiser, count(partners) AS partners,
                   count(end_date) AS end_date, count(attendees_observed) AS attendees_observed,
                   count(exhibitors_observed) AS exhibitors_observed, count(source_date) AS source_date
            FROM selected_events WHERE year IS NOT NULL GROUP BY year
        ), listed AS (
            SELECT 'start_month' AS column_name, year, start_month AS known, records FROM counted
            UNION ALL SELECT 'sector', year, sector, records FROM counted
            UNION ALL SELECT 'region', year, region, records FROM counted
            UNION ALL SELECT 'city', year, city, records FROM counted
            UNION ALL SELECT 'country', year, country, records FROM counted
            UNION ALL SELECT 'event_type', year, event_type, records FROM counted
            UNION ALL SELECT 'format', year, format, records FROM counted
            UNION ALL SELECT 'organiser', year, organiser, records FROM counted
            UNION ALL SELECT 'partners', year, partners, records FROM counted
            UNION ALL SELECT 'end_date', year, end_date, records FROM counted
            UNION ALL SELECT 'attendees_observed', year, attendees_observed, records FROM counted
            UNION ALL SELECT 'exhibitors_observed', year, exhibitors_observed, records FROM counted
            UNION ALL SELECT 'source_date', year, source_date, records FROM counted
        )
        SELECT column_name, year, known, records FROM listed
        ORDER BY sum(known) OVER (PARTITION BY column_name) DESC, column_name, year
    """,
    statistic=years_together("known", "records", "column_name"),
    chart=HeatYears(row="column_name", column="years", value="filled_pct"),
    sentence=Sentence(
        last_place(
            "share_pct", {"fr": "« {column_name} » ({years})", "ar": "«{column_name}» ({years})", "en": "“{column_name}” ({years})"}
        ),
        fr="La case la moins remplie est {leaders} : {known:events} sur {records} ({share_pct:percent}).",
        ar="الخانة الأقل امتلاء هي {leaders}: {known} من أصل {records} من الفعاليات ({share_pct:percent}).",
        en="The least filled cell is {leaders}: {known} of {records:events} ({share_pct:percent}).",
        tied={
            "fr": "Les cases les moins remplies, à égalité, sont {leaders} : {share_pct:percent}.",
            "ar": "الخانات الأقل امتلاء بالتساوي هي {leaders}: {share_pct:percent}.",
            "en": "The least filled cells share {share_pct:percent}: {leaders}.",
        },
        only={
            "fr": "Une seule case, {leaders} : {known:events} sur {records} ({share_pct:percent}).",
            "ar": "خانة واحدة، {leaders}: {known} من أصل {records} من الفعاليات ({share_pct:percent}).",
            "en": "Only one cell, {leaders}: {known} of {records:events} ({share_pct:percent}).",
        },
    ),
    method={
        "fr": "Pour chaque colonne et chaque année, les événements de la vue qui ont une valeur, rapportés à tous. Les années qui comptent "
        "moins de 30 événements sont réunies aux suivantes jusqu’à en compter 30 ; le reste rejoint le dernier groupe.",
        "ar": "لكل عمود ولكل سنة، الفعاليات التي لها قيمة في العرض، منسوبة إلى مجموعها. وتُضم السنوات التي تقل فيها عن 30 إلى ما يليها حتى "
        "تبلغ 30؛ ويلتحق الباقي بآخر مجموعة.",
        "en": "For each column and year, the events of the view that have a value, over all. Years with fewer than 30 events are taken "
        "together with the next until there are 30; what is left joins the last group.",
    },
    limits={
        "fr": "Une valeur présente n’est pas une valeur juste. Les fiches sans année ne figurent pas ici.",
        "ar": "وجود القيمة لا يعني صحتها. ولا تظهر هنا البطاقات التي لا سنة لها.",
        "en": "A value that is there is not thereby right. Records without a year are not shown here.",
    },
    reference="Codebook of the event register, codebook.md",
    reviewed="2026-11-29",
    labels={
        "years": {"fr": "Années", "ar": "السنوات", "en": "Years"},
        "filled_pct": {"fr": "Renseigné, arrondi (%)", "ar": "المتوفر، مدوَّرا (%)", "en": "Known, rounded (%)", "format": "integer"},
    },
)
