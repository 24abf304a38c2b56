"""Watching: the button of a party, and the end of a watch with a way back."""
