"""The pieces of the HTML report: anchors, marks, lines, tables, graph and articles, with template, style and script."""
