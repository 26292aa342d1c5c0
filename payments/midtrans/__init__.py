"""Midtrans Snap in redirect mode: the buyer pays on its page, it tells us by notifications."""
