"""The one table of the app: its columns and cells, the rows behind it, and how they are drawn."""
