"""Who is who in Google's files: stable ids, unique names, mentions, and what the Docs API adds."""

from datetime import timedelta

import pytest
from google_subject import SOURCE, connector, subject
from secret_file import secret_file
from subjects import SimulatedTime, read

from syncd.connector import Unauthorized
from syncd.model import Kind
from syncd.rules.people import People
from syncd.sandbox.google_records import SPREADSHEET

__all__ = ["connector", "subject"]


def actor(result, event_id):
    return next(event.actor for event in result.events if event.id == event_id)


def test_an_author_in_a_document_is_known_by_a_stable_id_and_an_owner_by_e_mail_too(subject, connector):
    asked = subject.say("Could you help?")
    own = subject.drive.file("Dana's", owner=subject.dana, shared_with=[subject.drive.account])
    comment = subject.drive.comment(own, subject.dana, "Please look at this")
    result = read(subject, connector)
    assert actor(result, asked).id.startswith("users/")
    assert actor(result, asked).id == actor(result, f"{own}:comment:{comment}").id
    assert actor(result, asked).email == "dana@partner.test"
    place = next(event.place for event in result.events if event.place.id == subject.doc)
    assert (place.owner.email, place.private, place.name) == ("mia@acme.test", True, "Contract")


def test_two_people_of_one_name_are_never_one_person(subject, connector):
    other = subject.drive.person("Dana Ruiz", "dana@elsewhere.test")
    subject.drive.share(subject.folder, other)
    asked = [subject.say("One?"), f"{subject.doc}:comment:{subject.drive.comment(subject.doc, other, 'Two?')}"]
    sheet = subject.drive.file("Prices", SPREADSHEET, parent=subject.folder)
    third = f"{sheet}:comment:{subject.drive.comment(sheet, other, 'Three?')}"
    result = read(subject, connector)
    accounts = [actor(result, name) for name in (*asked, third)]
    assert len({account.id for account in accounts[:2]}) == 2
    assert accounts[2].id == "name:Dana Ruiz"
    assert [account.email for account in accounts] == ["", "", ""]


def test_where_a_name_is_borne_by_one_person_it_joins_within_the_source(subject, connector):
    subject.say("In a document")
    sheet = subject.drive.file("Dana's", SPREADSHEET, owner=subject.dana, shared_with=[subject.drive.account])
    comment = subject.drive.comment(sheet, subject.dana, "In a sheet")
    result = read(subject, connector)
    person = actor(result, f"{sheet}:comment:{comment}")
    assert person.email == "dana@partner.test"
    people = People([], [], "", [*connector.accounts(), *(event.actor for event in result.events)])
    assert len({people.person(event.actor).id for event in result.events}) == 1


@pytest.mark.parametrize("profile", ["unknown", "forbidden", "disabled"])
def test_without_the_docs_api_authors_are_known_by_name_and_nothing_is_lost(subject, connector, profile):
    if profile == "disabled":
        subject.drive.disabled.add("docs")
    else:
        subject.drive.docs_comments = profile
    asked = subject.say("Could you help?")
    result = read(subject, connector)
    assert actor(result, asked).id == "name:Dana Ruiz"
    before = subject.server.count("docs.documents.get")
    subject.clock.advance(timedelta(minutes=1))
    assert subject.say("And this?") in read(subject, connector, result.cursor).ids
    assert subject.server.count("docs.documents.get") == before == 1


@pytest.mark.parametrize("name", ["Łukasz Żółć", "王小明", "محمد علي", "דנה", 'O\'Brien "Bo" <b>', "👩‍💻", "a:b:c"])
def test_names_in_any_script_are_kept(subject, connector, name):
    person = subject.drive.person(name, "x@partner.test")
    subject.drive.share(subject.folder, person)
    sheet = subject.drive.file("Prices", SPREADSHEET, parent=subject.folder)
    comment = subject.drive.comment(sheet, person, "Hello?")
    assert actor(read(subject, connector), f"{sheet}:comment:{comment}").name == name


def test_mentions_and_assignees_are_people_by_e_mail(subject, connector):
    comment = subject.drive.comment(
        subject.doc, subject.dana, "@mia@acme.test please check", mentions=[subject.mia], assignee=subject.mia
    )
    result = read(subject, connector)
    said = next(event for event in result.events if event.id == f"{subject.doc}:comment:{comment}")
    assert [account.email for account in said.mentions] == ["mia@acme.test"]
    assigned = next(event for event in result.events if event.kind is Kind.ASSIGNMENT)
    assert [account.email for account in assigned.assignees] == ["mia@acme.test"]


def test_where_google_lists_no_mentions_the_addresses_in_the_text_are_read(subject, connector):
    subject.drive.tells_mentions = False
    subject.drive.comment(subject.doc, subject.dana, "+mia@acme.test please check")
    said = next(event for event in read(subject, connector).events if event.kind is Kind.MESSAGE)
    assert [account.email for account in said.mentions] == ["mia@acme.test"]


def test_a_suggestion_is_a_message_and_taking_it_over_closes_it(subject, connector):
    suggestion = subject.drive.suggest(subject.doc, subject.dana, "Replace: “May” with “June”")
    result = read(subject, connector)
    said = next(event for event in result.events if event.id == f"{subject.doc}:comment:{suggestion}")
    assert (said.text, said.meta["suggestion"]) == ("Suggestion: Replace: “May” with “June”", True)
    subject.clock.advance(timedelta(minutes=1))
    subject.drive.accept(subject.doc, suggestion, subject.mia)
    later = read(subject, connector, result.cursor)
    closing = [event for event in later.events if event.kind is Kind.RESOLVE]
    assert [(event.closed, event.meta["suggestion"]) for event in closing] == [(True, "accepted")]
    verified = read(subject, connector, later.cursor, [subject.ref(subject.doc, suggestion, verify=True)])
    assert f"{subject.doc}:comment:{suggestion}" in verified.ids


def test_domain_wide_delegation_reads_as_the_subject(subject):
    connector = subject.connector(SimulatedTime().retry(), subject=subject.drive.user)
    identity = connector.check()
    assert identity.account.email == subject.drive.user
    assert not identity.account.bot
    connector.close()
    stranger = subject.connector(SimulatedTime().retry(), subject="boss@elsewhere.test")
    with pytest.raises(Unauthorized, match="domain-wide delegation"):
        stranger.check()
    stranger.close()


def test_a_users_token_file_refreshes_itself_and_is_not_written_to(subject, tmp_path):
    subject.drive.share(subject.folder, subject.drive.user)
    token = subject.server.user_token(tmp_path)
    before = token.read_bytes()
    connector = subject.connector(SimulatedTime().retry(), credentials={"file": token})
    asked = subject.say("Could you help?")
    result = read(subject, connector)
    assert asked in result.ids
    subject.server.expire()
    subject.clock.advance(timedelta(minutes=1))
    assert subject.say("And this?") in read(subject, connector, result.cursor).ids
    assert token.read_bytes() == before
    connector.close()


def test_check_names_the_scope_for_activity_as_advice_only(subject, tmp_path):
    token = subject.server.user_token(tmp_path, scopes=["https://www.googleapis.com/auth/drive.readonly"])
    connector = subject.connector(SimulatedTime().retry(), credentials={"file": token})
    identity = connector.check()
    assert identity.missing == ()
    assert "drive.activity.readonly" in " ".join(identity.advice)
    assert identity.account.source == SOURCE
    connector.close()
    subject.drive.share(subject.folder, subject.drive.user)
    strict = subject.connector(SimulatedTime().retry(), credentials={"file": token}, activity="on")
    assert strict.check().missing == ("https://www.googleapis.com/auth/drive.activity.readonly",)
    with pytest.raises(Unauthorized, match=r"drive\.activity\.readonly"):
        read(subject, strict, read(subject, strict).cursor)
    strict.close()


@pytest.mark.parametrize(
    "content", ["", "no json", "[]", "{}", '{"type": "service_account"}', '{"installed": {"client_id": "x"}}',
        '{"type": "authorized_user", "refresh_token": "secret-part"}', '{"type": "external_account"}'],
)  # fmt: skip
def test_credentials_that_are_none_are_named_with_advice_and_without_their_content(subject, tmp_path, content):
    file = secret_file(tmp_path / "wrong.json", content or " x")
    connector = subject.connector(SimulatedTime().retry(), credentials={"file": file})
    with pytest.raises(Unauthorized, match="credentials") as caught:
        connector.check()
    assert "secret-part" not in str(caught.value)
    assert "service account" in caught.value.advice
