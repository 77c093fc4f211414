"""What the tests of Ardour without its window share."""
import re
import shutil
import sys

import tools

RATE = 48000
MAKERS = "ardour_make.lua", "ardour_fan.lua", "ardour_song.lua"  # Of new sessions


def again(check, *words):
    """Checks up to three times: now and then Ardour 7.3 knows latencies too late, so that
    its blocks, and with them automation and recordings, are moved."""
    for left in (2, 1, 0):
        try:
            return check(*words)
        except AssertionError as wrong:
            if not left:
                raise
            print("again, as", wrong)


def lua(place, script, session, **env):
    """Ardour's own race over port names ends it now and then: try again."""
    for _ in range(4):
        if script in MAKERS:
            shutil.rmtree(session, ignore_errors=True)
        code, said = place.run("ardour7-lua", tools.HERE / script,
                               ESTRO_SESSION=str(session), **env)
        if code == 0 and "LOADED" in said and (session / "estro.ardour").exists():
            return said
    sys.exit(f"Ardour failed ({code}):\n{said}")


def give_locations(session, *wanted, snapshot="estro"):
    """Puts locations into the session's file, each as its attributes in XML."""
    file = session / f"{snapshot}.ardour"
    text = file.read_text()
    number = int(re.search(r'id-counter="(\d+)"', text).group(1)) + 10
    locations = "".join(
        f'<Location id="{number + nth}" locked="0" timestamp="0" cue="0" {attributes}/>'
        for nth, attributes in enumerate(wanted))
    text = text.replace("<Locations/>", f"<Locations>{locations}</Locations>", 1)
    file.write_text(re.sub(r'id-counter="\d+"', f'id-counter="{number + len(wanted)}"',
                           text, count=1))


def give_range(session, seconds, snapshot="estro"):
    """Gives the session a length to export; a session without notes has none."""
    give_locations(session, f'name="session" start="a0" end="a{int(seconds * 282240000)}" '
                            f'flags="IsSessionRange"', snapshot=snapshot)


def export(place, session, name, snapshot="estro"):
    """The samples, interleaved.  Of 75 exports this program of Ardour 7.3 breaks one, with
    any plugin: it frees a buffer twice (~PortExportChannel), dies of it and leaves a file
    with noise in it."""
    out = place.folder / name
    for _ in range(4):
        code, said = place.run("ardour7-export", "-b", "float", "-o", out, session, snapshot)
        if code == 0 and out.exists() and "Port already exists" not in said:
            rate, _, samples = tools.read_wav(out)
            assert rate == RATE
            return samples
    sys.exit(f"Ardour's export failed ({code}):\n{said}")


def exports_alike(place, session, name):
    """All exports until two are alike, four at most: as it happens Ardour lets its blocks
    begin at -768 or at -752 frames, and it reads the lines of automation and tells the
    tempo of a ramp once in a block."""
    made = []
    for _ in range(4):
        samples = export(place, session, name)
        if samples in made:
            return made
        made.append(samples)
    raise AssertionError("all exports differ")


def check_export(place, session, name, wanted):
    """An export is like one of those of `wanted`; four are made at most."""
    assert any(export(place, session, name) in wanted for _ in range(4)), \
        "it sounds otherwise"


def states(session):
    """Every file of the plugin's saved state, newest last."""
    folders = sorted((session / "plugins").glob("*/state*"),
                     key=lambda f: int(re.search(r"\d+$", f.name).group()))
    return {f.name: f.read_bytes() for f in sorted(folders[-1].rglob("*")) if f.is_file()}


def score_in(session):
    """The music as text: inside the state, or in the file that it names."""
    text = b"\n".join(states(session).values()).decode(errors="replace")
    assert "estro-score" in text, "no score in the state"
    return text


def onset_strength(samples, seconds):
    """How much louder it is just after a moment than just before, in dB-like steps."""
    def energy(begin, end):
        begin, end = (max(0, int(t * RATE)) * 2 for t in (begin, end))
        part = samples[begin:end]
        return sum(s * s for s in part) / max(1, len(part)) + 1e-9
    return energy(seconds, seconds + 0.03) / energy(seconds - 0.03, seconds - 0.002)
