"""Values of a seller's details: numbers, phones, names, kinds."""
