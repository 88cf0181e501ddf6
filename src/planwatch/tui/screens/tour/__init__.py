"""The tour: one triage in ten keys, on a throw-away copy of a sample."""
