"""Views of the list: those that everybody has, and those of one's own."""
