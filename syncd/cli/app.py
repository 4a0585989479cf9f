"""The program ``syncd`` with all its commands."""

from syncd.cli import (
    check,
    config,
    db,
    decide,
    demo,
    events,
    forget,
    init,
    judge,
    people,
    quarantine,
    replay,
    run,
    sandbox,
    status,
    waiting,
)
from syncd.cli.program import program

app = program()
app.command("run")(run.run)
app.command("demo")(demo.demo)
app.command("init")(init.init)
app.command("check")(check.check)
app.command("waiting")(waiting.waiting)
app.command("why")(waiting.why)
app.command("events")(events.events)
app.command("people")(people.people)
app.command("snooze")(decide.snooze)
app.command("dismiss")(decide.dismiss)
app.command("assign")(decide.assign)
app.command("reopen")(decide.reopen)
app.command("status")(status.status)
app.command("replay")(replay.replay)
app.command("judge")(judge.judge)
app.command("sandbox")(sandbox.sandbox)
app.add_typer(config.app, name="config")
app.command("forget")(forget.forget)
app.add_typer(db.app, name="db")
app.add_typer(quarantine.app, name="quarantine")
