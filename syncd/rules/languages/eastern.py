"""Japanese, Chinese and Korean, which put no spaces between words."""

import re
from collections.abc import Sequence

from syncd.rules.phrases import Hit

SCRIPT = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_RULES = re.compile(
    r"(?P<question_form>でしょうか|ですか|ますか|ませんか|ましたか|だろうか|か$|[吗嗎]|呢$|怎么|怎麼|如何|为什么|什么时候|是否"
    r"|습니까|나요$|까요$|인가요$)"
    r"|(?P<request>お願い|ください|下さい|いただけ|頂け|教えて|确认一下|请|請|麻烦|부탁|주세요|주시)"
    r"|(?P<feedback>動かない|動きません|できません|困って|おかしい|エラー|不具合|问题|报错|无法|不能|안\s?돼|안됩니다|오류)"
    r"|(?P<closing>解決しました|大丈夫です|解决了|没事了|해결됐|해결되었)"
    r"|(?P<thanks>ありがとう|有難う|感謝|谢谢|謝謝|多谢|감사합니다|고마워|고맙습니다)"
    r"|(?P<acknowledgement>確認します|確認いたします|調べます|承知|了解|かしこまりました|我看一下|收到|확인해|알겠습니다)"
    r"|(?P<pleasantry>お疲れ|おめでとう|おはよう|こんにちは|你好|恭喜|안녕하세요|축하)"
)


def find(words: Sequence[str]) -> list[Hit]:
    """The rules whose signs stand anywhere in a word, in the order of the words."""
    return [
        Hit(found.lastgroup or "", index, index + 1)
        for index, word in enumerate(words)
        for found in _RULES.finditer(word)
    ]
