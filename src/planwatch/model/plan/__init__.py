"""The parts of a plan as frozen values; field names are the snapshot\'s keys."""
