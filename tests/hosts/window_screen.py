"""A screen that nobody sees, hosts on it, and hands that type and drag."""
import os
import pathlib
import signal
import subprocess
import sys
import time

import tools

class Screen:
    """A virtual screen and, where it is wanted, a sound server that nobody hears."""

    def __init__(self, place, size="1400x1000x24", has_sound=True):
        self.place, self.running = place, []
        try:
            self.show(size)
            if has_sound:
                self.serve_sound()
        except BaseException:
            self.leave()
            raise

    def show(self, size):
        number, env = self.place.folder / "display", self.place.env
        with open(number, "w") as out:
            self.start("Xvfb", "-displayfd", str(out.fileno()), "-screen", "0",
                       size, "-nolisten", "tcp", keep=(out.fileno(),))
            self.wait(lambda: number.read_text().strip(), "no screen")
        env["DISPLAY"] = ":" + number.read_text().strip()
        env.pop("QT_QPA_PLATFORM", None)
        self.start("openbox")

    def serve_sound(self):
        """JACK knows eight names at most, also of servers that are dead: use few."""
        self.place.env.update(JACK_NO_AUDIO_RESERVATION="1", JACK_NO_START_SERVER="1")
        for nth in range(4):
            name = f"estro{nth}"
            self.place.env["JACK_DEFAULT_SERVER"] = name
            if self.ask("jack_lsp", seconds=5):
                continue  # Somebody else's
            server = self.start("jackd", "-n", name, "-r", "-t", "20000", "-d", "dummy",
                                "-r", "48000", "-p", "1024")
            self.wait(lambda: server.poll() is not None or self.ask("jack_lsp"),
                      "no sound server")
            if server.poll() is None:
                return
        sys.exit("no sound server")

    def start(self, *words, keep=(), stdin=subprocess.DEVNULL, log="log"):
        with open(self.place.folder / log, "a") as out:
            one = subprocess.Popen(words, env=self.place.env, stdin=stdin, stdout=out,
                                   stderr=out, pass_fds=keep, start_new_session=True)
        self.running.append(one)
        return one

    def ask(self, *words, seconds=20):
        try:
            done = subprocess.run(words, env=self.place.env, text=True, timeout=seconds,
                                  stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return ""
        return done.stdout.strip() if done.returncode == 0 else ""

    def wait(self, ready, otherwise, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            result = ready()
            if result:
                return result
            time.sleep(0.2)
        log = (self.place.folder / "log").read_text(errors="replace")
        sys.exit(f"{otherwise}\n{log[-3000:]}")

    def leave(self):
        for one in reversed(self.running):
            if one.poll() is None:
                os.killpg(one.pid, signal.SIGTERM)
                try:
                    one.wait(3)
                except subprocess.TimeoutExpired:
                    os.killpg(one.pid, signal.SIGKILL)


def open_window(screen, *more):
    """jalv with the plugin; returns its window, and the plugin's own within it."""
    screen.start("jalv.gtk3", *more, "-n", "estro", "urn:estro:estro",
                 stdin=subprocess.PIPE)
    return find_window(screen, "Estro")


def find_window(screen, name, seconds=20):
    """The host's window of that name, and the largest window within it."""
    top = screen.wait(lambda: screen.ask("xdotool", "search", "--onlyvisible", "--name",
                                         name), "no window", seconds).split()[-1]
    time.sleep(1)
    best, window = 0, top
    for line in screen.ask("xwininfo", "-tree", "-id", top).splitlines():
        words = line.split()
        if words and words[0].startswith("0x"):
            size = next((w for w in words if "x" in w and "+" in w and w[0].isdigit()), "")
            if size:
                width, height = (int(n) for n in size.split("+")[0].split("x"))
                if width > 300 and height > 200 and width * height >= best:
                    best, window = width * height, words[0]
    screen.ask("xdotool", "windowactivate", "--sync", top)
    return top, window


def click(screen, window, x, y, button="1"):
    screen.ask("xdotool", "mousemove", "--window", window, str(x), str(y), "click", button)
    time.sleep(0.3)


def click_into(screen, window, x, y):
    """A field for text: it can be written to once the window has the keyboard."""
    def has_keyboard():
        return int(screen.ask("xdotool", "getwindowfocus", "-f") or 0) == int(window, 0)

    click(screen, window, x, y)
    screen.wait(has_keyboard, "the window has not taken the keyboard")


def drag(screen, window, start, end):
    """Press at one place of the window, go to another in steps, and let go."""
    screen.ask("xdotool", "mousemove", "--window", window, *map(str, start), "mousedown", "1")
    for i in range(1, 9):
        x, y = (a + (b - a) * i // 8 for a, b in zip(start, end))
        screen.ask("xdotool", "mousemove", "--window", window, str(x), str(y))
        time.sleep(0.1)
    time.sleep(0.3)
    screen.ask("xdotool", "mouseup", "1")
    time.sleep(0.5)


def write(screen, text):
    screen.ask("xdotool", "type", "--delay", "40", "--", text)
    time.sleep(0.3)


def key(screen, *names):
    screen.ask("xdotool", "key", *names)
    time.sleep(0.3)


def roll(screen):
    """The transport starts from the beginning."""
    done = subprocess.run(["jack_transport"], input="locate 0\nplay\nquit\n", text=True,
                          env=screen.place.env, stdout=subprocess.DEVNULL, timeout=20)
    assert done.returncode == 0


def picture(screen, folder, name):
    path = pathlib.Path(folder) / (name + ".png")
    screen.ask("import", "-window", "root", str(path))
    assert path.exists(), "no screenshot"
    return path


def record(screen, seconds):
    """What jalv plays, as samples."""
    path = screen.place.folder / "heard.wav"
    ports = [p for p in screen.ask("jack_lsp").splitlines()
             if p.startswith("estro:") and ("out_l" in p or "out_r" in p)]
    assert len(ports) == 2, ports
    screen.ask("jack_rec", "-f", str(path), "-d", str(seconds), "-b", "32", *ports,
               seconds=seconds + 20)
    return tools.read_wav(path)[2]
