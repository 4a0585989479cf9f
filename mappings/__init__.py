"""Mappings: pure functions from a tool's items to events."""
