from analytics.ui.regions import regions_page

regions_page()
