"""Where a page asks for what is in the folds behind a card."""

PLACE = "folds"  # then the name of the card
SHOWN = "shown"  # the parameter that names the version the card shows: another may be current by then, and the view may name none
