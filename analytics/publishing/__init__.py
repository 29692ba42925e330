"""Checked rows join the register, a version is published, and one goes back to an earlier one."""
