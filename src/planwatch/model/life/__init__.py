"""The life of a plan: who signs it off, what one version changed of another."""
