#!/usr/bin/env python3
"""ansi_svg.py COLUMNS ROWS < screen > picture.svg
ansi_svg.py COLUMNS ROWS SECONDS:FRAME... > animated.svg

Draws a terminal screen, as `tmux capture-pane -e -p` prints it, as an SVG. Every run of
cells is placed and stretched to its own columns, so that it lines up in any font.

With frames (files of such screens, and how long each is shown) the picture moves: a row
that several frames share stands in it once, and CSS shows it while it is due. Without
animation, or for who wants less motion, the first frame stands still."""
import re
import sys
import unicodedata
from html import escape

CELL_W, CELL_H, PAD = 8.4, 18, 14
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
BACK, FORE, DIM = "#16191d", "#d5d8dc", "#878d96"
COLOURS = ["#3b4048", "#e06c75", "#8cc379", "#d9b25f", "#6aa8ea", "#c586d8", "#56b6c2", "#d5d8dc"]
BRIGHT = ["#6b7280", "#ff8a92", "#a5dc93", "#f0cb7a", "#8cc2ff", "#dda2ec", "#7ad3de", "#ffffff"]


def colour_256(n):
    if n < 8:
        return COLOURS[n]
    if n < 16:
        return BRIGHT[n - 8]
    if n >= 232:
        grey = 8 + 10 * (n - 232)
        return "#%02x%02x%02x" % (grey, grey, grey)
    n -= 16
    return "#%02x%02x%02x" % tuple(0 if v == 0 else 55 + 40 * v
                                   for v in (n // 36, n // 6 % 6, n % 6))


class Style:
    def __init__(self):
        self.reset()

    def reset(self):
        self.fore = self.back = None
        self.bold = self.dim = self.under = self.reverse = False

    def take(self, codes):
        codes = [int(c or 0) for c in codes.split(";")]
        while codes:
            c = codes.pop(0)
            if c == 0:
                self.reset()
            elif c in (1, 2, 4, 7):
                setattr(self, {1: "bold", 2: "dim", 4: "under", 7: "reverse"}[c], True)
            elif c == 22:
                self.bold = self.dim = False
            elif c in (24, 27):
                setattr(self, {24: "under", 27: "reverse"}[c], False)
            elif 30 <= c <= 37 or 90 <= c <= 97:
                self.fore = COLOURS[c - 30] if c < 40 else BRIGHT[c - 90]
            elif 40 <= c <= 47 or 100 <= c <= 107:
                self.back = COLOURS[c - 40] if c < 50 else BRIGHT[c - 100]
            elif c in (38, 48) and codes[:1] == [5]:
                setattr(self, "fore" if c == 38 else "back", colour_256(codes[1]))
                codes = codes[2:]
            elif c in (39, 49):
                setattr(self, "fore" if c == 39 else "back", None)

    def key(self):
        fore, back = self.fore or (DIM if self.dim else FORE), self.back
        if self.reverse:
            fore, back = back or BACK, fore
        return fore, back, self.bold, self.under


def runs(line, style):
    """The runs of one line: (column, columns, text, style key). It begins in the style in which
    the line before it ended."""
    col, out = 0, []
    for part in re.split(r"(\x1b\[[0-9;]*m|\x1b\([A-Z0-9]|[\x0e\x0f])", line):
        sgr = re.fullmatch(r"\x1b\[([0-9;]*)m", part)
        if sgr:
            style.take(sgr.group(1))
            continue
        for ch in "" if part[:1] in "\x1b\x0e\x0f" else part:
            wide = 2 if unicodedata.east_asian_width(ch) in "WF" else 1
            key = style.key()
            if out and out[-1][3] == key and out[-1][0] + out[-1][1] == col:
                out[-1] = (out[-1][0], out[-1][1] + wide, out[-1][2] + ch, key)
            else:
                out.append((col, wide, ch, key))
            col += wide
    return out


def draw_row(y, line, style):
    """The elements of one row."""
    out = []
    for col, n, text, (fore, back, bold, under) in runs(line, style):
        x, top = PAD + col * CELL_W, PAD + y * CELL_H
        if back:
            out.append(f'<rect x="{x:g}" y="{top:g}" width="{n * CELL_W:g}" '
                       f'height="{CELL_H}" fill="{back}"/>')
        if not text.strip():
            continue
        extra = ' font-weight="bold"' if bold else ""
        extra += ' text-decoration="underline"' if under else ""
        out.append(f'<text x="{x:g}" y="{top + 13.5:g}" fill="{fore}"{extra} '
                   f'textLength="{n * CELL_W:g}" xml:space="preserve">{escape(text)}</text>')
    return "\n".join(out)


def keyframes(name, shown, starts):
    """When the rows of one class are seen: shown in these frames, each from its start on."""
    steps, was = [], None
    for i, start in enumerate(starts):
        if (i in shown) != was:
            was = i in shown
            steps.append(f"{start:.3g}%{{visibility:{'visible' if was else 'hidden'}}}")
    return f"@keyframes {name}{{{''.join(steps)}}}"


def animate(frames, seconds):
    """Rows that are always there, then every other one with the class of its frames."""
    total = sum(seconds)
    starts = [100 * sum(seconds[:i]) / total for i in range(len(frames))]
    rows, classes = {}, {}
    for i, lines in enumerate(frames):
        style = Style()
        for y, line in enumerate(lines):
            drawn = draw_row(y, line, style)
            if drawn:
                rows.setdefault((y, drawn), set()).add(i)
    body = []
    for (y, drawn), shown in sorted(rows.items(), key=lambda row: (row[0][0], min(row[1]))):
        if len(shown) == len(frames):
            body.append(drawn)
            continue
        name = classes.setdefault(frozenset(shown), f"f{len(classes)}")
        body.append(f'<g class="{name}">\n{drawn}\n</g>')
    style = []
    for shown, name in classes.items():
        first = "visible" if 0 in shown else "hidden"
        style.append(f".{name}{{visibility:{first};animation:{name} {total:g}s step-end infinite}}")
        style.append(keyframes(name, shown, starts))
    style.append("@media(prefers-reduced-motion:reduce){g{animation:none!important}}")
    return "<style>" + "\n".join(style) + "</style>\n" + "\n".join(body)


def main():
    columns, rows = int(sys.argv[1]), int(sys.argv[2])
    width, height = columns * CELL_W + 2 * PAD, rows * CELL_H + 2 * PAD
    if len(sys.argv) > 3:
        seconds, frames = [], []
        for arg in sys.argv[3:]:
            shown, path = arg.split(":", 1)
            seconds.append(float(shown))
            with open(path, encoding="utf-8") as file:
                frames.append(file.read().split("\n")[:rows])
        body = animate(frames, seconds)
    else:
        lines, style = sys.stdin.read().split("\n")[:rows], Style()
        body = "\n".join(filter(None, (draw_row(y, line, style)
                                       for y, line in enumerate(lines))))
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
          f'width="{width:g}" height="{height:g}" font-family="{escape(FONT)}" font-size="14">')
    print(f'<rect width="100%" height="100%" rx="8" fill="{BACK}"/>')
    print(body)
    print("</svg>")


main()
