"""Forums, their meetings, what was resolved there, and the packs that they were given."""
