"""Scores of what `compare` says against hand-made gold; pure functions over its JSON."""
