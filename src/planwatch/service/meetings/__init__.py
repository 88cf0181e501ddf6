"""Forums, meetings, what they resolve, and the packs they are given."""
