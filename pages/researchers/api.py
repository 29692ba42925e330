from analytics.ui.api_guide import api_page

api_page()
