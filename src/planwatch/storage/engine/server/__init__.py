"""A plan that a PostgreSQL server keeps: each machine follows its log in a file of its own, and reads that."""
