"""HTML mail as each mail program writes it: what its author wrote now, and what was answered, forwarded or signed."""

import pytest
from anything import TEXT
from hypothesis import given
from hypothesis import strategies as st

from syncd.rules.html_words import LONGEST, html_words
from syncd.rules.text import own_words
from syncd.rules.zoning import zones

_GMAIL = """
    <div dir="ltr">Hi Li,<br><br>Could you send the numbers?</div><br clear="all"><div><div dir="ltr"
    class="gmail_signature" data-smartmail="gmail_signature">Dana Ruiz<br>Who knows?</div></div><br>
    <div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, 3 Nov 2025 at 10:00, Li Wang
    &lt;<a href="mailto:li@acme.test">li@acme.test</a>&gt; wrote:<br></div><blockquote class="gmail_quote"
    style="margin:0">Is it <b>ready</b>?</blockquote></div>"""
_GMAIL_INLINE = """
    <div class="gmail_quote"><div class="gmail_attr">On Mon, 3 Nov 2025 at 10:00, Li &lt;li@acme.test&gt; wrote:</div>
    <blockquote class="gmail_quote"><div>Is it ready?</div></blockquote><div>Could you send the numbers?</div>
    <blockquote class="gmail_quote"><div>And the rest?</div></blockquote></div>"""
_GMAIL_FORWARD = """
    <div dir="ltr">Could you send the numbers?<br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded
    message ---------<br>From: Li<br></div>Is it ready?</div></div>"""
_OUTLOOK_WEB = """
    <html><head><style>p {margin:0} /* why? */</style></head><body><div>Could you send the numbers?</div>
    <div id="Signature"><p>Dana</p></div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Von:</b> Li<br>
    <b>Gesendet:</b> Montag</div><div>Is it ready?</div></body></html>"""
_OUTLOOK_DESKTOP = """
    <!--[if gte mso 9]><xml>why?</xml><![endif]--><div class=WordSection1><p class=MsoNormal>Could you send the
    numbers?<o:p></o:p></p><p class=MsoNormal>&nbsp;</p><div style='border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal>
    <b>From:</b> Li Wang &lt;li@acme.test&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Dana</p></div><p>Is it ready?</p>"""
_APPLE = """
    <html><body>Could you send the numbers?<br id="lineBreakAtBeginningOfSignature"><div><div>Best,</div><div>Dana</div>
    </div><div><br><blockquote type="cite"><div>On 3 Nov 2025, at 10:00, Li wrote:</div><div>Is it ready?</div>
    </blockquote></div></body></html>"""
_THUNDERBIRD = """
    <p>Could you send the numbers?</p><div class="moz-cite-prefix">Le 03/11/2025 à 10:00, Li a écrit :<br></div>
    <blockquote type="cite" cite="mid:1"><p>Is it ready?</p></blockquote><pre class="moz-signature" cols="72">Dana
why?</pre>"""
_YAHOO = """
    <div class="yahoo-style-wrap"><div>Could you send the numbers?</div><div id="ydp1" class="yahoo_quoted"><div>
    On Monday, Li wrote:</div><div>Is it ready?</div></div></div>"""
_NEVER_CLOSED = "<div><p>Could you send <b>the <i>numbers?<blockquote><div>Is it ready?<p>Why?"
_WRONGLY_CLOSED = "</div></p>Could you send the numbers?<blockquote><div>Is it</blockquote></div><br></b>"


@pytest.mark.parametrize(
    "mail",
    [
        *(_GMAIL, _GMAIL_INLINE, _GMAIL_FORWARD, _OUTLOOK_WEB, _OUTLOOK_DESKTOP, _APPLE, _THUNDERBIRD, _YAHOO),
        *(_NEVER_CLOSED, _WRONGLY_CLOSED),
    ],
)
def test_only_what_the_author_wrote_now_is_theirs(mail):
    assert " ".join(own_words(html_words(mail)).split()).removeprefix("Hi Li, ") == "Could you send the numbers?"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("plain", "plain"),
        ("a &amp; b &lt;c&gt; &eacute;", "a & b <c> é"),
        ("one<br>two<p>three</p>four", "one\ntwo\n\nthree\n\nfour"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<pre>a\n  b\n\nd</pre>c", "```\na\n  b\n\nd\n```\n\nc"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n\n> > b"),
        ("x<script>why?</script><style>p?</style>y", "xy"),
        ('<a title="a > b" href=x>link</a>', "link"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("<!-- a -- b --->c", "c"),
    ],
)
def test_html_becomes_text(html, text):
    assert html_words(html) == text


_PIECES = (
    "<", "<!--", "<!", "<a ", "<a href='", '<a href="', "<div>", "</div>", "<b><p>", "<blockquote>", "<pre>", "&", "&#",
    '<div class="gmail_signature">', "<div id=divRplyFwdMsg>", "-", '"', "'", "<a '\"", " ", "\n", "<br>",
    "</blockquote>", "x", "<script>", "<![CDATA[", "<table>", "</pre>", "<blockquote>x", "<pre>x",
)  # fmt: skip


@pytest.mark.parametrize("piece", _PIECES)
def test_long_html_of_one_piece_is_read(piece):
    """A tokenizer that went back over such a text would take hours for it, so this ends only where none does."""
    html_words(piece * (200_000 // len(piece)))


def test_a_very_long_mail_is_read_at_its_beginning():
    assert html_words("Can you?<p>" + "<b>x</b>" * LONGEST).startswith("Can you?")


@given(st.one_of(TEXT, st.lists(st.sampled_from(_PIECES)).map("".join)))
def test_any_html_becomes_text_that_has_zones(html):
    text = html_words(html)
    assert "".join(zone.text for zone in zones(text)) == text
