"""A small linear model on top of the readable rules, trained by ``python -m benchmarks.training.needs_response``."""
