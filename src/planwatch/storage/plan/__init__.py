"""Plans out of the file, and what tells their parts apart."""
