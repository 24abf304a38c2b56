"""streamlit run app.py: the server with its gate, and the script that it runs for each session."""

if __name__ == "__main__":  # run by the server, for a session
    from views.serving.session_script import run_session

    run_session()
else:
    from starlette.middleware import Middleware
    from streamlit.starlette import App

    from views.serving.gate import Gate
    from views.serving.opening.first_page import FirstPage
    from views.serving.script_errors import show_error

    around = [Middleware(Gate), Middleware(FirstPage)]  # the gate outermost
    app = App(__file__, middleware=around, on_script_error=show_error)
