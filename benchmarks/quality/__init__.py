"""How well the judge judges, measured on conversations and printed as tables."""
