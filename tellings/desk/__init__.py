"""Desk: a newsroom's day over a store: ingest, stories, search, watch; it calls the pipeline and knows the order."""
