"""Leads and what is theirs."""
