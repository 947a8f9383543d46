"""The long table: a row for each update of each lane."""

from __future__ import annotations

import csv
import io

import numpy as np

from gui.race.lane_run import LaneRun
from gui.race.lane_table import RaceTable
from tests.helpers.lane_runs import learn, make_lane


def rows(lanes: list[LaneRun]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(RaceTable(lanes).csv_parts()))))


def test_every_update_of_every_lane_has_a_row() -> None:
    read = rows([make_lane(1, 200), make_lane(2, 50)])
    assert len(read) == 250
    first, last = read[0], read[199]
    assert (first["lane"], first["update"], first["epoch"]) == ("lane 1", "1", "1")
    assert (last["epoch"], last["examples"], last["seconds"]) == ("2", "6400", "2.0000")
    assert float(last["loss"]) == np.float32(0.11)
    assert read[200]["lane"] == "lane 2"


def test_validation_stands_where_its_epoch_ended() -> None:
    read = rows([make_lane(1, 200)])
    assert read[98]["val_loss"] == ""
    assert float(read[99]["val_accuracy"]) == 0.89


def test_lanes_with_other_metrics_leave_those_empty_that_they_have_not() -> None:
    odd = make_lane(2, 0)
    odd.history.add_batches({"loss": np.ones(1, np.float32), "mean_squared_error": np.ones(1)})
    read = rows([make_lane(1, 1), odd])
    assert read[0]["mean_squared_error"] == ""
    assert read[1]["accuracy"] == ""
    assert read[1]["mean_squared_error"] == "1"


def test_a_name_may_hold_anything() -> None:
    lane = make_lane(1, 1)
    lane.name = 'SGD, "fast"'
    assert rows([lane])[0]["lane"] == 'SGD, "fast"'


def test_it_stays_as_it_was_while_the_race_goes_on() -> None:
    lane = make_lane(1, 10)
    table = RaceTable([lane])
    learn(lane, 500, 0.1)
    assert len("".join(table.csv_parts()).splitlines()) == 11
