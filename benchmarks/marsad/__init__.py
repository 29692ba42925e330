"""Marsad with two bench pages behind its own door."""
