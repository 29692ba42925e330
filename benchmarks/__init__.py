"""Benchmarks: Marsad against the page most teams write, on the same generated rows, in one run."""
