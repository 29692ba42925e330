"""Headlines: the seven key figures of a view, each beside the year before, with what moved it; pages and briefings say the same."""
