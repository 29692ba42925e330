"""How much of each column is known for the projects of each year."""

from analytics.charts.heat_years import HeatYears
from analytics.indicators.facts import last_place
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.merged_years import years_together
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("quality", 40),
    title={
        "fr": "Ce que l’on sait des projets, d’une année à l’autre (en %)",
        "ar": "ما يُعرف عن المشاريع من سنة إلى أخرى (%)",
        "en": "What is known of the projects, from year to year (in %)",
    },
    why={
        "fr": "Une courbe peut monter parce que le registre est mieux rempli.",
        "ar": "قد يرتفع المنحنى لأن السجل صار أكمل.",
        "en": "A curve may rise because the register is better filled.",
    },
    unit="%",
    basis=projects("year"),
    sql="""
        WITH counted AS (
            SELECT year, count(*) AS records, count(*) FILTER (WHERE start_precision IN ('month', 'day')) AS start_month,
                   count(sector) AS sector, count(region) AS region, count(city) AS city, count(actor_type) AS actor_type,
                   count(lead_organisation) AS lead_organisation, count(partners) AS partners, count(end_date) AS end_date,
                   count(status) AS status, count(budget_amount) AS budget_amount, count(beneficiaries_count) AS beneficiaries_count,
                   count(source_date) AS source_date
            FROM selected_projects WHERE year IS NOT NULL GROUP BY year
        ), listed AS (
            SELECT 'start_month' AS column_name, year, start_month AS known, records FROM counted
            UNION ALL SELECT 'sector', year, sector, records FROM counted
            UNION ALL SELECT 'region', year, region, records FROM counted
            UNION ALL SELECT 'city', year, city, records FROM counted
            UNION ALL SELECT 'actor_type', year, actor_type, records FROM counted
            UNION ALL SELECT 'lead_organisation', year, lead_organisation, records FROM counted
            UNION ALL SELECT 'partners', year, partners, records FROM counted
            UNION ALL SELECT 'end_date', year, end_date, records FROM counted
            UNION ALL SELECT 'status', year, status, records FROM counted
            UNION ALL SELECT 'budget_amount', year, budget_amount, records FROM counted
            UNION ALL SELECT 'beneficiaries_count', year, beneficiaries_count, records FROM counted
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
        fr="La case la moins remplie est {leaders} : {known:projects} sur {records} ({share_pct:percent}).",
        ar="الخانة الأقل امتلاء هي {leaders}: {known} من أصل {records} من المشاريع ({share_pct:percent}).",
        en="The least filled cell is {leaders}: {known} of {records:projects} ({share_pct:percent}).",
        tied={
            "fr": "Les cases les moins remplies, à égalité, sont {leaders} : {share_pct:percent}.",
            "ar": "الخانات الأقل امتلاء بالتساوي هي {leaders}: {share_pct:percent}.",
            "en": "The least filled cells share {share_pct:percent}: {leaders}.",
        },
        only={
            "fr": "Une seule case, {leaders} : {known:projects} sur {records} ({share_pct:percent}).",
            "ar": "خانة واحدة، {leaders}: {known} من أصل {records} من المشاريع ({share_pct:percent}).",
            "en": "Only one cell, {leaders}: {known} of {records:projects} ({share_pct:percent}).",
        },
    ),
    method={
        "fr": "Pour chaque colonne et chaque année, les projets de la vue qui ont une valeur, rapportés à tous. Les années qui comptent "
        "moins de 30 projets sont réunies aux suivantes jusqu’à en compter 30 ; le reste rejoint le dernier groupe.",
        "ar": "لكل عمود ولكل سنة، المشاريع التي لها قيمة في العرض، منسوبة إلى مجموعها. وتُضم السنوات التي تقل فيها عن 30 إلى ما يليها حتى "
        "تبلغ 30؛ ويلتحق الباقي بآخر مجموعة.",
        "en": "For each column and year, the projects of the view that have a value, over all. Years with fewer than 30 projects are taken "
        "together with the next until there are 30; what is left joins the last group.",
    },
    limits={
        "fr": "Une valeur présente n’est pas une valeur juste. Les fiches sans année ne figurent pas ici.",
        "ar": "وجود القيمة لا يعني صحتها. ولا تظهر هنا البطاقات التي لا سنة لها.",
        "en": "A value that is there is not thereby right. Records without a year are not shown here.",
    },
    reference="Codebook of the project register, codebook.md",
    reviewed="2026-11-29",
    labels={
        "years": {"fr": "Années", "ar": "السنوات", "en": "Years"},
        "filled_pct": {"fr": "Renseigné, arrondi (%)", "ar": "المتوفر، مدوَّرا (%)", "en": "Known, rounded (%)", "format": "integer"},
    },
)
