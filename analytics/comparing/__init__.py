"""Two to four sides beside one another: a comparison becomes indicators, answered and shown like any other."""
