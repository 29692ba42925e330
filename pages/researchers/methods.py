from analytics.ui.methods import methods_page

methods_page()
