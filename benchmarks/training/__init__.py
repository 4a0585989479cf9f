"""Trains what syncd ships as learned data, from the labelled conversations in ``../shared/detection``."""
