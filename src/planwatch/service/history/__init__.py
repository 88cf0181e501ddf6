"""What happened: the story of an action, what changed since, trends."""
