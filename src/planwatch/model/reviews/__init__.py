"""In which order a review goes through a plan."""
