from __future__ import annotations

from engine.training.pace import CHUNK_SECONDS, FIRST_CHUNK, LONGEST_CHUNK, Pace


def learnt(seconds_a_batch: float, chunks: int = 40) -> Pace:
    pace = Pace()
    for _ in range(chunks):
        pace.learn(pace.batches, pace.batches * seconds_a_batch)
    return pace


def test_the_first_chunk_which_pays_for_tracing_counts_for_nothing() -> None:
    pace = Pace()
    pace.learn(FIRST_CHUNK, 10.0)
    assert (pace.batches, pace.rate) == (FIRST_CHUNK, 0.0)


def test_chunks_come_to_the_wanted_length() -> None:
    pace = learnt(0.001)
    assert pace.batches == round(CHUNK_SECONDS / 0.001)
    assert round(pace.rate) == 1000


def test_a_slow_batch_is_a_chunk_of_its_own() -> None:
    assert learnt(3.0).batches == 1


def test_chunks_are_bounded() -> None:
    assert learnt(1e-7).batches == LONGEST_CHUNK
