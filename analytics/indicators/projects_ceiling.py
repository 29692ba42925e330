"""The ceiling that yearly projects would reach: refused until the data can tell it."""

from analytics.charts.interval_dots import IntervalDots
from analytics.indicators.facts_dynamics import PRESS_LIMITS
from analytics.indicators.facts_growth import WHOLE_YEARS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.statistics.diffusion import bass_ceiling
from analytics.warehouse.coverage import projects

INDICATOR = Indicator(
    page=("dynamics", 80),
    title={"fr": "Plafond de la diffusion", "ar": "سقف الانتشار", "en": "Ceiling of the diffusion"},
    why={
        "fr": "Jusqu’où irait le nombre de projets si la vague suivait son cours ?",
        "ar": "إلى أين يصل عدد المشاريع لو أكملت الموجة مسارها؟",
        "en": "How many projects would there be if the wave ran its course?",
    },
    unit="projects",
    basis=projects("year", where=WHOLE_YEARS),
    sql="""
        SELECT year, count(*) AS projects
        FROM selected_projects
        WHERE year <= (SELECT last_whole_year FROM registers WHERE register = 'projects')
        GROUP BY year
        ORDER BY year
    """,
    statistic=bass_ceiling,
    chart=IntervalDots("peak_year", "ceiling", "low", "high"),
    sentence=Sentence(
        lambda rows: dict(rows[0]),
        fr="Plafond estimé : {ceiling:projects} (intervalle de {low} à {high}) ; déjà atteints : {reached} ; sommet en {peak_year:year}.",
        ar="السقف المقدر: {ceiling:projects} (المجال من {low} إلى {high})؛ والمحقَّق حتى الآن: {reached}؛ والذروة في {peak_year:year}.",
        en="Estimated ceiling: {ceiling:projects} (interval from {low} to {high}); reached so far: {reached}; peak in {peak_year:year}.",
    ),
    method={
        "fr": "Courbe de Bass ajustée aux projets par année complète, moindres carrés non linéaires ; intervalle par rééchantillonnage de Poisson. "
        "Donnée seulement si le sommet est passé depuis trois ans et si l’intervalle ne va pas du simple au double.",
        "ar": "منحنى باس مطابق لعدد المشاريع في السنوات المكتملة بالمربعات الصغرى غير الخطية؛ والمجال بإعادة المعاينة وفق بواسون. ولا يُعطى إلا إذا مرت ثلاث "
        "سنوات على الذروة ولم يتجاوز المجال الضعف.",
        "en": "Bass curve fitted to projects by whole year, by non-linear least squares; interval by Poisson resampling. Given only where the "
        "peak is three years past and the interval is not wider than twofold.",
    },
    limits=with_more(
        PRESS_LIMITS,
        fr="Une baisse de la couverture ressemble à un sommet.",
        ar="وتراجع التغطية يشبه الذروة.",
        en="A fall in coverage looks like a peak.",
    ),
    reference="Bass 1969, doi 10.1287/mnsc.15.5.215; Van den Bulte and Lilien 1997, doi 10.1287/mksc.16.4.338",
    reviewed="2026-11-29",
    labels={
        "ceiling": {"fr": "Plafond (projets)", "ar": "السقف (مشاريع)", "en": "Ceiling (projects)"},
        "low": {"fr": "Borne basse", "ar": "الحد الأدنى", "en": "Low bound"},
        "high": {"fr": "Borne haute", "ar": "الحد الأعلى", "en": "High bound"},
        "reached": {"fr": "Déjà atteints", "ar": "المحقَّق حتى الآن", "en": "Reached so far"},
        "peak_year": {"fr": "Année du sommet", "ar": "سنة الذروة", "en": "Year of the peak", "format": "year"},
    },
)
