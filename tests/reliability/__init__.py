"""The suite of faults: what goes wrong, how often, and what it must not cost; each test belongs to one R of the table.

The counts are small in CI; ``make reliability`` raises them and writes docs/reliability.md from what was seen.
"""
