"""The door and the server in one file: `streamlit run dashboard.py` serves pages and data routes."""

from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:  # imported once by the server
    import streamlit as st

    from analytics import server

    app = st.App(__file__, **server.parts())
else:  # executed for every reader's run
    from analytics.ui.door import door

    door()
