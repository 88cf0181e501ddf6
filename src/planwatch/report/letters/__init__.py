"""What each lead is written: one message for each."""
