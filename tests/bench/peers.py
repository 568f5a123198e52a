# SPDX-License-Identifier: GPL-3.0-or-later
"""Who shows a wall: Lookout, and what a person could use instead. And what decoding alone takes."""

import os
import subprocess
import time

TICK = os.sysconf("SC_CLK_TCK")
COLUMNS = {1: 1, 4: 2, 9: 3, 16: 4, 25: 5, 36: 6}
SIZE = (1920, 1080)


class Processes:
    """Some processes, as the kernel knows them."""

    def __init__(self, *processes, pids=None):
        self.processes = processes
        self.pids = pids or [process.pid for process in processes]

    def seconds(self):
        """The processor time that they have taken, with their children that ended."""
        total = 0
        for pid in self.pids:
            with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
                fields = stat.read().rpartition(")")[2].split()
            total += sum(map(int, fields[11:15]))
        return total / TICK

    def megabytes(self):
        """What they hold of the memory; of what several share, each its part."""
        total = 0
        for pid in self.pids:
            with open(f"/proc/{pid}/smaps_rollup", encoding="utf-8") as maps:
                total += next(int(line.split()[1]) for line in maps if line.startswith("Pss:"))
        return total / 1024

    def check(self):
        for process in self.processes:
            if process.poll() is not None:
                raise SystemExit(f"wall: {process.args[0]} ended with {process.returncode}")

    def stop(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(20)


def find_server():
    """The X server of this display: the one that keeps the pixels where they are read."""
    folder = os.path.dirname(os.environ["DISPLAY_FRAMEBUFFER"])
    answer = subprocess.run(["pgrep", "-f", f"^Xvfb .*-fbdir {folder}"], check=True, capture_output=True, text=True)
    return Processes(pids=[int(answer.stdout)])


def measure_floor(path, tiles, seconds):
    """The cores that decoding takes, as the players' own decoder does it, at the film's own pace, and nothing else."""
    way = f"filesrc location={path} ! qtdemux ! h264parse ! avdec_h264 max-threads=1 ! fakesink sync=true "
    process = subprocess.Popen(["gst-launch-1.0", "-q", *(way * tiles).split()])
    processes = Processes(process)
    time.sleep(2)
    before, began = processes.seconds(), time.monotonic()
    time.sleep(min(seconds, 15))
    processes.check()
    cores = (processes.seconds() - before) / (time.monotonic() - began)
    processes.stop()
    return cores


def devices(options):
    return [1001 + i for i in range(options.tiles)]


def start_lookout(options, server):
    ready = options.platform.ready
    key = os.path.join(options.folder, "key")
    with open(key, "w", encoding="utf-8") as file:
        file.write(ready["master_key"])
    command = [os.environ["LOOKOUT"], "--server", ready["url"], "--product", str(ready["product_id"])]
    command += ["--api-key-file", key, "--layout", str(options.tiles), "--fullscreen"]
    for device in devices(options):
        command += ["--open", f"{device}/1"]
    environment = {**os.environ, "GSETTINGS_BACKEND": "memory"}
    return Processes(subprocess.Popen(command, env=environment))


# Numbers of protocols, and how an address is put together (4.1 of the platform's document).
WAYS = {
    "flv": (3, "{type}://{addr}/live/{device}-1.flv?{accessToken}"),
    "rtmp": (0, "{type}://{addr}/live/{device}-1?{accessToken}"),
    "hls": (1, "{type}://{addr}/live/live_{device}_1/index.m3u8?{accessToken}"),
}


def find_address(platform, way, device):
    """Where a device's picture is."""
    number, template = WAYS[way]
    answer = platform.ask(f"ipc/video/play_address?device_id={device}&channel_id=1&protocol_type={number}")
    return template.format(device=device, **answer["data"])


def start_mpv(*arguments):
    def start(options, server):
        columns = COLUMNS[options.tiles]
        width, height = (length // columns for length in SIZE)
        processes = []
        for i, device in enumerate(devices(options)):
            place = f"{width}x{height}+{i % columns * width}+{i // columns * height}"
            command = ["mpv", "--no-config", "--no-border", "--no-terminal", "--no-osc", "--vo=x11", "--profile=low-latency"]
            command += [f"--geometry={place}", *arguments, find_address(options.platform, "flv", device)]
            processes.append(subprocess.Popen(command))
        return Processes(*processes)

    return start


# In the order of the table.
PEERS = {
    "lookout": start_lookout,
    "mpv": start_mpv(),
    "mpv-light": start_mpv("--profile=sw-fast", "--vd-lavc-threads=1"),
}
