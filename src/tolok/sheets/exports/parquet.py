"""Answers as Parquet: one file with the metadata inside, ratings as small whole numbers."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq

from tolok.rules.questionnaires.values import Questionnaire
from tolok.sheets.exports.files import AnswerFile

#: Under this key the metadata stands in the file, as JSON.
METADATA = b"tolok"
WHOLE = {"seconds": pa.int32(), "counts": pa.int8()}


def answer_parquet(file: AnswerFile, asked: Questionnaire) -> bytes:
    """The rows of `file` as Parquet bytes; a missing rating is null, never zero."""
    names = [column["name"] for column in file.metadata["columns"]]
    fields = [
        pa.field(name, pa.int8() if name in asked.by_key else WHOLE.get(name, pa.string())) for name in names
    ]
    schema = pa.schema(fields, metadata={METADATA: json.dumps(file.metadata, ensure_ascii=False).encode()})
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(file.rows), schema=schema), out, compression="zstd")
    return out.getvalue()
