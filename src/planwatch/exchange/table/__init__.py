"""Tables of other programs: what stands in them and where, what their columns mean, and the plan that they come to."""
