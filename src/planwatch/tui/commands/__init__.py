"""What keys do: functions over a desk, one file to a subject, each loaded when its first key is pressed."""
