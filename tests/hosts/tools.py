"""What the tests of real hosts share: a home of their own, hosts, sound files."""
import array
import os
import pathlib
import re
import shutil
import struct
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent
MISSING = 77  # Meson's status for a test that cannot run here

WALTZ = "slow jazz waltz in Bb, walking bass, brushes, no piano, 90 bpm"
HOUSE = "house, 120 bpm, only drums"
PROMPT_FIELD = 300, 86  # In the window, somewhere in the field


class Place:
    """A folder with its own home, in which only the tested bundle is found."""

    def __init__(self, bundle):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="estro-host."))
        lv2 = self.folder / "lv2"
        lv2.mkdir()
        (lv2 / "estro.lv2").symlink_to(pathlib.Path(bundle).resolve())
        for name in ("home/.config", "run"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "run").chmod(0o700)
        self.env = dict(
            os.environ, HOME=str(self.folder / "home"), LC_ALL="C.UTF-8",
            XDG_RUNTIME_DIR=str(self.folder / "run"),
            XDG_CONFIG_HOME=str(self.folder / "home/.config"),
            LV2_PATH=f"{lv2}:/usr/lib/lv2", QT_QPA_PLATFORM="offscreen",
        )
        # Ardour 7.3 ends with a fault of its own, with any plugin, when freed memory is
        # overwritten, as Meson has it done
        for name in ("LD_PRELOAD", "MALLOC_PERTURB_"):
            self.env.pop(name, None)

    def preset(self, label, prompt, **ports):
        """A user's preset: a sentence, and the values of some ports."""
        folder = self.folder / "lv2" / (re.sub(r"\W", "_", label) + ".preset.lv2")
        folder.mkdir()
        (folder / "manifest.ttl").write_text(f"""
@prefix lv2: <http://lv2plug.in/ns/lv2core#> .
@prefix pset: <http://lv2plug.in/ns/ext/presets#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix state: <http://lv2plug.in/ns/ext/state#> .
<preset.ttl> a pset:Preset ;
  lv2:appliesTo <urn:estro:estro> , <urn:estro:multi> ;
  rdfs:label "{label}" ; rdfs:seeAlso <preset.ttl> .
""")
        values = "".join(f' lv2:port [ lv2:symbol "{s}" ; pset:value {float(v)} ] ;\n'
                         for s, v in ports.items())
        (folder / "preset.ttl").write_text(f"""
@prefix lv2: <http://lv2plug.in/ns/lv2core#> .
@prefix pset: <http://lv2plug.in/ns/ext/presets#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix state: <http://lv2plug.in/ns/ext/state#> .
<preset.ttl> a pset:Preset ;
  lv2:appliesTo <urn:estro:estro> , <urn:estro:multi> ;
{values}  rdfs:label "{label}" ;
  state:state [ <urn:estro:estro#prompt> "{prompt}" ] .
""")
        return (folder / "preset.ttl").as_uri()

    def tap(self, module):
        """Puts tests/hosts/tap.c before the plugin; returns the file that it writes."""
        folder = self.folder / "lv2" / "estro.lv2"
        real = folder.resolve()
        folder.unlink()
        shutil.copytree(real, folder)
        shutil.copy(module, folder / "estro.so")
        self.env.update(ESTRO_REAL=str(real / "estro.so"),
                        ESTRO_TAP=str(self.folder / "tapped"))
        return self.folder / "tapped"

    def run(self, *words, seconds=120, **env):
        """Runs a host to its end and returns its status and everything that it printed;
        the status is None where it had to be stopped."""
        try:
            done = subprocess.run(
                [str(w) for w in words], env={**self.env, **env}, text=True,
                errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL, timeout=seconds)
        except subprocess.TimeoutExpired as late:
            return None, f"stopped after {seconds} s: {late.stdout}"
        return done.returncode, done.stdout

    def leave(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def ports_of(bundle):
    """Symbol to index, as the bundle's own Turtle tells."""
    text = (pathlib.Path(bundle) / "estro.ttl").read_text()
    own = text.split("urn:estro:multi")[0]
    return {symbol: int(index) for index, symbol in re.findall(
        r'lv2:index (\d+) ;\s+lv2:symbol "(\w+)"', own)}


def piece_in(text):
    """The piece that a score in text tells of: see core/score/text_write.c."""
    def field(name):
        return re.search(rf"^{name} (.*)$", text, re.M).group(1)

    beats, unit = field("meter").split()
    # part ROLE USED LEVEL PAN SEND PROGRAM NAME
    parts = dict(re.findall(r"^part (\w+) 1 \S+ \S+ \S+ \d+ (.*)$", text, re.M))
    return {"key": int(field("key")), "mode": field("mode"), "meter": f"{beats}/{unit}",
            "tempo": float(field("tempo")), "bars": int(field("bars")), "parts": parts}


def read_wav(path):
    """(rate, channels, samples as floats, interleaved) of 32-bit float or whole numbers."""
    data = pathlib.Path(path).read_bytes()
    at, fmt, body = 12, None, b""
    while at + 8 <= len(data):
        name, size = data[at:at + 4], struct.unpack("<I", data[at + 4:at + 8])[0]
        if name == b"fmt ":
            fmt = struct.unpack("<HHIIHH", data[at + 8:at + 24])
        elif name == b"data":
            body = data[at + 8:at + 8 + size]
        at += 8 + size + (size & 1)
    kind, channels, rate, _, _, bits = fmt
    if bits == 32 and kind == 1:
        samples = [s / 2147483648 for s in array.array("i", body[:len(body) // 4 * 4])]
    elif bits == 32:
        samples = array.array("f", body[:len(body) // 4 * 4])
    elif bits == 16:
        samples = [s / 32768 for s in array.array("h", body)]
    else:
        samples = [int.from_bytes(body[i:i + 3], "little", signed=True) / 8388608
                   for i in range(0, len(body) - 2, 3)]
    return rate, channels, samples


def need(*programs):
    missing = [p for p in programs if not shutil.which(p)]
    if missing:
        print("not here:", *missing)
        raise SystemExit(MISSING)
