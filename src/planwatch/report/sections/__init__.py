"""What reports are made of: one function a section gives its rows and figures, others draw them as tables or lines."""
