"""The page on which data stewards import a file: what it is made of."""
