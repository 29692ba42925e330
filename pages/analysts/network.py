from analytics.ui.network import network_page

network_page()
