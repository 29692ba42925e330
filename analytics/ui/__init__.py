"""What a reader sees and touches; with pages and dashboard.py the only room that knows Streamlit."""
