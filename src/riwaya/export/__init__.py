"""Where results go: one module a format; each takes reports and gives text, bytes, rows or a page."""
