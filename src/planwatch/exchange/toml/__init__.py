"""The snapshot as TOML, read and written."""
