"""Marsad: two registers turned into indicators of digital innovation in Morocco."""

import os

# Read once, when numpy comes: where readers share the cores, threads of linear algebra wait for each other and take ten times the processor for it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Read once, when Arrow comes: its own pool keeps what a file of many records has given back, which is a third of what such a file takes.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
