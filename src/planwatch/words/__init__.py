"""How a thing is said: the same in the app, in the shell and on paper."""
