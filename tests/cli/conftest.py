"""A filled store for the commands that ask one."""

from __future__ import annotations

from tests.desk.conftest import made, where

__all__ = ["made", "where"]
