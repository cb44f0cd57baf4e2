"""Cuts pinyin that was put behind characters: 發(fā)展, 責(zé)任單位."""

import re

from indexer.draft import Draft, Edit
from indexer.repair.likelihood import RARE, likelihood
from indexer.repair.lines import characters_of

KIND = "pinyin"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PINYIN = re.compile(rf"(?<=[㐀-鿿])[(（]([a-zü]{{0,5}}[{_TONED}][a-zü]{{0,4}})[)）]")


def cut_pinyin(draft: Draft) -> tuple[Edit, ...]:
    """Cuts of toned syllables in brackets behind a character, unless they explain a rare one: 䶮（yǎn）."""
    if characters_of(draft.text).isdisjoint(_TONED):
        return ()
    return tuple(
        Edit(found.start(), found.end(), "", KIND, why=f"误插的拼音“{found[1]}”")
        for found in _PINYIN.finditer(draft.text)
        if likelihood().alone(draft.text[found.start() - 1]) > RARE
    )
