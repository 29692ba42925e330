"""Checked rows become an immutable version, and a version answers questions; the only room that runs SQL."""
