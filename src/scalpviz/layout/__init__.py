"""A head with its zones laid on it: what it holds, its cache, where heads come from. Neither Qt nor VTK."""
