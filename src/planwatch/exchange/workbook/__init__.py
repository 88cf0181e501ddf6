"""A workbook that goes out to people and comes back: what stands in it, and what was changed there."""
