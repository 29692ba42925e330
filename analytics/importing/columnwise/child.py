"""The process that reads a large Parquet file nobody vouches for, and hands its columns on batch by batch in plain types."""

import pickle
import sys
from pathlib import Path
from typing import IO

import pyarrow as pa
from pyarrow import ipc

from analytics.importing.columnwise.limits import SECONDS
from analytics.importing.columnwise.reading import ColumnReading
from analytics.importing.files.child import bound, private_output, send
from analytics.importing.files.refusals import Refused


def main() -> None:
    """Read the path on standard input, then questions, and answer on standard output, in pickled messages."""
    questions, answers = sys.stdin.buffer, private_output()
    path = pickle.load(questions)
    bound(SECONDS)
    try:
        _answer(Path(path), questions, answers)
    except Refused as refused:
        send(answers, ("refused", refused.rule, refused.facts))
    except MemoryError:
        send(answers, ("refused", "too_much_memory", {}))
    except BaseException:  # a panic of a library is no Exception
        send(answers, ("refused", "unreadable", {}))


def _answer(path: Path, questions: IO[bytes], answers: IO[bytes]) -> None:
    file = ColumnReading(path)
    send(answers, ("header", file.header()))
    send(answers, ("dates", file.dates_in_doubt(pickle.load(questions))))
    pickle.load(questions)
    for batch, found in file.batches():
        send(answers, ("batch", _packed(batch), found))
    send(answers, ("end", file.dropped))


def _packed(batch: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return sink.getvalue().to_pybytes()


if __name__ == "__main__":
    main()
