// The project template links a script; this is its place.
