"""Disclosure control: what may be told of a register that is not public, so that no group of a few records can be read; pure functions."""
