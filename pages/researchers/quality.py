from analytics.ui.page import show_page
from analytics.ui.quality import limits_and_doubts, registers_and_quarantine

registers_and_quarantine()
show_page("quality")
limits_and_doubts()
