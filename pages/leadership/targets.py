from analytics.ui.targets import targets_page

targets_page()
