"""Python on a machine whose clock is five minutes late: for processes that have this folder on their path."""

from datetime import timedelta

from newscrawl import clock

right = clock.own
clock.own = lambda: right() - timedelta(minutes=5)
