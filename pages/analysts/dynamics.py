from analytics.ui.page import show_page

show_page("dynamics")
