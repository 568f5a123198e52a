# SPDX-License-Identifier: GPL-3.0-or-later
"""A film whose pictures carry their number, and how the numbers are read back from a screen.

The number stands in a strip of cells across the middle of the picture, where no player has its texts: a magenta cell, the
bits of the number, the same bits turned over, a cyan cell. A strip that was read while it was painted has bits that do
not agree, and does not count."""

import subprocess

import numpy

FPS = 25
SECONDS = 20
PICTURES = FPS * SECONDS  # the number begins anew with the film
BITS = 9
CELLS = 2 * BITS + 2
WIDTH, HEIGHT = 1280, 720
CELL = WIDTH // CELLS
STRIP = 64  # pixels high
BITRATE = "2M"
MAGENTA, CYAN = (255, 0, 255), (0, 255, 255)


def strip(number):
    """The strip with this number, as RGB."""
    pixels = numpy.zeros((STRIP, WIDTH, 3), numpy.uint8)
    bits = [number >> bit & 1 for bit in range(BITS)]
    colours = [MAGENTA, *((255 * bit,) * 3 for bit in bits + [1 - bit for bit in bits]), CYAN]
    for cell, colour in enumerate(colours):
        pixels[:, cell * CELL : (cell + 1) * CELL] = colour
    return pixels


def make(path):
    """Films something that moves everywhere, as a camera in a street does, with cameras' settings: no B-frames."""
    command = ["ffmpeg", "-y", "-loglevel", "error"]
    command += ["-f", "lavfi", "-i", f"testsrc2=size={WIDTH}x{HEIGHT}:rate={FPS},hue=s=0.3,noise=alls=2:allf=t"]
    command += ["-f", "rawvideo", "-pix_fmt", "rgb24", "-video_size", f"{WIDTH}x{STRIP}", "-framerate", str(FPS), "-i", "-"]
    command += ["-filter_complex", f"[0][1]overlay=0:{(HEIGHT - STRIP) // 2}:shortest=1,format=yuv420p"]
    command += ["-c:v", "libx264", "-preset", "medium", "-bf", "0", "-g", str(2 * FPS), "-keyint_min", str(2 * FPS)]
    command += ["-sc_threshold", "0", "-crf", "30", "-maxrate", BITRATE, "-bufsize", BITRATE, path]
    process = subprocess.Popen(command, stdin=subprocess.PIPE)
    for number in range(PICTURES):
        process.stdin.write(strip(number).tobytes())
    process.stdin.close()
    assert process.wait() == 0, "ffmpeg made no film"


class Screen:
    """The pixels of a screen that Xvfb keeps in a file (-fbdir): to look costs the X server nothing."""

    def __init__(self, path):
        head = numpy.fromfile(path, ">u4", 25)
        header, width, height, line, colours = (int(head[field]) for field in (0, 4, 5, 12, 19))
        start = header + colours * 12
        memory = numpy.asarray(numpy.memmap(path, numpy.uint8, "r", start, (height, line)))
        self.pixels = memory.reshape(height, line // 4, 4)[:, :width]  # blue, green, red, nothing

    def _mask(self, rgb):
        red, green, blue = (numpy.abs(self.pixels[:, :, 2 - i].astype(int) - rgb[i]) < 90 for i in range(3))
        return red & green & blue

    def find_strips(self):
        """The strips that are on the screen, from the top left: the row and the columns of their bits' middles."""
        starts, ends = self._mask(MAGENTA), self._mask(CYAN)
        found = []  # left edge, first row, last row
        for y in range(starts.shape[0]):
            edges = numpy.flatnonzero(starts[y, 1:] & ~starts[y, :-1]) + 1
            if starts[y, 0]:
                edges = [0, *edges]
            for x in edges:
                known = next((strip for strip in found if abs(strip[0] - x) < 8 and y - strip[2] <= 12), None)
                if known:
                    known[2] = y
                else:
                    found.append([int(x), y, y])
        places = sorted(((first + last) // 2, x) for x, first, last in found if last - first >= 4)
        strips = [place for place in (self._bits(ends, *place) for place in places) if place]
        # A film has other places of these colours, but what stands beside them is not a number.
        return [place for place, number in zip(strips, self.read(strips)) if number is not None] if strips else []

    @staticmethod
    def _bits(ends, y, x):
        """Between the first cell and the last, which has a colour of its own."""
        after = numpy.flatnonzero(ends[y, x:])
        if not after.size:
            return None
        width = after[0] / (CELLS - 1)
        return y, [int(x + width * (cell + 0.5)) for cell in range(1, CELLS - 1)]

    def read(self, places):
        """The number of the picture at each place, or None while it is painted. All at once, for that is cheap."""
        rows = numpy.array([[y] for y, _ in places])
        columns = numpy.array([xs for _, xs in places])
        bits = self.pixels[rows, columns, 1] > 127
        whole = (bits[:, :BITS] != bits[:, BITS:]).all(axis=1)
        numbers = bits[:, :BITS] @ (1 << numpy.arange(BITS))
        return [int(number) if good else None for number, good in zip(numbers, whole)]
