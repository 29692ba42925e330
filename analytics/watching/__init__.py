"""Watch rules: what a steward wants to be told of, judged on the answers of each version and written as a digest."""
