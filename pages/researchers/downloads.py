from analytics.ui.downloads import downloads_page

downloads_page()
