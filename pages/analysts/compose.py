from analytics.ui.compose import compose_page

compose_page()
