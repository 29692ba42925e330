"""The organisations that appear in most projects."""

from analytics.charts.ranked_bars import RankedBars
from analytics.indicators.facts import first_place, plain
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION, ORGANISATION_LIMITS
from analytics.indicators.indicator import Indicator, Sentence
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("actors", 40),
    title={"fr": "Organisations les plus présentes", "ar": "المنظمات الأكثر حضورا", "en": "Most present organisations"},
    why={
        "fr": "Quelles organisations mènent ou rejoignent le plus de projets.",
        "ar": "أي المنظمات تقود أكبر عدد من المشاريع أو تنضم إليها.",
        "en": "Which organisations lead or join the most projects.",
    },
    unit="projects",
    basis=projects(where=NAMES_AN_ORGANISATION),
    sql="""
SELECT
    name AS organisation,
    count(*) FILTER (WHERE role = 'lead') AS led,
    count(*) FILTER (WHERE role = 'partner') AS joined,
    count(*) AS projects,
    organisation_id
FROM selected_projects JOIN project_organisations USING (project_id) JOIN organisations USING (organisation_id)
WHERE NOT is_group
GROUP BY name, organisation_id
ORDER BY projects DESC, led DESC, organisation, organisation_id
""",
    chart=RankedBars(category="organisation", value="projects", is_wide=True),
    sentence=Sentence(
        first_place("projects", plain("organisation")),
        fr="{leaders} vient en tête : {projects:projects} ({led} comme chef de file).",
        ar="في الصدارة {leaders}: {projects:projects} ({led} بصفة المنظمة الرائدة).",
        en="{leaders} comes first: {projects:projects} ({led} as lead).",
        tied={
            "fr": "{leaders} se partagent la première place : {projects:projects} chacune.",
            "ar": "{leaders} في الصدارة بالتساوي: {projects:projects} لكل منظمة.",
            "en": "{leaders} share first place: {projects:projects} each.",
        },
        only={
            "fr": "Une seule organisation figure dans cette vue, {leaders} : {projects:projects} ({led} comme chef de file).",
            "ar": "منظمة واحدة فقط تظهر في هذا العرض، {leaders}: {projects:projects} ({led} بصفة المنظمة الرائدة).",
            "en": "Only one organisation appears in this view, {leaders}: {projects:projects} ({led} as lead).",
        },
    ),
    method={
        "fr": "Projets de la vue où l’organisation est nommée chef de file ou partenaire ; un projet compte une fois par organisation, "
        "comme mené si elle y a les deux rôles. Le graphique montre les quinze premières, le tableau les donne toutes ; "
        "les ex æquo dans l’ordre des projets menés, puis des noms.",
        "ar": "مشاريع العرض التي تُذكر فيها المنظمة رائدةً أو شريكة؛ يُحتسب المشروع مرة لكل منظمة، ويُعد مقودا إن كان لها الدوران معا. "
        "يعرض الرسم المنظمات الخمس عشرة الأولى، ويضمها الجدول جميعا؛ وعند التساوي تُرتب حسب المشاريع المقودة ثم الأسماء.",
        "en": "Projects in the view in which the organisation is named as lead or partner; a project counts once for each organisation, as led "
        "if it has both roles. The chart shows the first fifteen, the table has them all; ties in the order of projects led, then of names.",
    },
    limits=ORGANISATION_LIMITS,
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
    labels={
        "led": {"fr": "Comme chef de file", "ar": "بصفة منظمة رائدة", "en": "As lead"},
        "joined": {"fr": "Comme partenaire", "ar": "بصفة شريك", "en": "As partner"},
    },
)
