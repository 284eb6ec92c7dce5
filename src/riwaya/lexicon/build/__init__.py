"""Scripts that write the lexicon's generated data files from named sources; not used when riwaya runs."""
