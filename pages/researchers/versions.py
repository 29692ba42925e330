from analytics.ui.versions import versions_page

versions_page()
