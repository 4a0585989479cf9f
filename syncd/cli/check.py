"""``syncd check``: for each source, whose credentials these are, which scopes are missing, and what to do."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import typer
from rich.text import Text

from syncd.cli.opened import ConfigOption, load_config
from syncd.cli.terminal import FAILED, plain, say, wrapped
from syncd.connector import Identity, SourceSettings, Unauthorized, Unavailable
from syncd.plugins import Registry, check_names
from syncd.service.runtime import make_connector, make_poster
from syncd.settings import Settings
from syncd.slack.post import Refused


def check(config: ConfigOption = None) -> None:
    """Says whose credentials these are, and what is missing. Each source is asked."""
    settings, registry = load_config(config)
    check_names()
    good = [_say(name, "cannot be used", [reason]) for name, reason in settings.stopped.items()]
    for configured, answer in zip(settings.sources, _answers(settings.sources, registry), strict=True):
        good.append(_source(configured, answer))
    good.append(_alerts(settings))
    if not all(good):
        raise typer.Exit(FAILED)


def _answers(sources: Sequence[SourceSettings], registry: Registry) -> list[Identity | Unauthorized | Unavailable]:
    """What each source says, all asked at once: one that is down is asked again for a while before it is given up."""

    def ask(configured: SourceSettings) -> Identity | Unauthorized | Unavailable:
        connector = make_connector(configured, registry)
        try:
            return connector.check()
        except (Unauthorized, Unavailable) as error:
            return error
        finally:
            connector.close()

    with ThreadPoolExecutor(max(len(sources), 1)) as threads:
        return list(threads.map(ask, sources))


def _source(configured: SourceSettings, answer: Identity | Unauthorized | Unavailable) -> bool:
    match answer:
        case Unauthorized():
            return _say(configured.name, answer.problem, [answer.advice])
        case Unavailable():
            return _say(configured.name, str(answer), [f"is {configured.base_url} right, and up?"])
        case Identity():
            return _tell(configured.name, answer)


def _alerts(settings: Settings) -> bool:
    slack, configured = settings.slack, settings.alert_source
    if slack is None or configured is None:
        say(Text("alerts: none are posted; [alerts.slack] says where to", style="yellow"))
        return slack is None
    try:
        make_poster(configured).conversation(slack.channel)
    except Unauthorized as error:
        return _say("alerts", error.problem, [error.advice])
    except (Refused, Unavailable) as error:
        return _say("alerts", f"{slack.channel} cannot be posted to", [str(error)])
    say(plain(f"alerts: {slack.channel}, posted by {slack.source}"))
    return True


def _tell(name: str, identity: Identity) -> bool:
    account = identity.account
    say(plain(f"{name}: reads as {account.name or account.id} in {identity.workspace}"))
    for scope in identity.missing:
        say(Text(f"  missing: {scope}", style="yellow"))
    for advice in identity.advice:
        say(*wrapped(plain(advice), "  "))
    return not identity.missing


def _say(name: str, problem: str, lines: list[str]) -> bool:
    say(Text(f"{name}: ", style="red") + plain(problem))
    for line in lines:
        say(*wrapped(plain(line), "  "))
    return False
