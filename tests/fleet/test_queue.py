"""The queue itself, on a real PostgreSQL: order, keys, and the fence around what was given to another."""

import asyncio
import json
from datetime import timedelta
from uuid import uuid4

import pytest
from click.testing import CliRunner
from pgqueuer.domain.models import TracebackRecord
from pgqueuer.domain.types import QueueManagerId
from pgqueuer.ports.repository import EntrypointExecutionParameter
from sqlalchemy import create_engine, make_url
from tests_support import run

from archive import open_archive
from archive.errors import ArchiveUnavailable
from newscrawl.cli import main
from newscrawl.errors import NewscrawlError
from newscrawl.fleet.jobs import Kind, Task
from newscrawl.fleet.queue import Queue, run_with_queue

ALL = {kind.entrypoint: EntrypointExecutionParameter(concurrency_limit=0) for kind in Kind}


@pytest.fixture
def queue_url(postgres):
    address = postgres.create()
    yield address
    postgres.drop(address)


def with_queue(address, *works):
    """Each work with a queue of its own, one after the other; what the last one gives."""

    async def main():
        queues = [Queue(address) for _ in works]
        answer = None
        for queue, work in zip(queues, works, strict=True):
            async with queue:
                answer = await work(queue)
        return answer

    return asyncio.run(main())


async def take(queue, worker, count=10, silence=timedelta(minutes=1)):
    return await queue.queries.dequeue(
        batch_size=count,
        entrypoints=ALL,
        queue_manager_id=worker,
        global_concurrency_limit=None,
        heartbeat_timeout=silence,
    )


def worker():
    return QueueManagerId(uuid4())


def test_news_go_before_the_past_and_each_site_is_there_once(queue_url):
    async def work(queue):
        tasks = [Task(kind=kind, name="hill") for kind in (Kind.INGEST, Kind.REREAD, Kind.BACK_FILL, Kind.CRAWL)]
        assert await queue.hand_out(tasks) == 4
        assert await queue.hand_out([*tasks, Task(kind=Kind.CRAWL, name="mill")]) == 1
        taken = [Task.of(job.entrypoint, job.payload) for job in await take(queue, worker())]
        assert [one.kind for one in taken] == [Kind.CRAWL, Kind.CRAWL, Kind.BACK_FILL, Kind.REREAD, Kind.INGEST]
        assert await queue.hand_out(tasks) == 0  # what is being done is not handed out a second time
        assert (await queue.waiting()).total() == 0

    with_queue(queue_url, work)


def test_a_worker_that_was_given_up_settles_nothing(queue_url):
    async def work(queue):
        await queue.hand_out([Task(kind=Kind.CRAWL, name="hill")])
        frozen, other = worker(), worker()
        (his,) = await take(queue, frozen)
        assert await take(queue, other) == []
        await asyncio.sleep(0.05)
        (ours,) = await take(queue, other, silence=timedelta(milliseconds=20))
        assert await queue.deaths(ours) == 1
        await queue.queries.log_jobs([(his, "successful", None)])
        await queue.queries.retry_job(his, timedelta(), None)
        assert [one.worker for one in await queue.doing()] == [str(other)]
        await queue.queries.log_jobs([(ours, "successful", None)])
        assert await queue.keys() == set()

    with_queue(queue_url, work)


def test_two_processes_make_the_tables_at_once_and_a_question_outlives_its_connection(queue_url, postgres):
    async def main():
        async with Queue(queue_url) as one, Queue(queue_url) as other:
            await one.hand_out([Task(kind=Kind.CRAWL, name="hill")])
            gone = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}' AND pid <> pg_backend_pid()"
            await asyncio.to_thread(postgres.execute, gone.format(queue_url.rpartition("/")[2].partition("?")[0]))
            assert await other.keys() == {"crawl hill"}
            assert await one.keys() == {"crawl hill"}

    async def both():
        await asyncio.gather(main(), main())

    asyncio.run(both())


async def fail(queue, because):
    """Have all that is queued fail, as a worker does it."""
    for job in await take(queue, worker()):
        await queue.queries.log_jobs([(job, "failed", TracebackRecord.from_exception(because, job.id))])


def test_what_has_failed_is_listed_tried_again_and_forgotten(queue_url, tmp_path, monkeypatch):
    def newscrawl(*words):
        return CliRunner().invoke(main, [*words, "--archive", queue_url])

    open_archive(queue_url).close()
    assert newscrawl("workers", "--failed").exit_code == 1
    monkeypatch.chdir(tmp_path)
    torn = str(tmp_path / "torn.warc.gz")
    tasks = [
        Task(kind=Kind.INGEST, name=torn),
        Task(kind=Kind.REREAD, name="hill", arguments={"fields": "body"}),
        Task(kind=Kind.BACK_FILL, name="mill"),
    ]

    async def work(queue):
        await queue.hand_out(tasks)
        await fail(queue, NewscrawlError("reread hill: the [page]\nis gone"))
        await queue.queries.driver.execute("UPDATE newscrawl_queue.log SET created = now() - interval '9 days'")
        await queue.tidy()  # why it has failed is known for as long as it is held
        await queue.hand_out([Task(kind=Kind.BACK_FILL, name="mill")])

    with_queue(queue_url, work)
    shown = json.loads(newscrawl("workers", "--failed", "--json").stdout)
    assert {(one["kind"], one["name"], one["tries"]) for one in shown} == {(one.kind, one.name, 1) for one in tasks}
    (hill,) = (one for one in shown if one["name"] == "hill")
    assert (hill["error"], hill["arguments"]) == ("the [page] is gone", {"fields": "body"})
    table = CliRunner().invoke(main, ["workers", "--failed", "--archive", queue_url], env={"COLUMNS": "200"}).stdout
    assert f"ingest    {torn} " in table
    assert "the [page] is gone" in table
    assert "failed: 3" in newscrawl("workers").stdout

    assert newscrawl("dispatch", "retry").exit_code == 2
    unknown = newscrawl("dispatch", "forget", "hill", "rill")
    assert (unknown.exit_code, "nothing has failed of rill;" in unknown.stderr) == (2, True), unknown.output
    assert newscrawl("dispatch", "forget", "torn.warc.gz").stderr == "forgot 1 job\n"
    again = newscrawl("dispatch", "retry", "--all")
    assert again.stderr.startswith("handed out 1 job; 1 job held: in the queue already"), again.output

    async def after(queue):
        assert [one.name for one in await queue.failed()] == ["mill"]
        jobs = await take(queue, worker())
        assert Task.of(jobs[1].entrypoint, jobs[1].payload) == tasks[1]
        assert await queue.deaths(jobs[1]) == 0

    with_queue(queue_url, after)
    assert newscrawl("dispatch", "forget", "--all").exit_code == 0
    assert newscrawl("dispatch", "forget", "--all").stderr == "forgot 0 jobs\n"


def test_what_nobody_understands_is_listed_and_can_be_forgotten(queue_url):
    async def work(queue):
        await queue.queries.enqueue([Kind.REREAD.entrypoint], [b"by hand"], [0])
        await fail(queue, KeyError("arguments"))
        (one,) = failed = await queue.failed()
        assert (one.task, one.name, one.error) == (None, "by hand", "KeyError: 'arguments'")
        assert await queue.retry(failed) == failed
        assert await queue.forget(failed) == 1

    with_queue(queue_url, work)


@pytest.fixture
def reader_url(queue_url, postgres):
    """A role that can only read, and knows no queue yet."""
    open_archive(queue_url).close()
    role = f"reader_of_{make_url(queue_url).database}"
    postgres.execute(f'CREATE ROLE "{role}" LOGIN')
    postgres.execute(f'ALTER ROLE "{role}" SET default_transaction_read_only = on')
    owner_says(queue_url, f'GRANT SELECT ON ALL TABLES IN SCHEMA public TO "{role}"')
    yield make_url(queue_url).set(username=role).render_as_string(hide_password=False)
    owner_says(queue_url, f'DROP OWNED BY "{role}"')
    postgres.execute(f'DROP ROLE "{role}"')


def owner_says(address, statement):
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def test_to_look_at_the_queue_takes_no_more_than_to_read(queue_url, reader_url):
    role = make_url(reader_url).username
    none_yet = CliRunner().invoke(main, ["workers", "--archive", reader_url])
    assert (none_yet.exit_code, "waiting: nothing" in none_yet.stdout) == (1, True), none_yet.output

    with_queue(queue_url, lambda queue: queue.hand_out([Task(kind=Kind.CRAWL, name="hill")]))
    closed = CliRunner().invoke(main, ["workers", "--archive", reader_url])
    assert (closed.exit_code, "GRANT USAGE ON SCHEMA newscrawl_queue" in closed.stderr) == (14, True), closed.output

    owner_says(queue_url, f'GRANT USAGE ON SCHEMA newscrawl_queue TO "{role}"')
    owner_says(queue_url, f'GRANT SELECT ON ALL TABLES IN SCHEMA newscrawl_queue TO "{role}"')
    seen = CliRunner().invoke(main, ["workers", "--archive", reader_url])
    assert (seen.exit_code, "waiting: 1 crawl" in seen.stdout) == (1, True), seen.output


def test_what_the_server_refuses_is_told_in_words(reader_url):
    async def work(queue):
        return await queue.hand_out([Task(kind=Kind.CRAWL, name="hill")])

    with pytest.raises(ArchiveUnavailable, match=r"the queue's server refuses: .*read-only transaction"):
        run_with_queue(reader_url, work)


def test_many_machines_need_postgresql(archive_url):
    refused = run("newscrawl", "worker", NEWSCRAWL_ARCHIVE=archive_url)
    assert refused.returncode == 2
    assert "many machines need the archive on PostgreSQL" in refused.stderr
    assert "Traceback" not in refused.stderr
