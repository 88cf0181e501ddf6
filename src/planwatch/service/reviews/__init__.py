"""Going through a plan, exceptions first."""
