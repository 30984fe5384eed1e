"""Migrations: one file a version of the store, mNNNN_name.py with upgrade(op); a file never changes once released."""
