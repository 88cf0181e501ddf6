"""Actions out of the file: listed, counted, told."""
