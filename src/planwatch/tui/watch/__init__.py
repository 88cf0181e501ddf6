"""What is worked out or looked for while nobody waits."""
