"""What was said in Acme's Slack before the story begins."""

from syncd.sandbox.story_words import HOURS, MINUTES, Line, Talk, Waits

TALKS = (
    # Nobody answered
    Talk(
        "export-date",
        "product",
        (
            Line("aiko", "Could you tell us when the new export format will be available?", 6.2),
            Line("aiko", "We need to plan our import.", 6.2 - 2 * MINUTES),
        ),
        Waits("asked and unanswered; two messages in a row are one ask"),
    ),
    Talk(
        "security-report",
        "partner-acme",
        (Line("dana", "@mia could we get the security report before our audit? Our auditors ask for it.", 6.4),),
        Waits("an executive asked Mia by name"),
    ),
    Talk(
        "confusing-dashboard",
        "partner-acme",
        (Line("camille", "The new dashboard is confusing, we cannot find the totals any more.", 8.3),),
        Waits("feedback without a question mark"),
    ),
    Talk(
        "test-system",
        "partner-acme",
        (Line("jonas", "<!channel> the test system is down again. Can someone please restart it?", 7.1),),
        Waits("it pinged the whole channel; the alert about it must not"),
    ),
    Talk(
        "october-invoice",
        "support",
        (Line("rafael", "Vocês podem nos avisar quando a fatura de outubro estiver pronta?", 6.6),),
        Waits("asked in Portuguese"),
    ),
    Talk(
        "slow-api",
        "support",
        (
            Line(
                "jonas",
                "Is the API slow for everyone or only for us since Monday?",
                7.4,
                before="the api is slow since monday",
            ),
        ),
        Waits("edited: what it says now is what counts"),
    ),
    Talk(
        "saml",
        "product",
        (Line("aiko", "Do you plan to support SAML?", 20.3),),
        Waits("older than alerts go back: it waits, but the first poll does not alert"),
    ),
    Talk(
        "migration",
        "product",
        (
            Line("mia", "The migration guide for version 4 is in the wiki.", 40.2),
            Line("aiko", "We followed it, but step 3 fails for us. What are we missing?", 6.1),
        ),
        Waits("a late reply in a thread of forty days", asker="aiko", words="We followed it"),
    ),
    # Somebody did, but it is no answer
    Talk(
        "invite-team",
        "support",
        (
            Line("tomas", "Is there a way to invite a whole team at once?", 6.9),
            Line(
                "helper", "Our help centre has 3 articles about *invite*: https://help.acme.test/invite", 6.9 - MINUTES
            ),
        ),
        Waits("only a bot replied"),
    ),
    Talk(
        "roadmap-call",
        "partner-acme",
        (
            Line("rafael", "Can we have a call about the roadmap?", 9.2),
            Line("sam", "I am out of the office until Monday. This is an automatic reply.", 9.2 - MINUTES),
        ),
        Waits("only an auto-reply came"),
    ),
    Talk(
        "invoice-view",
        "product",
        (Line("jonas", "Wann können wir mit der neuen Rechnungsansicht rechnen?", 7.3, reactions=(("eyes", "li"),)),),
        Waits("acknowledged with 👀: seen, not answered", "acknowledged"),
    ),
    Talk(
        "documentation",
        "product",
        (
            Line("camille", "Est-ce que vous pouvez nous envoyer la nouvelle documentation ?", 6.5),
            Line("mia", "I will send it to you by Friday.", 2 * HOURS),
        ),
        Waits("promised with a time", "promised"),
    ),
    Talk(
        "country-filter",
        "support",
        (
            Line("lucia", "¿Podéis añadir un filtro por país en el informe?", 7.2),
            Line("li", "Which report do you mean, the monthly or the daily one?", 7.2 - 2 * HOURS),
        ),
        Waits("Li asked back: the ball is with Lucía", "waiting_on_asker"),
    ),
    # Where others do not read
    Talk(
        "outage-letter",
        "leadership",
        (Line("nadia", "What do we tell the partner about the outage, and who signs the letter?", 6.3),),
        Waits("in a private channel: never quoted where others read"),
    ),
    Talk(
        "launch-date",
        "launch group",
        (Line("dana", "Can we move the launch to the 15th? I need to tell my board.", 5.9),),
        Waits("an executive in a group message"),
    ),
    Talk(
        "contract",
        "tomas and syncd",
        (Line("tomas", "Who can help me with the contract renewal?", 6.7),),
        Waits("in a direct message to the bot"),
    ),
    # Answered or settled
    Talk(
        "price-list",
        "product",
        (
            Line("priya", "Is the price list in the shop already the new one?", 9.4),
            Line("li", "Yes, since Tuesday: the shop and the PDF both show the new prices.", 9.4 - 40 * MINUTES),
        ),
    ),
    Talk(
        "webhook",
        "product",
        (
            Line("tomas", "Does the webhook retry when our endpoint is down?", 8.1),
            Line(
                "mia",
                "It does: five times within an hour, then it gives up and sends a mail.",
                8.1 - 4 * MINUTES,
                top=True,
            ),
        ),
    ),
    Talk(
        "staging-access",
        "support",
        (
            Line("priya", "Can somebody check my access to the staging shop?", 10.2),
            Line("sam", "You are in the group now, please log out and in again.", 10.2 - 3 * HOURS),
            Line("priya", "Works, thank you!", 10.2 - 4 * HOURS),
        ),
    ),
    Talk(
        "beta-group",
        "product",
        (Line("priya", "Please add me to the beta group.", 11.2, reactions=(("white_check_mark", "mia"),)),),
    ),
    Talk(
        "language",
        "support",
        (
            Line("lucia", "How can I change the language of the invoices?", 10.6),
            Line("lucia", "Never mind, found it.", 10.6 - HOURS),
        ),
    ),
    Talk(
        "totals",
        "partner-acme",
        (
            Line("dana", "Can you show the totals in the footer, too?", 12.3),
            Line("li", "It is on staging now, with the totals in the footer.", 11.4),
        ),
    ),
    # Nothing that anybody owes an answer to
    Talk("release", "product", (Line("aiko", "Great work on the release, congratulations!", 12.6),)),
    Talk("taken-back", "support", (Line("priya", "Where is the customer list?", 5.4, deleted=True),)),
    Talk("screenshot", "support", (Line("omar", "", 9.8, files=("screenshot.png",)),)),
    Talk("among-us", "product", (Line("mia", "@li is the build green?", 6.8), Line("li", "It is.", 6.8 - HOURS))),
    Talk("pasted", "support", (Line("priya", "```\nWARN retry? y/n\nERROR: could you not connect?\n```", 12.2),)),
    Talk("build", "product", (Line("builds", "Build 4711 passed. Who wants to deploy?", 5.6),)),
    Talk("elsewhere", "random", (Line("aiko", "Does anybody know a good place for lunch?", 6.0),)),
)
