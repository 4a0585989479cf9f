"""Connectors: each reads one tool through its official SDK."""
