"""The command line: the same things that the app does, for scripts and for screen readers."""
