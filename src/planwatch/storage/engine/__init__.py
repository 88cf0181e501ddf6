"""SQLite behind one facade: opening, transactions, polling, errors, what statements need beside their words."""
