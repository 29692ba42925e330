"""Where a page that waits for long answers asks how far they are."""

PLACE = "waits"  # then what the page was told to ask by
LANGUAGE = "lang"  # the parameter that names the language of the words
