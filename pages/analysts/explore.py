from analytics.ui.explore import explore_page

explore_page()
