"""Docs in Google's stand-in: comments and suggestions with their authors' ids, where the tenant has them."""

import pytest
from google_office import office, refused

__all__ = ["office"]
WITH_COMMENTS = {
    "commentsViewMode": "COMMENTS_VIEW_MODE_INCLUDED",
    "suggestionsViewMode": "SUGGESTIONS_INLINE",
    "includeTabsContent": True,
}


def document(office, file, **params):
    return office.docs.documents().get(documentId=file, **{**WITH_COMMENTS, **params})


def test_namesakes_are_told_apart_and_a_person_is_the_same_in_drive_activity(office):
    plan = office.document()
    one = office.state.comment(plan, office.dana, "one", quoted="x")
    two = office.state.comment(plan, office.namesake, "two")

    told = document(office, plan, fields="comments(commentId,plainTextQuote,headPost(author,content))").execute()

    people = office.state.tree.people
    first, second = told["comments"]
    assert (first["commentId"], second["commentId"], first["plainTextQuote"]) == (one, two, "x")
    authors = [comment["headPost"]["author"] for comment in told["comments"]]
    assert [author["displayName"] for author in authors] == ["Dana Ruiz", "Dana Ruiz"]
    assert [author["user"] for author in authors] == [
        f"users/{people[email].account_id}" for email in (office.dana, office.namesake)
    ]
    found = office.activity.activity().query(body={"itemName": f"items/{plan}"}).execute()["activities"]
    actor = found[0]["actors"][0]["user"]["knownUser"]["personName"]
    assert actor.removeprefix("people/") == authors[1]["user"].removeprefix("users/")


def test_comments_tell_what_was_done_and_leave_nothing_of_a_deleted_reply(office):
    plan = office.document()
    comment = office.state.comment(plan, office.dana, "Why?", assignee=office.mia)
    oops = office.state.reply(plan, comment, office.mia, "oops")
    office.state.delete_reply(plan, comment, oops)
    office.state.reply(plan, comment, office.state.account, "Done", action="resolve")
    office.state.delete_comment(plan, office.state.comment(plan, office.dana, "gone"))

    (told,) = document(office, plan, fields="comments").execute()["comments"]

    assert (told["status"], told["headPost"]["assigneeEmail"]) == ("RESOLVED", office.mia)
    deleted, done = told["replies"]
    assert set(deleted) == {"postId", "createTime", "updateTime", "deleted"}
    assert (done["commentAction"], done["author"]["me"]) == ("RESOLVE", True)


def test_suggestions_are_threads_that_are_accepted_or_rejected(office):
    plan = office.document()
    state = office.state
    taken, refused_, open_ = (state.suggest(plan, office.dana, f"Add: “{word}”") for word in "abc")
    state.accept(plan, taken, office.mia)
    state.reject(plan, refused_, office.mia)
    state.reply(plan, open_, office.mia, "Are you sure?")

    told = document(office, plan, fields="suggestions").execute()["suggestions"]

    assert [(each["suggestionId"], each["status"]) for each in told] == [
        (taken, "ACCEPTED"),
        (refused_, "REJECTED"),
        (open_, "OPEN"),
    ]
    assert [each["replies"][0].get("suggestionAction") for each in told] == ["ACCEPT", "REJECT", None]
    assert (told[2]["summaryText"], told[2]["replies"][0]["content"]) == ("Add: “c”", "Are you sure?")


def test_an_anonymous_author_has_no_id(office):
    plan = office.document()
    nobody = office.state.person("", "nobody@partner.test", anonymous=True)
    office.state.comment(plan, nobody, "psst")
    told = document(office, plan, fields="comments/headPost/author").execute()
    assert told["comments"][0]["headPost"]["author"] == {"anonymous": True}


@pytest.mark.parametrize(("setting", "status"), [("unknown", 400), ("forbidden", 403)])
def test_a_tenant_may_not_have_comments_in_documents(office, setting, status):
    plan = office.document()
    office.state.docs_comments = setting
    assert refused(document(office, plan))[0] == status
    assert office.docs.documents().get(documentId=plan).execute()["title"] == "Plan"


@pytest.mark.parametrize(
    "params",
    [
        {"includeTabsContent": False},
        {"suggestionsViewMode": "PREVIEW_WITHOUT_SUGGESTIONS"},
        {"suggestionsViewMode": "DEFAULT_FOR_CURRENT_ACCESS"},
        {"fields": "coments"},
    ],
)
def test_comments_are_asked_for_as_the_description_demands(office, params):
    status, error = refused(document(office, office.document(), **params))
    assert (status, error["status"]) == (400, "INVALID_ARGUMENT")
    assert "errors" not in error


def test_a_mask_that_names_tabs_asks_for_tabs(office):
    plan = office.document(text="Hi 🌍")
    fields = "comments,tabs/documentTab/body/content/paragraph/elements"
    told = document(office, plan, includeTabsContent=False, fields=fields).execute()
    run = told["tabs"][0]["documentTab"]["body"]["content"][1]["paragraph"]["elements"][0]
    assert (run["textRun"]["content"], run["startIndex"], run["endIndex"]) == ("Hi 🌍\n", 1, 7)
    assert told["comments"] == []


def test_comments_by_access_are_left_out_for_who_may_only_view(office):
    plan = office.state.file("Plan", owner=office.mia, shared_with=[])
    office.state.share(plan, office.state.account, "reader")
    office.state.comment(plan, office.dana, "Why?")
    by_access = "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS"
    ask = {"commentsViewMode": by_access, "suggestionsViewMode": "DEFAULT_FOR_CURRENT_ACCESS"}

    told = document(office, plan, **ask).execute()
    assert (told["commentsViewMode"], "comments" in told) == ("COMMENTS_VIEW_MODE_OMITTED", False)
    assert told["suggestionsViewMode"] == "PREVIEW_WITHOUT_SUGGESTIONS"
    assert refused(document(office, plan))[0] == 403
    office.state.share(plan, office.state.account, "commenter")
    assert len(document(office, plan, **ask).execute()["comments"]) == 1


def test_what_cannot_be_read_is_refused_by_reason(office):
    sheet = office.state.file("Budget", "application/vnd.google-apps.spreadsheet", owner=office.mia)
    hidden = office.state.file("Secret", owner=office.mia, shared_with=[])
    gone = office.document("Gone")
    office.state.remove(gone)

    answers = [refused(document(office, file)) for file in (sheet, hidden, gone, "never-there")]

    assert [(status, error["status"]) for status, error in answers] == [
        (400, "FAILED_PRECONDITION"),
        (403, "PERMISSION_DENIED"),
        (404, "NOT_FOUND"),
        (404, "NOT_FOUND"),
    ]
