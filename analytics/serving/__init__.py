"""What the server answers beside Streamlit's own pages: data routes, unknown addresses, headers, compressed files."""
