"""Tables and plot of the market page."""
