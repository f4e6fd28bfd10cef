"""A transaction from its beginning to the moment when it is surely kept, or surely not."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from archive.arrivals import Addition, arrivals_of
from archive.dialects import newest_ended, transaction_number, was_committed
from archive.opening import begin
from archive.pages import PagesFolder
from archive.stories import bind_again
from archive.writing import Transaction

_log = logging.getLogger(__name__)


@contextmanager
def committed(engine: Engine, pages: PagesFolder | None, additions: Iterable[Addition] = ()) -> Iterator[Transaction]:
    """A transaction: what is done in the block is kept when it ends, and undone when it raises.

    What can be made of ``additions`` is made before it begins, so that nobody else waits for that.

    A connection that is lost while it is being committed leaves open whether it was; then the database is asked, so
    that what is raised was surely not kept. Raises what SQLAlchemy raises.
    """
    expected = arrivals_of(additions)
    with engine.connect() as connection:
        begin(connection, write=True)
        transaction = Transaction(connection, pages, expected)
        yield transaction
        transaction.flush()
        transaction.bring_pages_to_disk()
        number = transaction_number(connection)
        try:
            connection.commit()
        except DBAPIError as error:
            if not error.connection_invalidated or number is None or not _was_kept(engine, number):
                raise
    if transaction.oldest_writer is not None and number is not None:
        _see_again(engine, transaction, number)


def _was_kept(engine: Engine, number: int) -> bool:
    """Whether the transaction with this number was committed before its connection was lost."""
    with engine.connect() as connection:
        return was_committed(connection, number)


def _see_again(engine: Engine, transaction: Transaction, number: int) -> None:
    """Look once more for copies that others were entering meanwhile; the articles are kept, whatever comes of it.

    There were none if no older transaction was writing when the articles were bound, and no newer one has ended since.
    """
    try:
        with engine.connect() as connection:
            if transaction.oldest_writer == number == newest_ended(connection):
                return
            bind_again(connection, transaction.bound)
            connection.commit()
    except DBAPIError as error:
        _log.warning("%d articles were not looked at again for copies: %s", len(transaction.bound), error.orig)
