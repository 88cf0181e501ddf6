"""The life of a plan: versions and who signed them off, who was asked, who is told."""
