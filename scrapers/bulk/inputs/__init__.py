"""Files that a register is read from: documents inside of them, and pieces of lines."""
