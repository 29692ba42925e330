from analytics.ui.functions import functions_in_words
from analytics.ui.page import show_page

functions_in_words()
show_page("functions")
