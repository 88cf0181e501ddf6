"""The parts of a plan as frozen values."""
