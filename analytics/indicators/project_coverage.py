"""How many projects have a value, column by column."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import last_place, quoted
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.of_rows import shares
from analytics.statistics.steps import in_turn, needing
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("quality", 10),
    title={"fr": "Couverture du registre des projets", "ar": "تغطية سجل المشاريع", "en": "Coverage of the project register"},
    why={
        "fr": "Ce que le registre sait de ses projets, et ce qu’il ignore.",
        "ar": "ما يعرفه السجل عن مشاريعه وما يجهله.",
        "en": "What the register knows of its projects, and what it does not.",
    },
    unit="%",
    basis=projects(),
    sql="""
        WITH counted AS (
            SELECT count(*) AS records, count(year) AS year, count(end_date) AS end_date, count(sector) AS sector, count(region) AS region,
                   count(*) FILTER (WHERE start_precision IN ('month', 'day')) AS start_month, count(city) AS city, count(kind) AS kind,
                   count(actor_type) AS actor_type, count(lead_organisation) AS lead_organisation, count(partners) AS partners,
                   count(status) AS status, count(stage) AS stage, count(scope) AS scope, count(budget_amount) AS budget_amount,
                   count(amount_mad) AS amount_mad, count(funding_source) AS funding_source,
                   count(beneficiaries_count) AS beneficiaries_count, count(source_date) AS source_date
            FROM selected_projects
        )
        SELECT 'year' AS column_name, year AS known, records FROM counted
        UNION ALL SELECT 'start_month', start_month, records FROM counted
        UNION ALL SELECT 'end_date', end_date, records FROM counted
        UNION ALL SELECT 'sector', sector, records FROM counted
        UNION ALL SELECT 'region', region, records FROM counted
        UNION ALL SELECT 'city', city, records FROM counted
        UNION ALL SELECT 'scope', scope, records FROM counted
        UNION ALL SELECT 'kind', kind, records FROM counted
        UNION ALL SELECT 'actor_type', actor_type, records FROM counted
        UNION ALL SELECT 'lead_organisation', lead_organisation, records FROM counted
        UNION ALL SELECT 'partners', partners, records FROM counted
        UNION ALL SELECT 'status', status, records FROM counted
        UNION ALL SELECT 'stage', stage, records FROM counted
        UNION ALL SELECT 'budget_amount', budget_amount, records FROM counted
        UNION ALL SELECT 'amount_mad', amount_mad, records FROM counted
        UNION ALL SELECT 'funding_source', funding_source, records FROM counted
        UNION ALL SELECT 'beneficiaries_count', beneficiaries_count, records FROM counted
        UNION ALL SELECT 'source_date', source_date, records FROM counted
        ORDER BY known DESC, column_name
    """,
    statistic=in_turn(shares("known", "records"), needing("share_pct", "records", 30)),
    chart=RankedBars(category="column_name", value="share_pct", limit=20),
    sentence=Sentence(
        last_place("share_pct", quoted("column_name")),
        fr="La colonne {leaders} vient en dernier : valeur connue pour {known:projects} sur {records} ({share_pct:percent}).",
        ar="في المرتبة الأخيرة عمود {leaders}: القيمة معروفة في {known} من أصل {records} من المشاريع ({share_pct:percent}).",
        en="The column {leaders} comes last: known for {known} of {records:projects} ({share_pct:percent}).",
        tied={
            "fr": "{leaders} se partagent la dernière place : valeur connue pour {known:projects} sur {records} dans chaque colonne "
            "({share_pct:percent}).",
            "ar": "{leaders} في المرتبة الأخيرة بالتساوي: القيمة معروفة في {known} من أصل {records} من المشاريع لكل عمود "
            "({share_pct:percent}).",
            "en": "{leaders} share last place: known for {known} of {records:projects} in each column ({share_pct:percent}).",
        },
        only={
            "fr": "Une seule colonne, {leaders} : valeur connue pour {known:projects} sur {records} ({share_pct:percent}).",
            "ar": "عمود واحد، {leaders}: القيمة معروفة في {known} من أصل {records} من المشاريع ({share_pct:percent}).",
            "en": "Only one column, {leaders}: known for {known} of {records:projects} ({share_pct:percent}).",
        },
    ),
    method={
        "fr": "Pour chaque colonne, les projets de la vue qui ont une valeur, rapportés à tous ; intervalle de Wilson à 95 %, dès 30 projets. "
        "Le mois compte quand la date de début est précise au mois ou au jour.",
        "ar": "لكل عمود، مشاريع العرض التي لها قيمة، منسوبة إلى مجموعها؛ مجال ويلسون عند 95%، ابتداء من 30 مشروعا. "
        "ويُحتسب الشهر عندما يكون تاريخ البداية دقيقا إلى الشهر أو اليوم.",
        "en": "For each column, the projects in the view that have a value, over all; 95% Wilson interval, from 30 projects on. "
        "The month counts where the start is dated to the month or the day.",
    },
    limits={
        "fr": "Une valeur présente n’est pas une valeur juste : l’audit de 70 fiches a trouvé 1,2 % d’erreurs (0,5 à 2,9 %). "
        "Vide veut dire que la source ne le dit pas.",
        "ar": "وجود القيمة لا يعني صحتها: كشف تدقيق 70 بطاقة عن نسبة خطأ 1,2% (من 0,5 إلى 2,9%). والفراغ يعني أن المصدر لا يذكرها.",
        "en": "A value that is there is not thereby right: the audit of 70 records found 1.2% of errors (0.5 to 2.9%). "
        "Empty means that the source does not say.",
    },
    reference="Codebook of the project register, codebook.md",
    reviewed="2026-11-24",
)
