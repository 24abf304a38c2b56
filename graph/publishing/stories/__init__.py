"""A story: steps that a reader picked and worded, as one page that others open offline."""
