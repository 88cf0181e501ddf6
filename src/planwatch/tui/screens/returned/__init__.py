"""Workbooks that came back, before they are taken over: what was changed in them, and who answered."""
