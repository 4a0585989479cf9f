"""What the judge hears in Japanese, and a little in Chinese and Korean."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from signs import fits

from syncd.rules.judge import read
from syncd.rules.promise import due


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("これはいつリリースされますか。", "asks question"),
        ("進捗はいかがでしょうか", "asks question"),
        ("このエラーの原因は何ですか", "asks question"),
        ("間に合うかな", "asks question"),
        ("次のリリースはいつ", "asks question"),
        ("設定はどうやって変更するのか知りたいです", "asks question"),
        ("Slackの通知はオフにできますか？", "asks question"),
        ("この方針でよろしいでしょうか", "asks question"),
        ("ですから、来週になります", "-asks"),
        ("ご確認ください", "asks request"),
        ("資料の共有をよろしくお願いします", "asks request"),
        ("ご確認のほど、よろしくお願いいたします", "asks request"),
        ("ログを送っていただけますか", "asks request question"),
        ("手順を教えていただけると助かります", "asks request"),
        ("金曜日までに返事がほしいのでレビューしてほしいです", "asks request"),
        ("ログインできません", "asks feedback"),
        ("画面が表示されません", "asks feedback"),
        ("新しい画面は少しわかりにくいです", "asks feedback"),
        ("まだ返事がありません", "asks feedback"),
        ("よろしくお願いします", "-asks pleasantry"),
        ("お疲れ様です", "-asks pleasantry"),
        ("お元気ですか？", "-asks pleasantry"),
        ("なるほど、そうですか", "-asks pleasantry"),
        ("ありがとうございます、助かりました", "-asks thanks"),
        ("ご確認ありがとうございます", "-asks thanks"),
        ("解決しました", "-asks closing"),
        ("さっきの質問は忘れてください", "-asks closing"),
        ("了解です", "-asks acknowledgement"),
        ("承知しました", "-asks acknowledgement"),
        ("確認します", "-asks acknowledgement"),
        ("少々お待ちください", "-asks acknowledgement"),
        ("何かあればお気軽にご連絡ください", "-asks"),
        ("明日までに送ります", "-asks promise"),
        ("金曜日までに対応します", "-asks promise"),
        ("来週中にご連絡いたします", "-asks promise"),
        ("明日までにお願いします", "asks request -promise"),
        ("能不能帮我看一下", "asks"),
        ("好的，我看一下", "-asks acknowledgement"),
        ("已解决", "-asks closing"),
        ("언제 배포되나요", "asks question"),
        ("확인 부탁드립니다", "asks request"),
        ("알겠습니다", "-asks acknowledgement"),
    ],
)
def test_what_a_message_does_is_heard(text, wanted):
    assert fits(text, wanted), read(text)


_SAID = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
"""A Wednesday, 10 o'clock in Tokyo."""


@pytest.mark.parametrize(
    ("text", "words", "moment"),
    [
        ("明日までに送ります", "明日までに", "2026-11-19 17:00"),
        ("資料は金曜日までに送ります", "金曜日までに", "2026-11-20 17:00"),
        ("今日中にやります", "今日中に", "2026-11-18 17:00"),
        ("本日15時までに返します", "本日15時までに", "2026-11-18 15:00"),
        ("明後日の午後3時に送ります", "明後日の午後3時に", "2026-11-20 15:00"),
        ("明日の午前9時半までに送ります", "明日の午前9時半までに", "2026-11-19 09:30"),
        ("今週中に対応します", "今週中に", "2026-11-20 17:00"),
        ("来週の月曜日に送ります", "来週の月曜日に", "2026-11-23 17:00"),
        ("来週中にご連絡いたします", "来週中に", "2026-11-27 17:00"),
        ("今月末までに提出します", "今月末までに", "2026-11-30 17:00"),
        ("12月3日までに提出します", "12月3日までに", "2026-12-03 17:00"),
        ("2時間以内に直します", "2時間以内に", "2026-11-18 12:00"),
        ("3日後に出します", "3日後に", "2026-11-21 17:00"),
    ],
)
def test_a_promise_has_its_moment(text, words, moment):
    assert read(text).promise == words
    tokyo = ZoneInfo("Asia/Tokyo")
    assert due(words, _SAID, tokyo) == datetime.fromisoformat(moment).replace(tzinfo=tokyo)
