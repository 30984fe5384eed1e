"""Engines: how a step is mapped over many: serial, processes, ray; the same results whichever."""
