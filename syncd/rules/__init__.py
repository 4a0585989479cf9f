"""What decides, as pure functions: people, hours, text, judge, ledger, alerts. `now` is an argument."""
