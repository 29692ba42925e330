from analytics.ui.stewards.page import import_page

import_page()
