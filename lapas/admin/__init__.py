"""The prisons' side of the admin: artisans with their consent, and what publishing needs."""
