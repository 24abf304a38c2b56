"""Login: how it is set up, what a provider says of a person, and who has which role."""
