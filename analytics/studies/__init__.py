"""Joint studies: texts that compute their own numbers, keep what they were published with, and say what would differ today."""
