"""Scripts that make the data files of the exports from named sources."""
