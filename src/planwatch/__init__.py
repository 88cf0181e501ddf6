"""Keep an action plan true, in the terminal."""

__version__ = "0.1.0"
