"""The data addresses described: parameters and their codes, formats, answers, limits; one text for pages, documents and programs."""
