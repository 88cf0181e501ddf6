"""All plans of the file together."""
