"""Outlines as lists of (x, y) points in picture units; no drawing happens here."""

import itertools
from math import atan2, cos, hypot, pi, radians, sin, tau

Point = tuple[float, float]
Path = list[Point]


def mix(a, b, t):
    """Blend two numbers or two tuples of numbers; t = 0 gives a, 1 gives b."""
    if isinstance(a, tuple):
        return tuple(x + (y - x) * t for x, y in zip(a, b, strict=True))
    return a + (b - a) * t


def ellipse(cx, cy, rx, ry=None, turn=0.0, start=0.0, end=360.0, n=72) -> Path:
    """Points of an ellipse (or of an arc of it) in degrees, clockwise on screen."""
    ry = rx if ry is None else ry
    full = end - start >= 360
    steps = n if full else n + 1
    path = []
    for i in range(steps):
        a = radians(start + (end - start) * i / n)
        path.append((cx + rx * cos(a), cy + ry * sin(a)))
    return rotate(path, turn, (cx, cy)) if turn else path


def box(x0, y0, x1, y1, r=0.0) -> Path:
    """A rectangle whose corners are rounded by r."""
    if r <= 0:
        return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    path = []
    for cx, cy, a in (
        (x1 - r, y0 + r, -90),
        (x1 - r, y1 - r, 0),
        (x0 + r, y1 - r, 90),
        (x0 + r, y0 + r, 180),
    ):
        path += ellipse(cx, cy, r, r, start=a, end=a + 90, n=8)
    return path


def superellipse(cx, cy, rx, ry, power=3.0, turn=0.0, n=80) -> Path:
    """Between an ellipse (power 2) and a rectangle (large power)."""
    path = []
    for i in range(n):
        a = tau * i / n
        c, s = cos(a), sin(a)
        path.append(
            (
                cx + rx * (1 if c >= 0 else -1) * abs(c) ** (2 / power),
                cy + ry * (1 if s >= 0 else -1) * abs(s) ** (2 / power),
            )
        )
    return rotate(path, turn, (cx, cy)) if turn else path


def blob(cx, cy, rx, ry, rng, wobble=0.06, waves=4, turn=0.0, n=72) -> Path:
    """A round shape with a slightly uneven edge, as dough or hand-cut things have."""
    parts = [
        (w, rng.uniform(0, tau), rng.uniform(0.3, 1) * wobble / (1 + 0.35 * w))
        for w in range(2, 2 + waves)
    ]
    path = []
    for i in range(n):
        a = tau * i / n
        r = 1 + sum(amp * sin(w * a + ph) for w, ph, amp in parts)
        path.append((cx + rx * r * cos(a), cy + ry * r * sin(a)))
    return rotate(path, turn, (cx, cy)) if turn else path


def rotate(path, degrees, origin=(500.0, 500.0)) -> Path:
    """Turn a path clockwise (as seen on screen) about a point."""
    a = radians(degrees)
    c, s = cos(a), sin(a)
    ox, oy = origin
    return [(ox + (x - ox) * c - (y - oy) * s, oy + (x - ox) * s + (y - oy) * c) for x, y in path]


def move(path, dx, dy) -> Path:
    """Shift a path."""
    return [(x + dx, y + dy) for x, y in path]


def place(path, x, y, scale=1.0, turn=0.0, flip=False) -> Path:
    """Put a path drawn around (0, 0) somewhere: mirror, scale, turn, then move."""
    fx = -scale if flip else scale
    return move(rotate([(px * fx, py * scale) for px, py in path], turn, (0, 0)), x, y)


def smooth(points, closed=True, n=10, tension=0.5) -> Path:
    """A soft curve through all points (Catmull-Rom)."""
    count = len(points)
    path = []
    for i in range(count if closed else count - 1):
        if closed:
            p0, p1, p2, p3 = (points[(i + k - 1) % count] for k in range(4))
        else:
            p0, p1, p2, p3 = (points[min(max(i + k - 1, 0), count - 1)] for k in range(4))
        for j in range(n):
            t = j / n
            t2, t3 = t * t, t * t * t
            path.append(
                tuple(
                    p1[k]
                    + tension * (p2[k] - p0[k]) * t
                    + (
                        2 * tension * p0[k]
                        + (tension - 3) * p1[k]
                        + (3 - 2 * tension) * p2[k]
                        - tension * p3[k]
                    )
                    * t2
                    + (
                        -tension * p0[k]
                        + (2 - tension) * p1[k]
                        + (tension - 2) * p2[k]
                        + tension * p3[k]
                    )
                    * t3
                    for k in (0, 1)
                )
            )
    if not closed:
        path.append(tuple(points[-1]))
    return path


def bezier(p0, p1, p2, p3, n=24) -> Path:
    """A cubic Bézier curve as points, both ends included."""
    path = []
    for i in range(n + 1):
        t = i / n
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        path.append(
            (
                a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0],
                a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1],
            )
        )
    return path


def normals(path) -> Path:
    """Unit normals along an open path (to its right-hand side on screen)."""
    out = []
    for i in range(len(path)):
        x0, y0 = path[max(i - 1, 0)]
        x1, y1 = path[min(i + 1, len(path) - 1)]
        d = hypot(x1 - x0, y1 - y0) or 1
        out.append((-(y1 - y0) / d, (x1 - x0) / d))
    return out


def ribbon(path, widths, round_ends=False) -> Path:
    """The outline of a stroke along an open path. widths: one width, or (start, end), or a list
    with a width for every point."""
    n = len(path)
    if isinstance(widths, (int, float)):
        widths = [widths] * n
    elif len(widths) != n:
        stops = len(widths) - 1
        spread = []
        for i in range(n):
            t = i / (n - 1) * stops
            k = min(int(t), stops - 1)
            spread.append(mix(widths[k], widths[k + 1], t - k))
        widths = spread
    sides = normals(path)
    right = [
        (x + nx * w / 2, y + ny * w / 2)
        for (x, y), (nx, ny), w in zip(path, sides, widths, strict=True)
    ]
    left = [
        (x - nx * w / 2, y - ny * w / 2)
        for (x, y), (nx, ny), w in zip(path, sides, widths, strict=True)
    ]
    if not round_ends:
        return right + left[::-1]
    tip, tail = path[-1], path[0]
    a_tip = atan2(sides[-1][1], sides[-1][0])
    a_tail = atan2(-sides[0][1], -sides[0][0])
    end = [
        (
            tip[0] + widths[-1] / 2 * cos(a_tip - pi * i / 10),
            tip[1] + widths[-1] / 2 * sin(a_tip - pi * i / 10),
        )
        for i in range(1, 10)
    ]
    begin = [
        (
            tail[0] + widths[0] / 2 * cos(a_tail - pi * i / 10),
            tail[1] + widths[0] / 2 * sin(a_tail - pi * i / 10),
        )
        for i in range(1, 10)
    ]
    return right + end + left[::-1] + begin


def resample(path, step) -> Path:
    """Points at an even distance along a path (its own first point first)."""
    out, rest = [path[0]], step
    for (x0, y0), (x1, y1) in itertools.pairwise(path):
        d = hypot(x1 - x0, y1 - y0)
        at = rest
        while at <= d and d > 0:
            t = at / d
            out.append((x0 + (x1 - x0) * t, y0 + (y1 - y0) * t))
            at += step
        rest = at - d
    return out


def dashes(path, dash, gap) -> list[Path]:
    """A path cut into stitches: a list of short polylines."""
    fine = resample(path, 2.0)
    on, off = max(1, round(dash / 2)), max(1, round(gap / 2))
    return [fine[i : i + on + 1] for i in range(0, len(fine) - 1, on + off)]


def bounds(path) -> tuple[float, float, float, float]:
    """(x0, y0, x1, y1) around a path."""
    xs = [p[0] for p in path]
    ys = [p[1] for p in path]
    return min(xs), min(ys), max(xs), max(ys)
