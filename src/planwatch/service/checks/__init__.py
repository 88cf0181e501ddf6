"""Finding what is wrong with a plan, and accepting it."""
