"""A questionnaire as plain data and back: what is frozen with a survey, and its fingerprint."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from tolok.rules.questionnaires.values import Block, Item, Own, Questionnaire
from tolok.rules.texts import Text

Content = Mapping[str, Any]


def content_of(questionnaire: Questionnaire) -> dict[str, Any]:
    """Plain data that JSON can hold; every text is {"id", "en"}, ratings stand under their point as text."""
    return {
        "title": _words(questionnaire.title),
        "purpose": questionnaire.purpose,
        "blocks": [_block(block) for block in questionnaire.blocks],
        "own": [
            {
                "key": one.key,
                "kind": one.kind,
                "text": _words(one.text),
                "choices": [[key, _words(text)] for key, text in one.choices.items()],
            }
            for one in questionnaire.own
        ],
        "comment": questionnaire.comment,
        "profile": questionnaire.profile,
        "others": {language: dict(words) for language, words in (questionnaire.others or {}).items()},
    }


def digest_of(content: Content) -> str:
    """SHA-256, in hexadecimal, of everything that is asked and of the packs it comes from."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def questionnaire_of(content: Content) -> Questionnaire:
    """Frozen content as a value."""
    return Questionnaire(
        title=_text(content["title"]),
        purpose=content["purpose"],
        blocks=tuple(_block_of(one) for one in content["blocks"]),
        own=tuple(
            Own(
                one["key"],
                one["kind"],
                _text(one["text"]),
                {key: _text(words) for key, words in one["choices"]},
            )
            for one in content["own"]
        ),
        comment=content["comment"],
        profile=content["profile"],
        others=content["others"],
    )


def _block(block: Block) -> dict[str, Any]:
    return {
        "key": block.key,
        "purpose": block.purpose,
        "title": _words(block.title),
        "pack": block.pack_id,
        "hash": block.pack_hash,
        "low": block.low,
        "high": block.high,
        "sure": block.sure,
        "items": [_item(item) for item in block.items],
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "key": item.key,
        "element": item.element,
        "code": item.code,
        "number": item.number,
        "name": _words(item.name),
        "text": _words(item.text),
        "points": {str(point): _words(text) for point, text in item.points.items()},
        "constant": item.constant,
        "replaced": item.replaced,
        "sure": item.sure,
    }


def _block_of(row: Content) -> Block:
    return Block(
        row["key"],
        row["purpose"],
        _text(row["title"]),
        row["pack"],
        row["hash"],
        row["low"],
        row["high"],
        tuple(_item_of(one) for one in row["items"]),
        row["sure"],
    )


def _item_of(row: Content) -> Item:
    return Item(
        row["key"],
        row["element"],
        row["code"],
        row["number"],
        _text(row["name"]),
        _text(row["text"]),
        {int(point): _text(words) for point, words in row["points"].items()},
        row["constant"],
        row["replaced"],
        row["sure"],
    )


def _words(text: Text) -> dict[str, str]:
    return {"id": text.id, "en": text.en}


def _text(words: Mapping[str, str]) -> Text:
    return Text(words["id"], words["en"])
