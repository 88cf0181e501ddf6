"""Moving due dates, and what follows from a move."""
