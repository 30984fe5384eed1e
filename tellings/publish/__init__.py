"""Publish: a Comparison -> text, Markdown, HTML, JSON, CSV; one file a format, its schema beside it."""
