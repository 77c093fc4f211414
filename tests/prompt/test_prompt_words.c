// Words: languages, slips, emojis, and every General MIDI program by its name.

#include "core/param/instrument.h"
#include "core/prompt/genre.h"
#include "core/prompt/prompt.h"
#include "tests/test.h"

#include <stdbool.h>

static PromptIntent
read(const char* sentence)
{
  PromptIntent intent;
  prompt_read(NULL, sentence, strlen(sentence), &intent);
  return intent;
}

static bool
wants(const PromptIntent* intent, const char* instrument)
{
  const uint32_t id = param_instrument_find(instrument);
  return intent->wanted[id / 32] >> (id % 32) & 1U;
}

/// The same wish in eight languages: a slow jazz in D minor, 90 bpm, without drums.
static void
eight_languages_say_the_same(void)
{
  static const char* const sentences[] = {
    "slow jazz in D minor, 90 bpm, no drums",
    "jazz lento en re menor, 90 bpm, sin batería",
    "langsamer Jazz in d-Moll, 90 bpm, ohne Schlagzeug",
    "jazz lent en ré mineur, 90 bpm, sans batterie",
    "jazz lento in re minore, 90 bpm, senza batteria",
    "jazz lento em ré menor, 90 bpm, sem bateria",
    "慢爵士，D小调，90 bpm，没有鼓",
    "ゆっくりしたジャズ、ニ短調、90bpm、ドラムなし",
  };
  for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); ++i) {
    const PromptIntent intent = read(sentences[i]);
    CHECK_TEXT(prompt_genre(intent.genres[0].genre)->name, "jazz");
    CHECK(intent.key == 2 && intent.mode == BASE_MINOR);
    CHECK_NEAR(intent.tempo_bpm.value, 90, 0);
    CHECK(intent.parts[BASE_DRUMS].wish == PROMPT_EXCLUDED);
  }
}

static void
slips_within_one_edit_are_read(void)
{
  const PromptIntent intent = read("regae with trupmet, acordion and no drumms");
  CHECK_TEXT(prompt_genre(intent.genres[0].genre)->name, "reggae");
  CHECK(wants(&intent, "trumpet") && wants(&intent, "accordion"));
  CHECK(intent.parts[BASE_DRUMS].wish == PROMPT_EXCLUDED);
  CHECK(intent.genres[0].source.confidence < 0.9f);
}

static void
emojis_speak(void)
{
  const PromptIntent intent = read("🎄🎻 😢");
  CHECK_TEXT(prompt_genre(intent.genres[0].genre)->name, "christmas");
  CHECK(intent.valence.value < 0);
}

static void
exceptions_stay(void)
{
  const PromptIntent intent = read("no strings except cello");
  const uint32_t     violin = param_instrument_find("violin");
  CHECK(wants(&intent, "cello"));
  CHECK(intent.excluded[violin / 32] >> (violin % 32) & 1U);
}

static void
contradictions_are_told(void)
{
  const PromptIntent meter = read("waltz in 4/4");
  CHECK(meter.meter.beats == 4 && meter.n_remarks == 1);
  CHECK(meter.remarks[0].kind == PROMPT_CONFLICT);
  const PromptIntent tempo = read("90 bpm, no, make it 96 bpm");
  CHECK_NEAR(tempo.tempo_bpm.value, 96, 0);
  CHECK(tempo.remarks[0].kind == PROMPT_CONFLICT);
}

static void
a_denial_is_never_lost(void)
{
  static const char* const sentences[] = {
    "piano ballad, no piano", "no piano, sad piano", "piano lead, but no piano please"};
  const uint32_t grand = param_instrument_find("grand piano");
  for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); ++i) {
    const PromptIntent intent = read(sentences[i]);
    CHECK(intent.excluded[grand / 32] >> (grand % 32) & 1U);
    CHECK(!wants(&intent, "grand piano"));
    CHECK(intent.n_remarks >= 1 && intent.remarks[0].kind == PROMPT_CONFLICT);
  }
}

static void
the_more_specific_word_wins(void)
{
  const PromptIntent keys = read("electric piano, no piano");
  CHECK(wants(&keys, "electric piano") && !wants(&keys, "grand piano"));
  const PromptIntent drums = read("no drums, just congas");
  CHECK(wants(&drums, "latin kit"));
  const PromptIntent piano = read("piano, but no grand piano");
  CHECK(wants(&piano, "felt piano") && !wants(&piano, "grand piano"));
}

static const char* const programs[128] = {"acoustic grand piano",
                                          "bright acoustic piano",
                                          "electric grand piano",
                                          "honky-tonk piano",
                                          "electric piano 1",
                                          "electric piano 2",
                                          "harpsichord",
                                          "clavi",
                                          "celesta",
                                          "glockenspiel",
                                          "music box",
                                          "vibraphone",
                                          "marimba",
                                          "xylophone",
                                          "tubular bells",
                                          "dulcimer",
                                          "drawbar organ",
                                          "percussive organ",
                                          "rock organ",
                                          "church organ",
                                          "reed organ",
                                          "accordion",
                                          "harmonica",
                                          "tango accordion",
                                          "acoustic guitar (nylon)",
                                          "acoustic guitar (steel)",
                                          "electric guitar (jazz)",
                                          "electric guitar (clean)",
                                          "electric guitar (muted)",
                                          "overdriven guitar",
                                          "distortion guitar",
                                          "guitar harmonics",
                                          "acoustic bass",
                                          "electric bass (finger)",
                                          "electric bass (pick)",
                                          "fretless bass",
                                          "slap bass 1",
                                          "slap bass 2",
                                          "synth bass 1",
                                          "synth bass 2",
                                          "violin",
                                          "viola",
                                          "cello",
                                          "contrabass",
                                          "tremolo strings",
                                          "pizzicato strings",
                                          "orchestral harp",
                                          "timpani",
                                          "string ensemble 1",
                                          "string ensemble 2",
                                          "synth strings 1",
                                          "synth strings 2",
                                          "choir aahs",
                                          "voice oohs",
                                          "synth voice",
                                          "orchestra hit",
                                          "trumpet",
                                          "trombone",
                                          "tuba",
                                          "muted trumpet",
                                          "french horn",
                                          "brass section",
                                          "synth brass 1",
                                          "synth brass 2",
                                          "soprano sax",
                                          "alto sax",
                                          "tenor sax",
                                          "baritone sax",
                                          "oboe",
                                          "english horn",
                                          "bassoon",
                                          "clarinet",
                                          "piccolo",
                                          "flute",
                                          "recorder",
                                          "pan flute",
                                          "blown bottle",
                                          "shakuhachi",
                                          "whistle",
                                          "ocarina",
                                          "lead 1 (square)",
                                          "lead 2 (sawtooth)",
                                          "lead 3 (calliope)",
                                          "lead 4 (chiff)",
                                          "lead 5 (charang)",
                                          "lead 6 (voice)",
                                          "lead 7 (fifths)",
                                          "lead 8 (bass + lead)",
                                          "pad 1 (new age)",
                                          "pad 2 (warm)",
                                          "pad 3 (polysynth)",
                                          "pad 4 (choir)",
                                          "pad 5 (bowed)",
                                          "pad 6 (metallic)",
                                          "pad 7 (halo)",
                                          "pad 8 (sweep)",
                                          "fx 1 (rain)",
                                          "fx 2 (soundtrack)",
                                          "fx 3 (crystal)",
                                          "fx 4 (atmosphere)",
                                          "fx 5 (brightness)",
                                          "fx 6 (goblins)",
                                          "fx 7 (echoes)",
                                          "fx 8 (sci-fi)",
                                          "sitar",
                                          "banjo",
                                          "shamisen",
                                          "koto",
                                          "kalimba",
                                          "bagpipe",
                                          "fiddle",
                                          "shanai",
                                          "tinkle bell",
                                          "agogo",
                                          "steel drums",
                                          "woodblock",
                                          "taiko drum",
                                          "melodic tom",
                                          "synth drum",
                                          "reverse cymbal",
                                          "guitar fret noise",
                                          "breath noise",
                                          "seashore",
                                          "bird tweet",
                                          "telephone ring",
                                          "helicopter",
                                          "applause",
                                          "gunshot"};

/// The names of the General MIDI Level 1 sound set.
static void
every_general_midi_program_is_known(void)
{
  for (int i = 0; i < 128; ++i) {
    const PromptIntent intent = read(programs[i]);
    bool               named  = false;
    for (int part = 0; part < BASE_N_PARTS; ++part) {
      named = named || intent.parts[part].wish == PROMPT_WANTED;
    }
    if (!named) {
      printf("%s\n", programs[i]);
    }
    CHECK(named);
  }
}

int
main(void)
{
  RUN(eight_languages_say_the_same);
  RUN(slips_within_one_edit_are_read);
  RUN(emojis_speak);
  RUN(exceptions_stay);
  RUN(contradictions_are_told);
  RUN(a_denial_is_never_lost);
  RUN(the_more_specific_word_wins);
  RUN(every_general_midi_program_is_known);
  return 0;
}
