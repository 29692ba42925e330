"""Bytes nobody vouches for become raw rows, or one sentence that says why not."""
