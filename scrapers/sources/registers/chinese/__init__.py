"""Companies of China as their commercial registers list them."""
