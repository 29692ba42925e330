from analytics.ui.studies.page import studies_page

studies_page()
