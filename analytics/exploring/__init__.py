"""A reader's own question: a choice from closed lists becomes an indicator, answered and shown like any other."""
