"""Alerts in Slack: what a message looks like (pure) and how it is posted."""
