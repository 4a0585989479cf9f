"""``python -m syncd.cli`` is ``syncd``."""

from syncd.cli import main

main()
