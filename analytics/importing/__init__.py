"""A file from outside becomes raw rows, then checked rows; nothing is guessed and no row is lost."""
