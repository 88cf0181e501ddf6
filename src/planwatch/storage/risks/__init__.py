"""What lessens the risks of a plan, and how they were scored."""
