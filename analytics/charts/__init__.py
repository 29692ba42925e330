"""Chart kinds: rows become Plotly figures as plain dictionaries; nothing is computed while drawing."""
