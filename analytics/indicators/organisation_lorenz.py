"""How unequally organisations share in the projects."""

from analytics.charts.lorenz import Lorenz
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION, ORGANISATION_LIMITS
from analytics.indicators.indicator import Indicator, Rows, Sentence, with_more
from analytics.statistics.concentration_of_rows import lorenz_curve
from analytics.warehouse.coverage import projects


def most_present(rows: Rows) -> dict[str, object]:
    """Return facts: the Gini coefficient, and the share in percent of the tenth of organisations that appear most."""
    after = next(place for place, row in enumerate(rows) if row["units_pct"] >= 90)
    start, end = rows[after - 1], rows[after]
    part = (90 - start["units_pct"]) / (end["units_pct"] - start["units_pct"])
    below = start["records_pct"] + part * (end["records_pct"] - start["records_pct"])
    return {"gini": rows[0]["gini"], "top": 100 - below}


INDICATOR = Indicator(
    page=("actors", 60),
    title={"fr": "Inégalité entre organisations", "ar": "التفاوت بين المنظمات", "en": "Inequality among organisations"},
    why={
        "fr": "Un noyau d’organisations tient-il l’essentiel des projets ?",
        "ar": "هل تستأثر نواة من المنظمات بمعظم المشاريع؟",
        "en": "Does a core of organisations hold most of the projects?",
    },
    unit="percent of participations",
    basis=projects(where=NAMES_AN_ORGANISATION),
    sql="""
SELECT organisation_id, count(*) AS projects
FROM selected_projects JOIN project_organisations USING (project_id) JOIN organisations USING (organisation_id)
WHERE NOT is_group
GROUP BY organisation_id
ORDER BY projects, organisation_id
""",
    statistic=lorenz_curve("projects"),
    chart=Lorenz(units="units_pct", records="records_pct"),
    sentence=Sentence(
        most_present,
        fr="Le dixième des organisations les plus présentes réunit {top:percent} des participations (indice de Gini : {gini:decimal}).",
        ar="يجمع عُشر المنظمات الأكثر حضورا {top:percent} من المشاركات (معامل جيني: {gini:decimal}).",
        en="The most present tenth of organisations holds {top:percent} of participations (Gini coefficient: {gini:decimal}).",
    ),
    method={
        "fr": "Courbe de Lorenz des participations (une organisation nommée dans un projet), des moins présentes aux plus présentes. "
        "L’indice de Gini va de 0, toutes égales, à 1. Il faut 30 participations.",
        "ar": "منحنى لورنتس للمشاركات (منظمة مذكورة في مشروع)، من الأقل حضورا إلى الأكثر. ويمتد معامل جيني من 0، أي تساو تام، إلى 1. ويلزم "
        "30 مشاركة.",
        "en": "Lorenz curve of participations (an organisation named in a project), from the least present to the most. The Gini coefficient "
        "runs from 0, all equal, to 1. It takes 30 participations.",
    },
    limits=with_more(
        ORGANISATION_LIMITS,
        fr="Seules comptent les organisations qui figurent dans au moins un projet.",
        ar="ولا تُحتسب إلا المنظمات الواردة في مشروع واحد على الأقل.",
        en="Only organisations that appear in at least one project count.",
    ),
    reference="Lorenz 1905, Publications of the American Statistical Association 9, doi 10.2307/2276207",
    reviewed="2026-11-24",
    labels={
        "units_pct": {
            "fr": "Organisations (% cumulé)",
            "ar": "المنظمات (% تراكمي)",
            "en": "Organisations (cumulated %)",
            "format": "percent",
        },
        "records_pct": {
            "fr": "Participations (% cumulé)",
            "ar": "المشاركات (% تراكمي)",
            "en": "Participations (cumulated %)",
            "format": "percent",
        },
        "gini": {"fr": "Indice de Gini", "ar": "معامل جيني", "en": "Gini coefficient", "format": "decimal"},
    },
)
