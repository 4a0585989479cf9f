"""Comments and replies in Google's stand-in: what is told of them, when they come, and what is left of the deleted."""

import pytest
from google_office import office, refused

__all__ = ["office"]


def comments(office, file, fields="comments", **params):
    return office.drive.comments().list(fileId=file, fields=fields, **params).execute().get("comments", [])


def said(found):
    return [comment.get("content") for comment in found]


def test_an_author_is_told_by_name_only_and_two_may_bear_one(office):
    plan = office.document()
    office.state.comment(plan, office.dana, "one")
    office.state.comment(plan, office.namesake, "two")
    office.state.comment(plan, office.state.account, "three")

    authors = [comment["author"] for comment in comments(office, plan)]

    assert all(set(author) == {"kind", "displayName", "photoLink", "me"} for author in authors)
    assert [author["displayName"] for author in authors].count("Dana Ruiz") == 2
    assert [author["me"] for author in authors].count(True) == 1


def test_a_comment_needs_fields_to_be_asked_for(office):
    plan = office.document()
    comment = office.state.comment(plan, office.dana, "Why?")
    drive = office.drive
    for request in (
        drive.comments().list(fileId=plan),
        drive.comments().get(fileId=plan, commentId=comment),
        drive.replies().list(fileId=plan, commentId=comment),
        drive.about().get(),
    ):
        status, error = refused(request)
        assert (status, error["errors"][0]["location"]) == (400, "fields")
        assert error["message"] == "The 'fields' parameter is required for this method."


def test_mentions_and_assignees_are_addresses_where_google_tells_them(office):
    plan = office.document()
    comment = office.state.comment(plan, office.dana, "@mia?", mentions=[office.mia], assignee=office.mia)
    office.state.reply(plan, comment, office.mia, "@li?", mentions=[office.li], assignee=office.li)

    (told,) = comments(office, plan)
    assert (told["mentionedEmailAddresses"], told["assigneeEmailAddress"]) == ([office.mia], office.mia)
    (reply,) = told["replies"]
    assert (reply["mentionedEmailAddresses"], reply["assigneeEmailAddress"]) == ([office.li], office.li)

    office.state.tells_mentions = False
    (told,) = comments(office, plan)
    assert not {"mentionedEmailAddresses", "assigneeEmailAddress"} & {*told, *told["replies"][0]}


def test_a_reply_and_an_edit_move_the_comment_and_only_their_own_times(office):
    plan = office.document()
    comment = office.state.comment(plan, office.dana, "Why?")
    reply = office.state.reply(plan, comment, office.mia, "Because", at=office.later(minutes=1))
    office.state.edit_reply(plan, comment, reply, "Because of that", at=office.later(minutes=1))

    (told,) = comments(office, plan)
    assert (told["createdTime"], told["modifiedTime"]) == ("2026-03-02T09:00:00.000Z", "2026-03-02T09:02:00.000Z")
    (answer,) = told["replies"]
    assert (answer["createdTime"], answer["modifiedTime"]) == ("2026-03-02T09:01:00.000Z", "2026-03-02T09:02:00.000Z")
    assert answer["content"] == "Because of that"


def test_resolving_and_reopening_are_replies_with_an_action(office):
    plan = office.document()
    comment = office.state.comment(plan, office.dana, "Why?", quoted="the words")
    assert comments(office, plan)[0]["resolved"] is False

    office.state.reply(plan, comment, office.mia, action="resolve")
    (told,) = comments(office, plan)
    assert told["resolved"] is True
    assert told["replies"][0]["action"] == "resolve"
    assert "content" not in told["replies"][0]

    office.state.reply(plan, comment, office.dana, "Not yet", action="reopen")
    assert comments(office, plan)[0]["resolved"] is False


def test_a_comment_on_the_whole_file_does_not_say_whether_it_is_resolved(office):
    plan = office.document()
    office.state.comment(plan, office.dana, "Nice plan")
    (told,) = comments(office, plan)
    assert not {"resolved", "quotedFileContent", "anchor"} & set(told)


def test_words_come_plain_and_as_html(office):
    plan = office.document()
    office.state.comment(plan, office.dana, "a <b> & c\nd", quoted="<i>")
    (told,) = comments(office, plan)
    assert (told["content"], told["htmlContent"]) == ("a <b> & c\nd", "a &lt;b&gt; &amp; c<br>d")
    assert told["quotedFileContent"] == {"mimeType": "text/html", "value": "&lt;i&gt;"}


def test_what_is_deleted_leaves_a_tombstone_for_who_asks(office):
    plan = office.document()
    gone = office.state.comment(plan, office.dana, "never mind", quoted="x", mentions=[office.mia])
    kept = office.state.comment(plan, office.dana, "Why?")
    reply = office.state.reply(plan, kept, office.mia, "oops")
    office.later(minutes=5)
    office.state.delete_comment(plan, gone)
    office.state.delete_reply(plan, kept, reply)

    assert said(comments(office, plan)) == ["Why?"]
    assert comments(office, plan)[0]["replies"] == []
    found = {comment["id"]: comment for comment in comments(office, plan, includeDeleted=True)}
    assert found[gone] == {
        "kind": "drive#comment",
        "id": gone,
        "createdTime": "2026-03-02T09:00:00.000Z",
        "modifiedTime": "2026-03-02T09:05:00.000Z",
        "deleted": True,
        "replies": [],
    }
    (tombstone,) = found[kept]["replies"]
    assert (tombstone["deleted"], "content" in tombstone) == (True, False)
    assert refused(office.drive.comments().get(fileId=plan, commentId=gone, fields="id"))[0] == 404
    got = office.drive.comments().get(fileId=plan, commentId=gone, fields="deleted", includeDeleted=True).execute()
    assert got == {"deleted": True}


def test_a_start_time_finds_what_changed_since_and_at_that_very_moment(office):
    plan = office.document()
    old = office.state.comment(plan, office.dana, "old")
    office.later(seconds=1)
    office.state.comment(plan, office.dana, "new")
    since = {"startModifiedTime": "2026-03-02T10:00:01+01:00"}

    assert said(comments(office, plan, **since)) == ["new"]
    office.later(days=40)
    office.state.reply(plan, old, office.mia, "late answer")
    assert said(comments(office, plan, **since)) == ["old", "new"]
    office.later(days=1)
    office.state.delete_comment(plan, old)
    assert said(comments(office, plan, includeDeleted=True, startModifiedTime="2026-04-12T00:00:00Z")) == [None]


@pytest.mark.parametrize("since", ["yesterday", "2026-03-02", "2026-03-02T10:00:00", "1772442000"])
def test_a_start_time_that_is_no_rfc_3339_time_is_refused(office, since):
    request = office.drive.comments().list(fileId=office.document(), fields="*", startModifiedTime=since)
    status, error = refused(request)
    assert (status, error["errors"][0]["location"]) == (400, "startModifiedTime")


def test_comments_come_in_pages_of_20_and_at_most_100(office):
    plan = office.document()
    for number in range(130):
        office.state.comment(plan, office.dana, str(number), at=office.later(seconds=1))
    drive = office.drive.comments()
    assert len(comments(office, plan)) == 20

    first = drive.list(fileId=plan, fields="nextPageToken,comments/content", pageSize=500).execute()
    token = first["nextPageToken"]
    second = drive.list(fileId=plan, fields="nextPageToken,comments/content", pageSize=500, pageToken=token).execute()

    assert (len(first["comments"]), len(second["comments"]), "nextPageToken" in second) == (100, 30, False)
    assert said(first["comments"] + second["comments"]) == [str(number) for number in reversed(range(130))]


def test_replies_can_be_listed_and_read_by_themselves(office):
    plan = office.document()
    comment = office.state.comment(plan, office.dana, "Why?")
    ids = [office.state.reply(plan, comment, office.mia, text) for text in ("a", "b", "c")]
    office.state.delete_reply(plan, comment, ids[1])
    replies = office.drive.replies()

    page = replies.list(fileId=plan, commentId=comment, fields="nextPageToken,replies/content", pageSize=1).execute()
    assert page["replies"] == [{"content": "a"}]
    one = replies.get(fileId=plan, commentId=comment, replyId=ids[2], fields="content").execute()
    assert one == {"content": "c"}
    assert refused(replies.get(fileId=plan, commentId=comment, replyId=ids[1], fields="id"))[0] == 404


def test_a_suggestion_is_no_comment(office):
    plan = office.document()
    suggestion = office.state.suggest(plan, office.dana, "Add: “please”")
    assert comments(office, plan) == []
    assert refused(office.drive.comments().get(fileId=plan, commentId=suggestion, fields="id"))[0] == 404


@pytest.mark.parametrize(("body", "status"), [({}, 400), ({"action": "close"}, 400), ({"action": "resolve"}, 200)])
def test_a_reply_needs_words_or_an_action(office, body, status):
    plan = office.document()
    comment = office.state.comment(plan, office.dana, "Why?")
    drive = office.service("drive", scopes=["https://www.googleapis.com/auth/drive"])
    request = drive.replies().create(fileId=plan, commentId=comment, body=body, fields="action")
    if status == 200:
        assert request.execute() == body
    else:
        assert refused(request)[0] == status


def test_scripting_what_is_not_there_says_so(office):
    plan = office.document()
    with pytest.raises(LookupError, match="has no comment"):
        office.state.reply(plan, "nothing", office.mia, "x")
    with pytest.raises(LookupError, match="add them with person"):
        office.state.comment(plan, "stranger@nowhere.test", "x")
    with pytest.raises(LookupError, match="has no file"):
        office.state.touch("nothing")
