"""Reviews of a plan: what is gone through in which order, and what came of it."""
