"""One action, whole."""
