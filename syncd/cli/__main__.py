"""``python -m syncd.cli`` is ``syncd``."""

from syncd.cli.app import main

main()
