"""What the careful pages share (Dash, Panel): the rows they hold, their figures and their bars."""
