"""Engines: how a step is mapped over many: serial, processes, ray; the same results whichever."""

from tellings.engines.engine import ENGINES, Lost, Work, default_workers, mapped

__all__ = ["ENGINES", "Lost", "Work", "default_workers", "mapped"]
