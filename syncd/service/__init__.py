"""What acts: polls, evaluates, notifies; the only part that reads a clock."""
