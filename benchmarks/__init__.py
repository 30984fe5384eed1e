"""How fast, how large, how soon."""
