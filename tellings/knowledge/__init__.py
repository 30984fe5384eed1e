"""Knowledge: what the program knows, as data, with its loader."""
