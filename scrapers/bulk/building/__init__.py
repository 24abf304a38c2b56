"""Building of a shelf: pieces in processes, with a journal from which it goes on."""
