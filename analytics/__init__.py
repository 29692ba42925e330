"""Marsad: two registers turned into indicators of digital innovation in Morocco."""
