"""Measured figures that may only rise, and the gate that holds them."""
