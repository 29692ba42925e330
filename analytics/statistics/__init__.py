"""Estimates and their uncertainty: pure functions on counts, each with its reference."""
