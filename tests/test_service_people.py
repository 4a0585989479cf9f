"""Who is who: a corrected config repairs the past, and so does an account that is found later."""

from service_world import DAY, HOUR, MINUTE, World

from syncd.decision import Decision
from syncd.model import State

LI_IS_A_PARTNER = ('members = ["mia@acme.test"]', 'members = ["mia@acme.test", "li@acme.test"]')


def test_a_corrected_team_repairs_the_past_after_a_restart(world: World) -> None:
    """Li's answer did not count while the config did not know her."""
    world.set(*LI_IS_A_PARTNER)
    world.run()
    ts = world.ask()
    world.answer(ts, user=world.li)
    world.pass_time(HOUR + MINUTE)
    assert "has waited" in world.alerts()[0]
    world.set(*reversed(LI_IS_A_PARTNER))
    world.start()
    world.pass_time(MINUTE)
    (alert,) = world.alerts()
    assert "Answered" in alert
    assert world.posts() == 1


def test_an_ask_that_the_new_config_no_longer_sees_is_taken_back(world: World) -> None:
    world.run()
    world.ask()
    world.pass_time(HOUR + MINUTE)
    world.config += '[[people]]\nname = "Dana"\nrole = "ignored"\naccounts = ["dana@partner.test"]\n'
    world.start()
    world.pass_time(MINUTE)
    (alert,) = world.alerts()
    assert "Withdrawn" in alert


def test_a_corrected_alias_joins_accounts_of_the_past(world: World) -> None:
    """In Jira, Mia's profile hides her address: only the config can say that it is she."""
    hidden = world.site.user("M. Berg", None, account_id="hidden-1")
    world.run()
    issue = world.site.issue("APP", "Launch", "Can you explain the launch?", world.reporter)
    world.clock.advance(MINUTE)
    world.site.comment(issue, hidden, "It is in March.")
    world.pass_time(HOUR + MINUTE)
    assert "Can you explain the launch?" in world.alerts()[0]
    world.config += '[[people]]\nname = "Mia Berg"\naccounts = ["mia@acme.test", "jira:hidden-1"]\n'
    world.start()
    world.pass_time(MINUTE)
    assert "Answered" in world.alerts()[0]


def test_an_address_that_the_directory_tells_later_repairs_the_past(world: World) -> None:
    """Without the scope for addresses nobody of the team is known; a day later the scope is there."""
    world.sandbox.slack.scopes.discard("users:read.email")
    world.run()
    ts = world.ask()
    world.answer(ts)
    world.pass_time(MINUTE)
    assert [ask.state.owed for ask in world.asks() if ask.text.startswith("Could")] == [True]
    world.sandbox.slack.scopes.add("users:read.email")
    world.pass_time(DAY)
    assert [ask.state for ask in world.asks() if ask.text.startswith("Could")] == [State.ANSWERED]


def test_nobody_is_accused_by_a_directory_that_has_just_changed_until_the_threads_are_read(world: World) -> None:
    """Li left the team's address behind: what she had answered long ago is open again, and is looked at first."""
    world.run()
    ts = world.ask()
    world.answer(ts, user=world.li)
    world.pass_time(MINUTE)
    world.clock.advance(DAY)
    object.__setattr__(world.li, "email", "li@elsewhere.test")
    world.poll()
    world.runtime.evaluate()
    assert world.asks()[0].state.owed
    assert world.runtime.notify() == 0
    world.answer(ts)
    world.clock.advance(MINUTE)
    world.run()
    assert world.posts() == 0


def test_an_ask_that_is_assigned_to_another_shows_it(world: World) -> None:
    world.run()
    world.ask()
    world.pass_time(HOUR + MINUTE)
    (ask,) = world.asks()
    assert f"<@{world.mia.id}>" in world.alerts()[0]
    world.runtime.stores.ledger.decide(Decision(ask.id, "assign", world.now(), owner="li@acme.test"))
    world.pass_time(MINUTE)
    assert f"<@{world.li.id}>" in world.alerts()[0]
    assert world.posts() == 1
