"""Text that a person typed: made safe, found, ordered, compared."""
