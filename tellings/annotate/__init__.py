"""Annotate: an article becomes a telling, one file a step."""
