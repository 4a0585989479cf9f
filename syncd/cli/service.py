"""The program ``syncd`` with the command that is the service, which would hold the modules of all others for life."""

from syncd.cli.program import program
from syncd.cli.run import run

app = program()
app.command("run")(run)
