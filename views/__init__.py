"""The Streamlit app: pages, and the parts they are made of."""
