"""What meetings are of, as kinds of part."""
