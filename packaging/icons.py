"""Draws the icon in all its sizes from its SVG: ``python packaging/icons.py``; what it draws is committed.

The PNGs serve the window and the desktop, the ICO serves Windows. A program that finds them drawn needs no Qt Svg.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parents[1] / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw(svg: Path, size: int) -> Path:
    """Draw it into a square PNG beside the SVG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    drawn = svg.with_name(f"{svg.stem}-{size}.png")
    image.save(str(drawn))
    return drawn


def ico(pngs: dict[int, Path]) -> bytes:
    """Put PNGs into one ICO: a head, a line for each (size 256 is written as 0), then the PNGs as they are."""
    contents = {size: png.read_bytes() for size, png in pngs.items()}
    lines, at = b"", 6 + 16 * len(contents)
    for size, content in contents.items():
        lines += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), at)
        at += len(content)
    return struct.pack("<HHH", 0, 1, len(contents)) + lines + b"".join(contents.values())


def main() -> int:
    """Draw all of them."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    svg = ICONS / "emailrouter-gui.svg"
    svg.with_suffix(".ico").write_bytes(ico({size: draw(svg, size) for size in SIZES}))
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
