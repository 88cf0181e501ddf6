"""Documents as text: Markdown, HTML, and lines for the shell and the app."""
