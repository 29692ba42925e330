"""Organisations active each year."""

from analytics.charts.year_columns import YearColumns
from analytics.indicators.facts import first_place, plain
from analytics.indicators.facts_actors import NAMES_AN_ORGANISATION, ORGANISATION_LIMITS
from analytics.indicators.indicator import Indicator, Sentence, with_more
from analytics.warehouse.coverage import both

INDICATOR = Indicator(
    page=("actors", 70),
    title={"fr": "Organisations actives par année", "ar": "المنظمات النشيطة حسب السنة", "en": "Active organisations by year"},
    why={
        "fr": "L’écosystème s’élargit-il, au-delà du nombre de projets ?",
        "ar": "هل تتسع المنظومة، بعيدا عن عدد المشاريع؟",
        "en": "Is the ecosystem growing wider, beyond the number of projects?",
    },
    unit="organisations",
    basis=both("year", where=NAMES_AN_ORGANISATION),
    sql="""
WITH taken AS (
    SELECT year, organisation_id FROM selected_projects JOIN project_organisations USING (project_id)
    UNION
    SELECT year, organisation_id FROM selected_events JOIN event_organisations USING (event_id)
)
SELECT year, count(*) AS organisations
FROM taken JOIN organisations USING (organisation_id)
WHERE year IS NOT NULL AND NOT is_group
GROUP BY year
ORDER BY year
""",
    chart=YearColumns(values=("organisations",)),
    sentence=Sentence(
        first_place("organisations", plain("year:year")),
        fr="{leaders} vient en tête : {organisations:organisations} en activité.",
        ar="تأتي سنة {leaders} في الصدارة من حيث عدد المنظمات النشيطة: {organisations}.",
        en="{leaders} comes first: {organisations:organisations} active.",
        tied={
            "fr": "{leaders} se partagent la première place : {organisations:organisations} en activité chaque fois.",
            "ar": "{leaders} في الصدارة بالتساوي من حيث عدد المنظمات النشيطة: {organisations} لكل سنة.",
            "en": "{leaders} share first place: {organisations:organisations} active in each.",
        },
        only={
            "fr": "Une seule année a des organisations en activité dans cette vue, {leaders} : {organisations:organisations}.",
            "ar": "سنة واحدة فقط لها منظمات نشيطة في هذا العرض، {leaders}: {organisations:organisations}.",
            "en": "Only one year has active organisations in this view, {leaders}: {organisations:organisations}.",
        },
    ),
    method={
        "fr": "Organisations distinctes nommées dans au moins un projet ou un événement de l’année, chef de file, organisateur ou partenaire.",
        "ar": "المنظمات المختلفة المذكورة في مشروع واحد أو فعالية واحدة على الأقل خلال السنة، رائدةً أو منظِّمة أو شريكة.",
        "en": "Distinct organisations named in at least one project or event of the year, as lead, organiser or partner.",
    },
    limits=with_more(
        ORGANISATION_LIMITS,
        fr="Un projet compte l’année de son début seulement. Plus la presse couvre une année, plus elle nomme d’organisations.",
        ar="ويُحتسب المشروع في سنة بدايته فقط. وكلما زادت تغطية الصحافة لسنة زادت المنظمات التي تسميها.",
        en="A project counts in its starting year only. The more the press covers a year, the more organisations it names.",
    ),
    reference="Codebook of the registers, codebook.md",
    reviewed="2026-11-24",
)
