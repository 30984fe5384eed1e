"""Reconcile: the tellings of one story laid side by side."""
