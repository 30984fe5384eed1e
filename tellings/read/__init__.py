"""Outside world -> Article: text, pages and JSON; one file a format, one recogniser a kind of part."""
