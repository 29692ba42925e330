"""What ADD and MNC led or joined each year, alone or together."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import first_place, plain, sums, together
from analytics.indicators.facts_actors import OF_THE_PARTNERSHIP_ONCE, PARTNERSHIP_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("partnership", 20),
    title={"fr": "L’ADD et le MNC année par année", "ar": "الوكالة والكلاستر سنة بعد سنة", "en": "ADD and MNC year by year"},
    why={
        "fr": "Quand l’ADD et le MNC ont agi, chacun de son côté ou ensemble, avant et depuis leur accord de juin 2020.",
        "ar": "متى تحركت الوكالة والكلاستر، كل على حدة أو معا، قبل اتفاق يونيو 2020 وبعده.",
        "en": "When ADD and MNC acted, each alone or together, before and since their agreement of June 2020.",
    },
    unit="records",
    basis=both("year", where=OF_THE_PARTNERSHIP_ONCE),
    sql="""
WITH in_projects AS (
    SELECT
        project_id, year,
        max(CASE WHEN organisation_id = 'agence-de-developpement-du-digital-add' THEN 1 ELSE 0 END) AS has_add,
        max(CASE WHEN organisation_id = 'maroc-numeric-cluster-mnc' THEN 1 ELSE 0 END) AS has_mnc
    FROM selected_projects JOIN project_organisations USING (project_id)
    GROUP BY project_id, year
), joint_projects AS (SELECT * FROM in_projects WHERE has_add + has_mnc > 0),
in_events AS (
    SELECT
        event_id, year,
        max(CASE WHEN organisation_id = 'agence-de-developpement-du-digital-add' THEN 1 ELSE 0 END) AS has_add,
        max(CASE WHEN organisation_id = 'maroc-numeric-cluster-mnc' THEN 1 ELSE 0 END) AS has_mnc
    FROM selected_events JOIN event_organisations USING (event_id)
    GROUP BY event_id, year
), listed AS (
    SELECT DISTINCT event_id AS listed_id FROM project_event_links JOIN joint_projects USING (project_id) WHERE relation = 'same_thing'
), counted AS (
    SELECT year, has_add, has_mnc FROM joint_projects
    UNION ALL
    SELECT year, has_add, has_mnc FROM in_events LEFT JOIN listed ON listed_id = event_id
    WHERE listed_id IS NULL AND has_add + has_mnc > 0
)
SELECT
    year,
    count(*) FILTER (WHERE has_mnc = 0) AS add_alone,
    count(*) FILTER (WHERE has_add = 0) AS mnc_alone,
    count(*) FILTER (WHERE has_add + has_mnc = 2) AS together,
    count(*) AS records
FROM counted
WHERE year IS NOT NULL
GROUP BY year
ORDER BY year
""",
    chart=YearColumns(values=("together", "add_alone", "mnc_alone")),
    sentence=Sentence(
        together(first_place("records", plain("year:year")), sums("together")),
        fr="{leaders} vient en tête avec {records} des {whole} fiches datées de l’ADD ou du MNC, projets et événements sans double "
        "compte. Sur toutes ces années, les deux figurent ensemble dans {together:records}.",
        ar="تأتي سنة {leaders} في الصدارة: {records:records} من أصل {whole} من البطاقات المؤرخة للوكالة أو الكلاستر، مشاريع وفعاليات دون "
        "عدّ مزدوج. وعلى مدى كل هذه السنوات، عدد البطاقات التي تجمعهما: {together}.",
        en="{leaders} comes first: {records} of the {whole} dated records of ADD or MNC, projects and events with nothing counted twice. "
        "Over all these years, both appear together in {together:records}.",
        tied={
            "fr": "{leaders} se partagent la première place, avec chacune {records} des {whole} fiches datées de l’ADD ou du MNC, projets "
            "et événements sans double compte. Sur toutes ces années, les deux figurent ensemble dans {together:records}.",
            "ar": "{leaders} في الصدارة بالتساوي: {records:records} لكل سنة من أصل {whole} من البطاقات المؤرخة للوكالة أو الكلاستر، "
            "مشاريع وفعاليات دون عدّ مزدوج. وعلى مدى كل هذه السنوات، عدد البطاقات التي تجمعهما: {together}.",
            "en": "{leaders} share first place: {records} each of the {whole} dated records of ADD or MNC, projects and events with "
            "nothing counted twice. Over all these years, both appear together in {together:records}.",
        },
        only={
            "fr": "Une seule année a des fiches de l’ADD ou du MNC dans cette vue, {leaders} : {records:records}, projets et événements "
            "sans double compte ; les deux y figurent ensemble dans {together:records}.",
            "ar": "سنة واحدة فقط لها بطاقات للوكالة أو الكلاستر في هذا العرض، {leaders}: {records:records}، مشاريع وفعاليات دون عدّ "
            "مزدوج؛ وعدد البطاقات التي تجمعهما: {together}.",
            "en": "Only one year has records of ADD or MNC in this view, {leaders}: {records:records}, projects and events with nothing "
            "counted twice; both appear together in {together:records}.",
        },
    ),
    method={
        "fr": "Projets et événements de la vue par année de début, selon que l’ADD, le MNC ou les deux les mènent ou les rejoignent. Une "
        "chose inscrite dans les deux registres est comptée une fois, comme projet.",
        "ar": "مشاريع العرض وفعالياته حسب سنة البداية، تبعا لقيادتها أو الانضمام إليها من طرف الوكالة أو الكلاستر أو كليهما. وما ورد في "
        "السجلين يُحتسب مرة واحدة بوصفه مشروعا.",
        "en": "Projects and events in the view by starting year, whether ADD, MNC or both lead or join them. A thing that stands in both "
        "registers is counted once, as a project.",
    },
    limits=with_more(
        PARTNERSHIP_LIMITS,
        fr="L’année 2020 chevauche l’accord du 24 juin : une date réduite à l’année ne dit pas de quel côté elle tombe.",
        ar="وسنة 2020 تشمل ما قبل اتفاق 24 يونيو وما بعده: التاريخ الذي يقتصر على السنة لا يدل على الجانب الذي يقع فيه.",
        en="The year 2020 lies on both sides of the agreement of 24 June: a date that is only a year does not say on which side it falls.",
    ),
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
    labels={
        "together": {"fr": "ADD et MNC ensemble", "ar": "الوكالة والكلاستر معا", "en": "ADD and MNC together"},
        "add_alone": {"fr": "ADD sans le MNC", "ar": "الوكالة دون الكلاستر", "en": "ADD without MNC"},
        "mnc_alone": {"fr": "MNC sans l’ADD", "ar": "الكلاستر دون الوكالة", "en": "MNC without ADD"},
        "records": {"fr": "Projets et événements", "ar": "المشاريع والفعاليات", "en": "Projects and events"},
    },
)
