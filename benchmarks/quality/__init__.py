"""How well syncd judges, measured on labelled conversations: ``make quality`` prints it, docs/quality.md keeps it."""
