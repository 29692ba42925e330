"""The research package: everything of a view that a reader takes away, cites, checks and works out again."""
