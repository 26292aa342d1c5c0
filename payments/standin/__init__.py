"""A stand-in for Midtrans that speaks its HTTP interface on this machine: for development and
tests, where neither an account nor the internet is needed. Not Midtrans' own work."""
