"""Reports: a plan, and what changed in it, as text that is handed out."""
