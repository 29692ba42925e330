from analytics.ui.briefing import briefing_links
from analytics.ui.card import cards
from analytics.ui.glance import axes_glance
from analytics.ui.kpi import kpis
from analytics.ui.news import news
from analytics.ui.page import section_title
from analytics.ui.reader import reader
from analytics.ui.target_line import target_line
from analytics.words import say

target_line()
kpis()
briefing_links()
axes_glance()
news()
section_title(say("where_and_who", reader().lang))
cards(["activity_by_year", "projects_by_region", "projects_by_actor_type", "projects_by_sector"])
