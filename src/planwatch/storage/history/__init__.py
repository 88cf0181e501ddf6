"""Earlier states of many rows."""
