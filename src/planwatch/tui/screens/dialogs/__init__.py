"""What stands over a screen and asks: forms, lists, questions, help."""
