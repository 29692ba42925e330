"""Marsad: two registers turned into indicators of digital innovation in Morocco."""

import os

# Read once, when numpy comes: where readers share the cores, threads of linear algebra wait for each other and take ten times the processor for it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
