"""How the plan went, as a chart."""
