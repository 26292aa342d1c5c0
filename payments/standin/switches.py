"""What the stand-in does wrong on purpose."""

from dataclasses import asdict, dataclass, fields

from payments.standin.refusals import Refusal

LONGEST = 600


@dataclass
class Switches:
    """Of notifications: `delay` (seconds), `duplicate` (twice), `lose` (never), `reorder` (the
    next one first). Of the API: `down` (503), `slow` (seconds before an answer), `rubbish` (an HTML
    page with 200)."""

    delay: float = 0
    duplicate: bool = False
    lose: bool = False
    reorder: bool = False
    down: bool = False
    slow: float = 0
    rubbish: bool = False

    def set(self, values):
        """Set what `values` (a dict) names, and nothing at all if one is not right (400)."""
        kinds = {field.name: field.type for field in fields(self)}
        if unknown := sorted(set(values) - set(kinds)):
            raise Refusal(400, f"unknown switch: {', '.join(unknown)}")
        for name, value in values.items():
            if kinds[name] is bool and not isinstance(value, bool):
                raise Refusal(400, f"{name} must be true or false")
            if kinds[name] is float and not _is_seconds(value):
                raise Refusal(400, f"{name} must be 0 to {LONGEST} seconds")
        for name, value in values.items():
            setattr(self, name, value)

    def as_dict(self):
        return asdict(self)


def _is_seconds(value):
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= LONGEST
