from analytics.ui.records import records_page

records_page()
