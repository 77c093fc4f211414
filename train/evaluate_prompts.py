"""Sentences in all 27 styles, drawn from one seed, and what each of them asks for.

A request is a dictionary: prompt, seed, style, and of the rest what the sentence says:
key (0..11), mode, tempo, meter [beats, unit], bars, programs (of General MIDI, that must
play), kit (one of drums), without (parts that must not play), never (programs that must not).
What it does not say is not in it.
"""
import random

# Each style's genres as a musician names them, with tempi that they are played in
GENRES = {
    "pop": (("pop", 92, 126), ("synth pop", 104, 128), ("indie pop", 96, 132), ("pop ballad", 60, 84)),
    "rock": (("rock", 104, 144), ("indie rock", 108, 148), ("grunge", 92, 128), ("post-rock", 76, 120)),
    "metal": (("heavy metal", 120, 168), ("power metal", 140, 190), ("doom metal", 60, 80)),
    "punk": (("punk", 160, 200), ("pop punk", 150, 190), ("ska", 124, 172)),
    "jazz": (("jazz", 84, 190), ("swing", 130, 210), ("cool jazz", 84, 150), ("bebop", 190, 250)),
    "blues": (("blues", 66, 124), ("blues rock", 84, 130), ("boogie-woogie", 130, 180)),
    "classical": (("classical", 66, 138), ("baroque", 72, 124), ("romantic", 60, 116), ("chamber music", 66, 126)),
    "folk": (("folk", 80, 124), ("celtic", 96, 132), ("singer-songwriter", 72, 116), ("klezmer", 108, 160)),
    "country": (("country", 88, 136), ("bluegrass", 120, 160), ("western", 84, 120)),
    "latin": (("latin", 92, 124), ("salsa", 164, 200), ("cumbia", 84, 108), ("tango", 108, 132)),
    "bossa": (("bossa nova", 116, 144),),
    "funk": (("funk", 94, 118), ("disco", 112, 126)),
    "soul": (("soul", 74, 116), ("neo-soul", 70, 98), ("motown", 104, 132)),
    "gospel": (("gospel", 70, 132),),
    "reggae": (("reggae", 66, 88), ("dub", 64, 84)),
    "afro": (("afrobeat", 100, 128), ("highlife", 108, 136), ("afrobeats", 98, 116)),
    "hiphop": (("hip hop", 82, 100), ("boom bap", 84, 96), ("trap", 130, 152)),
    "lofi": (("lo-fi", 68, 88), ("chillout", 80, 108)),
    "triphop": (("trip hop", 72, 96), ("downtempo", 76, 104)),
    "house": (("house", 120, 128), ("deep house", 118, 124), ("tech house", 124, 128)),
    "techno": (("techno", 124, 138), ("minimal techno", 122, 130)),
    "trance": (("trance", 132, 142), ("psytrance", 138, 148)),
    "dnb": (("drum and bass", 170, 178), ("liquid drum and bass", 170, 176), ("jungle", 160, 172)),
    "synthwave": (("synthwave", 84, 118), ("darksynth", 96, 128)),
    "ambient": (("ambient", 56, 84), ("new age", 56, 88)),
    "cinematic": (("cinematic", 70, 126), ("epic trailer", 90, 140), ("orchestral", 72, 132)),
    "chiptune": (("chiptune", 124, 168), ("video game", 110, 156)),
}

KEYS = (("C", "C"), ("C#", "Db"), ("D", "D"), ("D#", "Eb"), ("E", "E"), ("F", "F"), ("F#", "F sharp"), ("G", "G"),
        ("G#", "A flat"), ("A", "A"), ("A#", "Bb"), ("B", "B"))
OTHER_MODES = ("dorian", "phrygian", "lydian", "mixolydian")
METERS = ((3, 4), (6, 8), (5, 4), (7, 8), (12, 8))
BARS = (16, 20, 24, 32, 32, 40, 48)
MOODS = ("melancholic", "happy", "dreamy", "dark", "uplifting", "calm", "tense", "romantic", "playful", "nostalgic",
         "triumphant", "mysterious", "warm", "lonely", "hopeful", "aggressive")
SCENES = ("a rainy night in the city", "sunrise over the sea", "a long drive home", "the last day of summer",
          "a chase through the old town", "snow on empty streets", "a dance among friends", "a walk in the forest")
INSTRUMENTS = {"grand piano": 0, "electric piano": 4, "harpsichord": 6, "celesta": 8, "vibraphone": 11, "marimba": 12,
               "accordion": 21, "harmonica": 22, "nylon guitar": 24, "clean guitar": 27, "distorted guitar": 30,
               "upright bass": 32, "fretless bass": 35, "synth bass": 38, "violin": 40, "cello": 42, "harp": 46,
               "choir": 52, "trumpet": 56, "trombone": 57, "french horn": 60, "alto sax": 65, "tenor sax": 66,
               "oboe": 68, "clarinet": 71, "flute": 73, "saw lead": 81, "warm pad": 89, "sitar": 104, "kalimba": 108}
KITS = {"808 kit": 25, "909 kit": 26, "brush kit": 40}
PARTS = {"drums": "drums", "bass": "bass", "pads": "pad", "arpeggios": "arp"}
FAMILIES = {"piano": range(0, 8), "guitar": range(24, 32), "strings": (40, 41, 42, 43, 44, 45, 48, 49, 50, 51),
            "brass": range(56, 64)}  # programs; a harp is no strings


def wishes(draw, asked):
    """Words for instruments, kits and what must not play."""
    names = draw.sample(sorted(INSTRUMENTS), draw.choice((0, 0, 1, 1, 2)))
    if sum("bass" in name for name in names) > 1:
        names.pop()
    words = [f"with {name}" for name in names]
    asked["programs"] = [INSTRUMENTS[w[5:]] for w in words]
    if draw.random() < 0.1:
        kit = draw.choice(sorted(KITS))
        words.append(kit)
        asked["kit"] = KITS[kit]
    asked["without"], asked["never"] = [], []
    if draw.random() < 0.3:
        word = draw.choice(sorted(PARTS))
        if not (word == "drums" and "kit" in asked or word == "bass" and any("bass" in w for w in words)
                or word == "pads" and "with warm pad" in words):
            words.append(draw.choice(("no", "without")) + " " + word)
            asked["without"].append(PARTS[word])
    elif draw.random() < 0.15:
        word = draw.choice(sorted(FAMILIES))
        if not set(FAMILIES[word]) & set(asked["programs"]) and "with harp" not in words:
            words.append("no " + word)
            asked["never"] += FAMILIES[word]
    return words


def request(draw, style):
    """One sentence and what it asks for."""
    genre, slow, fast = draw.choice(GENRES[style])
    asked = {"style": style, "seed": draw.randrange(1, 1000000)}
    words = []
    if draw.random() < 0.93:
        asked["key"] = draw.randrange(12)
        asked["mode"] = draw.choice(OTHER_MODES) if draw.random() < 0.1 else draw.choice(("major", "minor"))
        words.append(f"in {draw.choice(KEYS[asked['key']])} {asked['mode']}")
    if draw.random() < 0.8:
        asked["tempo"] = draw.randint(slow, fast)
        words.append(f"{asked['tempo']} bpm")
    if draw.random() < 0.2:
        asked["meter"] = draw.choice(METERS)
        words.append("{}/{}".format(*asked["meter"]))
    if draw.random() < 0.85:
        asked["bars"] = draw.choice(BARS)
        words.append(f"{asked['bars']} bars")
    words += wishes(draw, asked)
    draw.shuffle(words)
    mood = draw.choice(MOODS) + " " if draw.random() < 0.6 else ""
    scene = [draw.choice(SCENES)] if draw.random() < 0.15 else []
    asked["prompt"] = ", ".join([mood + genre] + scene + words)
    return asked


def requests(n, seed=1):
    """`n` of them, all styles equally often."""
    draw, styles = random.Random(seed), sorted(GENRES)
    return [request(draw, styles[i % len(styles)]) for i in range(n)]
