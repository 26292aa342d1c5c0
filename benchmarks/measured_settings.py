"""The production settings with the measuring middleware before everything else."""

from config.settings.production import *  # noqa: F403
from config.settings.production import MIDDLEWARE

MIDDLEWARE = ["benchmarks.measuring.MeasuringMiddleware", *MIDDLEWARE]
