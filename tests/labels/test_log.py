"""The annotation log: events are appended once each, in one order for all who write."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from stored import label, last_seqs

from al_widget.labels.log import AnnotationLog, DuplicateEventError


def test_what_was_appended_reads_back_as_it_was(log):
    event = label(
        1, "9f2c-2", "Limitation Of Liability", picked="query", strategy="margin", score=0.25, probability=0.5,
        probabilities='{"a": 0.5}', selection_probability=0.1, model_version=7, ms=1200,
        time=datetime(2025, 3, 30, 1, 30, 0, 123456, tzinfo=UTC),
    )  # fmt: skip
    written = log.append([event])
    assert log.events == written == [replace(event, offset=1)]


def test_reading_goes_on_from_a_place(log, store):
    other = AnnotationLog(store)
    log.append([label(1), label(2)])
    assert other.follow() == log.events
    later = log.append([label(3)])
    assert other.follow() == later
    assert other.follow() == []


def test_tasks_in_one_store_do_not_see_each_other(store):
    one, two = AnnotationLog(store, "one"), AnnotationLog(store, "two")
    one.append([label(1)])
    two.append([label(1, value="Liens")])
    assert [event.value for event in one.events] == ["Taxes"]
    assert last_seqs(store, "two") == {"c": 1}


def test_a_number_used_twice_by_a_client_writes_nothing_of_the_batch(log, store):
    log.append([label(1)])
    with pytest.raises(DuplicateEventError):
        log.append([label(2), label(1)])
    assert last_seqs(store) == {"c": 1}
    log.append([label(1, client="another")])  # each client counts on its own


def test_without_a_store_the_log_is_kept_in_memory_for_every_thread():
    log = AnnotationLog(None)
    writer = threading.Thread(target=lambda: log.append([label(1)]))
    writer.start()
    writer.join(10)
    assert len(log.events) == 1


def test_threads_that_write_at_once_lose_nothing(log, store):
    def write(client):
        for seq in range(1, 26):
            log.append([label(seq, client=client)])

    threads = [threading.Thread(target=write, args=(f"c{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert last_seqs(store) == {f"c{n}": 25 for n in range(4)}
    assert [event.offset for event in log.events] == list(range(1, 101))


def test_two_processes_read_and_write_one_store(log, store):
    script = (
        "import sys; from al_widget.labels.log import AnnotationLog; from al_widget.labels.event import Event\n"
        "log = AnnotationLog(sys.argv[1])\n"
        "assert [event.value for event in log.events] == ['Taxes']\n"
        "log.append([Event('other', seq, 'label', 'k', 'Liens', 'bob') for seq in range(1, 11)])\n"
    )
    log.append([label(1)])
    subprocess.run([sys.executable, "-c", script, store], check=True, timeout=60)
    log.append([label(2)])
    assert last_seqs(store) == {"c": 2, "other": 10}
