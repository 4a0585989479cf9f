"""What every killed run needs, made once in the process that it is forked from: the judge has read a text."""

from syncd.rules import judge

judge.read("Can you explain it?")
