from analytics.ui.methods import methods_page
from analytics.ui.page import show_page

methods_page()
show_page("methods")
