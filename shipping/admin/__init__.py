"""The courier's rate table in the admin: one row at a time, or a whole file."""
