"""The default features tell texts apart in any language, script and kind of sign; blank ones are refused."""

from __future__ import annotations

import random

import numpy as np
import pytest

import al_widget as al
from al_widget.data.features.build import build_features, default_model
from al_widget.data.features.text import text_features
from al_widget.data.matrix import plain
from al_widget.data.pool import make_pool

# Words of two subjects, and words that both have in common; what joins them.
LANGUAGES = {
    "Chinese": (
        ["信用卡", "账户", "利息", "贷款", "汇款", "余额", "银行", "存款"],
        ["航班", "酒店", "机票", "行李", "护照", "签证", "机场", "旅游"],
        ["请问", "我想", "一下", "这个", "怎么", "可以", "今天", "谢谢", "需要", "没有"],
        "",
    ),
    "Japanese": (
        ["口座", "残高", "振込", "利息", "銀行", "ローン", "預金", "カード"],
        ["飛行機", "ホテル", "切符", "荷物", "空港", "旅行", "ビザ", "予約"],
        ["です", "ください", "について", "どう", "今日", "お願い", "します", "この", "知りたい"],
        "",
    ),
    "Thai": (
        ["บัญชี", "ธนาคาร", "เงินกู้", "ดอกเบี้ย", "โอนเงิน", "บัตรเครดิต"],
        ["เที่ยวบิน", "โรงแรม", "ตั๋ว", "กระเป๋า", "หนังสือเดินทาง", "สนามบิน"],
        ["ขอ", "ครับ", "ค่ะ", "อยาก", "ทราบ", "วันนี้", "ได้ไหม", "ช่วย", "หน่อย"],
        "",
    ),
    "Korean": (
        ["계좌", "은행", "대출", "이자", "송금", "잔액"],
        ["항공편", "호텔", "여권", "수하물", "공항", "비자"],
        ["오늘", "좀", "제", "이", "를", "알려", "주세요", "어떻게", "하나요", "네"],
        " ",
    ),
    "Arabic": (
        ["حساب", "بنك", "قرض", "فائدة", "تحويل", "رصيد"],
        ["رحلة", "فندق", "تذكرة", "حقيبة", "مطار", "تأشيرة"],
        ["أريد", "من", "فضلك", "اليوم", "هل", "يمكن", "كيف", "في", "على"],
        " ",
    ),
    "Hebrew": (
        ["חשבון", "בנק", "הלוואה", "ריבית", "העברה", "יתרה"],
        ["טיסה", "מלון", "כרטיס", "מזוודה", "דרכון", "ויזה"],
        ["אני", "רוצה", "בבקשה", "היום", "איך", "אפשר", "על", "של"],
        " ",
    ),
    "Hindi": (
        ["खाता", "बैंक", "ऋण", "ब्याज", "भुगतान", "शेष"],
        ["उड़ान", "होटल", "टिकट", "सामान", "हवाई", "वीज़ा"],
        ["मुझे", "कृपया", "आज", "कैसे", "क्या", "है", "में", "की"],
        " ",
    ),
    "English": (
        ["account", "bank", "loan", "interest", "transfer", "balance"],
        ["flight", "hotel", "ticket", "luggage", "passport", "airport"],
        ["please", "can", "you", "tell", "me", "about", "the", "today", "how", "what"],
        " ",
    ),
    "emoji": (list("😀😂🎉❤️👍😊"), list("😡💔😢👎😭😠"), list("🔥✨🙏👀💯🤔"), ""),
    "one-letter words": (list("abcd"), list("wxyz"), list("mnopq"), " "),
    "one-digit words": (list("123"), list("789"), list("0456"), " "),
    "punctuation": (["!", "!!", "?!"], [";", "..", "--"], [",", ".", ":"], " "),
}
LANGUAGES["mixed scripts"] = (
    ["卡", "bank", "Konto", "счёт"],
    ["飞", "flight", "Hotel", "рейс"],
    ["请", "please", "bitte", "😀", "today"],
    " ",
)
PYTHON = [
    "def {0}(self, {1}):", "for {0} in {1}:", "if {0} is not None:", "return [{0} for {0} in {1}]", "import {0}",
    "    self.{0} = {1}", "elif {0} == {1}:", "with open({0}) as {1}:", "{0} = {{}}", "raise ValueError({0})",
]  # fmt: skip
C = [
    "int {0}(char *{1}) {{", "for (i = 0; i < {0}; i++) {{", "if ({0} != NULL) {{", "return {0}->{1};", "#include <{0}.h>",
    "struct {0} *{1};", "}} else if ({0} == {1}) {{", "free({0});", "{0}[i] = &{1};", 'printf("%d", {0});',
]  # fmt: skip
NAMES = ["x", "y", "total", "rows", "name", "size", "key", "value", "node", "count"]


def written(words, common, joined, chance, n=40):
    """Return n texts of six words or so, every second of them of the subject."""
    return [
        joined.join(chance.choice(words if chance.random() < 0.5 else common) for _ in range(chance.randint(4, 9)))
        for _ in range(n)
    ]


def coded(lines, chance, n=40):
    return ["\n".join(chance.choice(lines).format(*chance.sample(NAMES, 2)) for _ in range(3)) for _ in range(n)]


def long_documents(chance):
    """Return documents of a megabyte, every twentieth word of the subject."""
    first, second, common, _ = LANGUAGES["English"]
    return [
        " ".join(
            chance.choices(words + common, [1] * len(words) + [19 * len(words) / len(common)] * len(common), k=200_000)
        )
        for words in (first, second)
        for _ in range(5)
    ]


def two_classes(kind):
    chance = random.Random(kind)
    if kind == "code":
        return coded(PYTHON, chance) + coded(C, chance)
    if kind == "long documents":
        return long_documents(chance)
    first, second, common, joined = LANGUAGES[kind]
    return written(first, common, joined, chance) + written(second, common, joined, chance)


def accuracy(texts):
    """Return how often a model of one half of two classes, as many each, is right about the other half."""
    truth = np.repeat(["first", "second"], len(texts) // 2)
    known, new = np.split(np.random.default_rng(0).permutation(len(texts)), 2)
    pool = make_pool([texts[row] for row in known])
    made = build_features(pool, None)
    model = default_model(pool, None, 0, 2).fit(plain(made.X), truth[known])
    return np.mean(model.predict(plain(made.of([texts[row] for row in new]))) == truth[new])


@pytest.mark.parametrize("kind", [*LANGUAGES, "code", "long documents"])
def test_a_model_of_one_half_knows_the_other(kind):
    texts = two_classes(kind)
    assert min(map(len, texts)) > 900_000 or kind != "long documents"
    assert accuracy(texts) >= 0.85


def test_a_pool_in_many_languages_is_told_apart_by_language():
    chance, kinds = random.Random(0), ["Chinese", "Thai", "Korean", "Arabic", "Hindi", "English"]
    texts = [text for kind in kinds for text in written(*LANGUAGES[kind][1:], chance, 30)]
    truth = np.repeat(kinds, 30)
    pool = make_pool(texts)
    made = build_features(pool, None)
    rows = np.random.default_rng(0).permutation(len(texts))
    model = default_model(pool, None, 0, 6).fit(plain(made.X)[rows[:60]], truth[rows[:60]])
    assert np.mean(model.predict(plain(made.X)[rows[60:]]) == truth[rows[60:]]) > 0.9


@pytest.mark.parametrize(
    "texts",
    [["..."], ["!", "?!", "."], [".,;:!?"[n % 6] for n in range(300)], ["a", "b"] * 150, ["7"] * 300, ["😀", "🎉"] * 150,
     [" ", "word", "\n"], ["one text"] * 500, ["one text"], [chr(0x4E00 + n) for n in range(1500)], ["\u0301", "\u200d"],
     ["x" * 200_000, "y" * 200_000], ["國" * 100_000, "\ud800"]],
    ids=["dots", "signs", "many signs", "letters", "digits", "emoji", "nearly blank", "copies", "one", "nothing in common",
         "marks alone", "long words", "long and broken"],
)  # fmt: skip
def test_whatever_is_not_blank_becomes_features(texts):
    made = build_features(make_pool(texts), None)
    X, new = plain(made.X), plain(made.of(texts[:5]))
    X, new = (np.asarray(one.todense() if hasattr(one, "todense") else one) for one in (X, new))
    assert len(X) == len(texts)
    assert np.isfinite(X).all()
    np.testing.assert_array_equal(X[:5], new)
    different = len(set(texts)) > 1 and "\u0301" not in texts
    assert not different or (np.ptp(X, axis=0) > 0).any()


@pytest.mark.parametrize("texts", [[" "], ["", "\n", "\t\u3000"], [""] * 300])
def test_blank_texts_alone_are_refused_with_a_sentence(texts):
    with pytest.raises(al.DataError, match=rf"Expected texts, got {len(texts)} that are all blank. Check which column"):
        text_features(texts, lambda _share: None)


def test_blank_texts_beside_others_are_rows_of_zeros():
    made = build_features(make_pool(["lost card", "card lost twice", "", "late train", "train late again"] * 5), None)
    assert not made.embedding[2].any()
    assert made.embedding[1].any()
