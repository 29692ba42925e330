"""The share of projects of international scope, year by year."""

from analytics.charts.year_line import YearLine
from analytics.indicators.facts import last_drawn
from analytics.indicators.indicator import Indicator, Sentence
from analytics.statistics.shares_of_reference import shares_of
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("actors", 90),
    title={"fr": "Part des projets internationaux", "ar": "حصة المشاريع الدولية", "en": "Share of international projects"},
    why={
        "fr": "L’innovation digitale marocaine s’ouvre-t-elle à l’international ?",
        "ar": "هل ينفتح الابتكار الرقمي المغربي على الصعيد الدولي؟",
        "en": "Is Moroccan digital innovation opening to the world?",
    },
    unit="percent of projects",
    basis=projects("scope", "year"),
    sql="""
SELECT year, count(*) FILTER (WHERE scope = 'international') AS international, count(*) AS projects
FROM reference_projects
WHERE year IS NOT NULL AND scope IS NOT NULL
GROUP BY year
ORDER BY year
""",
    statistic=shares_of("international", "projects"),
    chart=YearLine(value="share_pct", low="low_pct", high="high_pct"),
    sentence=Sentence(
        last_drawn("share_pct"),
        fr="En {year:year}, {share_pct:percent} des projets sont de portée internationale ({international} sur {projects} ; "
        "intervalle à 95 % : de {low_pct:percent} à {high_pct:percent}).",
        ar="سنة {year:year}، تبلغ حصة المشاريع ذات النطاق الدولي {share_pct:percent} ({international} من أصل {projects}؛ مجال "
        "الثقة عند 95%: من {low_pct:percent} إلى {high_pct:percent}).",
        en="In {year:year}, {share_pct:percent} of projects are of international scope ({international} of {projects}; 95% "
        "interval: {low_pct:percent} to {high_pct:percent}).",
        thin={
            "fr": "En {last_year:year}, {last_projects:projects}, trop peu pour une part. En {year:year}, {share_pct:percent} des "
            "projets sont de portée internationale ({international} sur {projects} ; intervalle à 95 % : de {low_pct:percent} à "
            "{high_pct:percent}).",
            "ar": "سنة {last_year:year}، {last_projects:projects}، وهو عدد لا يكفي لحساب حصة. وسنة {year:year}، تبلغ حصة المشاريع ذات "
            "النطاق الدولي {share_pct:percent} ({international} من أصل {projects}؛ مجال الثقة عند 95%: من {low_pct:percent} إلى "
            "{high_pct:percent}).",
            "en": "In {last_year:year}, {last_projects:projects}, too few for a share. In {year:year}, {share_pct:percent} of projects "
            "are of international scope ({international} of {projects}; 95% interval: {low_pct:percent} to {high_pct:percent}).",
        },
    ),
    method={
        "fr": "Projets de portée internationale rapportés aux projets de l’année dont la portée est connue, sans le filtre sur la portée ; "
        "intervalle de Wilson à 95 %. Une année de moins de 30 projets garde ses effectifs, sans part.",
        "ar": "المشاريع ذات النطاق الدولي منسوبة إلى مشاريع السنة المعروف نطاقها، دون التصفية حسب النطاق؛ مع مجال ويلسون عند 95%. والسنة التي "
        "تضم أقل من 30 مشروعا تُذكر أعدادها دون حصة.",
        "en": "Projects of international scope over the projects of the year whose scope is known, without the filter on scope; 95% Wilson "
        "interval. A year with fewer than 30 projects keeps its counts, without a share.",
    },
    limits={
        "fr": "La portée est la lecture d’un codeur. La presse parle davantage des partenariats internationaux, ce qui peut gonfler la part.",
        "ar": "النطاق قراءة مرمِّز واحد. والصحافة تتحدث أكثر عن الشراكات الدولية، مما قد يضخم الحصة.",
        "en": "The scope is one coder’s reading. The press writes more about international partnerships, which may swell the share.",
    },
    reference="Wilson 1927, Journal of the American Statistical Association 22, doi 10.1080/01621459.1927.10502953",
    reviewed="2026-11-24",
    labels={"international": {"fr": "Projets internationaux", "ar": "المشاريع الدولية", "en": "International projects"}},
)
