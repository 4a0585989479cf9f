"""What reactions say: done, or seen."""

SETTLES = frozenset(
    {"white_check_mark", "heavy_check_mark", "ballot_box_with_check", "check", "checkmark", "check_mark"}
    | {"green_check_mark", "done", "✅", "✔", "☑"}
)
"""The agreed signs that it is done."""

ACKNOWLEDGES = frozenset(
    {"eyes", "eye", "looking", "mag", "mag_right", "+1", "thumbsup", "ok_hand", "ok", "hourglass"}
    | {"hourglass_flowing_sand", "raised_hand", "hand", "raised_hands", "saluting_face", "construction", "on_it"}
    | {"hammer_and_wrench", "writing_hand", "memo"}
    | {"👀", "👁", "🔍", "🔎", "👍", "👌", "🆗", "⌛", "⏳", "✋", "🙌", "🫡", "🚧", "🛠", "✍", "📝"}
)
"""Seen, somebody is at it."""

LOOKS = frozenset({"eyes", "eye", "looking", "mag", "mag_right", "on_it", "👀", "👁", "🔍", "🔎"})
"""Somebody looks into it, which a thumb does not say."""

AGREES = frozenset({"+1", "thumbsup", "ok_hand", "ok", "👍", "👌", "🆗"})
"""A yes, where whoever asked takes it for one."""
