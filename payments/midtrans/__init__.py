"""Midtrans Snap in redirect mode: what the shop says to the gateway and hears from it."""
