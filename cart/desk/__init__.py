"""The order desk: what a prison's staff and the regional office do with orders in the admin."""
