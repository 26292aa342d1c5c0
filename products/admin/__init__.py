"""The shop's side of the admin: the stock ledger and the tree of categories."""
