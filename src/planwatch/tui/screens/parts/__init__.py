"""The tables of what a plan holds besides actions: recommendations, measures, risks, costs."""
