"""One cell from outside becomes one value of its column, with what was repaired on the way, or one reason why it cannot."""
