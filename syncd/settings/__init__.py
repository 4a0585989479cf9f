"""The config file: read, checked as a whole, and turned into the values that the other parts work with."""

from syncd.settings.loading import BrokenType, SourceTypes, UnknownType, load, parse, store_url
from syncd.settings.printing import masked
from syncd.settings.problems import ConfigError, Problem
from syncd.settings.schema import schema
from syncd.settings.settings import Settings

__all__ = [
    "BrokenType",
    "ConfigError",
    "Problem",
    "Settings",
    "SourceTypes",
    "UnknownType",
    "load",
    "masked",
    "parse",
    "schema",
    "store_url",
]
