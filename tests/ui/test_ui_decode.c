// Messages change the mirror; damaged messages change nothing and hurt nobody.

#include "tests/test.h"
#include "tests/ui/scene.h"
#include "ui/encode.h"

static SceneMap map;
static UiMirror mirror;
static uint64_t bytes[ESTRO_ATOM_BYTES / 8];

static unsigned
tell(size_t n)
{
  return ui_decode(&mirror, &map.uris, bytes, n, 1.0);
}

static unsigned
tell_section(int32_t take, unsigned index)
{
  return tell(scene_section(&map, bytes, sizeof(bytes), take, index));
}

static void
start(void)
{
  scene_map_init(&map);
  ui_mirror_init(&mirror);
}

static void
a_piece_and_its_sections_arrive_whole(void)
{
  start();
  CHECK(tell(scene_piece(&map, bytes, sizeof(bytes), 7)) & UI_CHANGED_SCORE);
  CHECK(mirror.piece.take == 7 && mirror.piece.bars == 32);
  CHECK(mirror.piece.meter.beats == 3 && mirror.piece.meter.unit == 4);
  CHECK_TEXT(mirror.piece.parts[BASE_BASS], "upright bass");
  CHECK_TEXT(mirror.piece.parts[BASE_COUNTER], "");
  CHECK(mirror.piece.programs[BASE_LEAD] == 66);
  // Out of order, as a cautious host may deliver them
  CHECK(tell_section(7, 2) && tell_section(7, 0) && tell_section(7, 1));
  CHECK(mirror.n_sections == 3);
  for (unsigned i = 0; i < 3; ++i) {
    CHECK(mirror.sections[i].first == (int32_t)i * SCENE_BARS);
  }
  const UiSection* const section = ui_mirror_section_at(&mirror, 9.5 * 3 * BASE_PPQ);
  CHECK(section == &mirror.sections[1]);
  CHECK(section->n_chords == 8 && section->chords[1].start == 2880);
  CHECK_TEXT(section->chords[6].name, "Cm9");
  CHECK(section->n_notes > 100 && section->notes[0].part == BASE_BASS);
  ui_mirror_free(&mirror);
}

static void
a_section_told_again_replaces_itself(void)
{
  start();
  tell(scene_piece(&map, bytes, sizeof(bytes), 1));
  tell_section(1, 0);
  tell_section(1, 1);
  const uint32_t version = mirror.version;
  tell_section(1, 0);
  CHECK(mirror.n_sections == 2 && mirror.version != version);
  ui_mirror_free(&mirror);
}

static void
a_new_take_clears_the_old_score(void)
{
  start();
  tell(scene_piece(&map, bytes, sizeof(bytes), 1));
  tell_section(1, 0);
  tell(scene_piece(&map, bytes, sizeof(bytes), 1));
  CHECK(mirror.n_sections == 1);
  tell(scene_piece(&map, bytes, sizeof(bytes), 2));
  CHECK(mirror.n_sections == 0 && mirror.low > mirror.high);
  CHECK(!tell_section(1, 1)); // Late news of the old take
  CHECK(mirror.n_sections == 0);
  ui_mirror_free(&mirror);
}

static void
an_endless_piece_keeps_its_latest_sections(void)
{
  start();
  tell(scene_piece(&map, bytes, sizeof(bytes), 1));
  for (unsigned i = 0; i < UI_MAX_SECTIONS + 10; ++i) {
    CHECK(ui_mirror_add(&mirror, (UiSection){.first = (int32_t)i, .bars = 1}));
  }
  CHECK(mirror.n_sections == UI_MAX_SECTIONS && mirror.sections[0].first == 10);
  ui_mirror_free(&mirror);
}

static void
texts_are_cleaned_and_cut(void)
{
  start();
  static char long_text[2000];
  memset(long_text, 'x', sizeof(long_text) - 1);
  tell(scene_set(&map, bytes, sizeof(bytes), map.uris.status, long_text));
  CHECK(strlen(mirror.status) == sizeof(mirror.status) - 1);
  CHECK(tell(scene_set(&map, bytes, sizeof(bytes), map.uris.summary, "a\xFF\nb")) ==
        UI_CHANGED_READING);
  CHECK_TEXT(mirror.summary, "a b");
  ui_mirror_free(&mirror);
}

static void
a_text_without_its_zero_ends_with_its_size(void)
{
  start();
  const size_t n    = scene_set(&map, bytes, sizeof(bytes), map.uris.status, "abcdefg");
  char* const  text = (char*)bytes + n - 8; // "abcdefg" and its zero are 8 bytes
  CHECK_TEXT(text, "abcdefg");
  text[7] = 'h';
  tell(n);
  CHECK_TEXT(mirror.status, "abcdefgh");
  ui_mirror_free(&mirror);
}

static void
impossible_facts_are_refused(void)
{
  static const int32_t wrong[][2] = {{12, 0}, {-1, 0}, {0, BASE_N_MODES}, {0, -1}};
  start();
  for (unsigned i = 0; i < 4; ++i) {
    LV2_Atom_Forge       forge = scene_forge(&map, bytes, sizeof(bytes));
    LV2_Atom_Forge_Frame frame;
    const LV2_URID       ints[] = {map.uris.take, map.uris.beats, map.uris.unit,
                                   map.uris.bars, map.uris.tempo};
    lv2_atom_forge_object(&forge, &frame, 0, map.uris.Piece);
    for (unsigned k = 0; k < 5; ++k) {
      lv2_atom_forge_key(&forge, ints[k]);
      lv2_atom_forge_int(&forge, 4);
    }
    lv2_atom_forge_key(&forge, map.uris.key);
    lv2_atom_forge_int(&forge, wrong[i][0]);
    lv2_atom_forge_key(&forge, map.uris.mode);
    lv2_atom_forge_int(&forge, wrong[i][1]);
    lv2_atom_forge_pop(&forge, &frame);
    CHECK(tell(scene_size(bytes)) == 0);
  }
  CHECK(!mirror.piece.known);
  ui_mirror_free(&mirror);
}

static void
impossible_notes_are_left_out(void)
{
  static const int32_t notes[] = {0,  10, 7,  60,  90,  // No such part
                                  0,  10, 0,  128, 90,  // No such pitch
                                  0,  10, 0,  60,  0,   // Silent
                                  0,  10, -1, 60,  90,  // No such part
                                  5,  -1, 0,  60,  90,  // Backwards
                                  -9, 1,  0,  60,  90,  // Before the section
                                  0,  10, 0,  60,  127, // Fine
                                  0,  10};              // Cut
  start();
  tell(scene_piece(&map, bytes, sizeof(bytes), 1));
  LV2_Atom_Forge       forge = scene_forge(&map, bytes, sizeof(bytes));
  LV2_Atom_Forge_Frame frame;
  lv2_atom_forge_object(&forge, &frame, 0, map.uris.Section);
  lv2_atom_forge_key(&forge, map.uris.take);
  lv2_atom_forge_int(&forge, 1);
  lv2_atom_forge_key(&forge, map.uris.first);
  lv2_atom_forge_int(&forge, 0);
  lv2_atom_forge_key(&forge, map.uris.bars);
  lv2_atom_forge_int(&forge, 4);
  lv2_atom_forge_key(&forge, map.uris.chords);
  lv2_atom_forge_string(&forge, "0:Am 10:F -3:G", 14);
  lv2_atom_forge_key(&forge, map.uris.notes);
  lv2_atom_forge_vector(&forge, sizeof(int32_t), map.uris.atom_Int,
                        sizeof(notes) / sizeof(notes[0]), notes);
  lv2_atom_forge_pop(&forge, &frame);
  CHECK(tell(scene_size(bytes)) & UI_CHANGED_SCORE);
  CHECK(mirror.sections[0].n_notes == 1 && mirror.sections[0].notes[0].velocity == 127);
  CHECK(mirror.sections[0].n_chords == 2);
  ui_mirror_free(&mirror);
}

/// All messages in turn; returns the size of the `i`-th, 0 after the last.
static size_t
message(unsigned i)
{
  switch (i) {
  case 0:
    return scene_set(&map, bytes, sizeof(bytes), map.uris.prompt, "slow jazz");
  case 1:
    return scene_piece(&map, bytes, sizeof(bytes), 1);
  case 2:
    return scene_section(&map, bytes, sizeof(bytes), 1, 1);
  case 3:
    return scene_playhead(&map, bytes, sizeof(bytes), 960.0, true, false);
  case 4:
    return scene_set(&map, bytes, sizeof(bytes), map.uris.intent, "{\"key\": 3}");
  default:
    return 0;
  }
}

static void
a_message_cut_anywhere_changes_nothing_known(void)
{
  start();
  tell(scene_piece(&map, bytes, sizeof(bytes), 1));
  for (unsigned i = 0; i < 5; ++i) {
    const size_t n = message(i);
    for (size_t cut = 0; cut < n; ++cut) {
      // A copy of exactly that size, so that a tool sees any step beyond it
      void* const copy = malloc(cut ? cut : 1);
      memcpy(copy, bytes, cut);
      CHECK(ui_decode(&mirror, &map.uris, copy, cut, 1.0) == 0);
      free(copy);
    }
  }
  ui_mirror_free(&mirror);
}

static void
a_message_with_any_word_changed_hurts_nobody(void)
{
  static const uint32_t values[] = {0, 1, 7, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF};
  start();
  tell(scene_piece(&map, bytes, sizeof(bytes), 1));
  for (unsigned i = 0; i < 5; ++i) {
    const size_t n     = message(i);
    const size_t words = n / 4 < 400 ? n / 4 : 400;
    char* const  copy  = malloc(n);
    for (size_t w = 0; w < words; ++w) {
      for (unsigned v = 0; v < 6; ++v) {
        memcpy(copy, bytes, n);
        memcpy(copy + 4 * w, &values[v], 4);
        ui_decode(&mirror, &map.uris, copy, n, 1.0);
      }
    }
    free(copy);
  }
  CHECK(mirror.n_sections <= UI_MAX_SECTIONS);
  ui_mirror_free(&mirror);
}

static void
a_message_may_lie_at_any_address(void)
{
  start();
  const size_t n    = scene_piece(&map, bytes, sizeof(bytes), 3);
  char* const  copy = malloc(n + 1);
  memcpy(copy + 1, bytes, n);
  CHECK(ui_decode(&mirror, &map.uris, copy + 1, n, 1.0));
  CHECK(mirror.piece.take == 3);
  free(copy);
  ui_mirror_free(&mirror);
}

static void
what_the_window_sends_is_what_a_forge_would_write(void)
{
  static uint64_t ours[UI_MESSAGE_BYTES / 8 + 1];
  start();
  for (unsigned length = 0; length < 20; ++length) {
    const char* const prompt = &"slow jazz waltz in Bb"[length];
    const size_t n = scene_set(&map, bytes, sizeof(bytes), map.uris.prompt, prompt);
    CHECK(ui_encode_text(&map.uris, map.uris.prompt, prompt, ours) == n);
    CHECK(!memcmp(ours, bytes, n));
  }
  static char longest[ESTRO_MAX_PROMPT_BYTES + 1];
  memset(longest, 'x', ESTRO_MAX_PROMPT_BYTES);
  CHECK(ui_encode_text(&map.uris, map.uris.prompt, longest, ours) <= UI_MESSAGE_BYTES);
  CHECK(ui_encode_get(&map.uris, ours) == sizeof(LV2_Atom_Object));
}

int
main(void)
{
  RUN(a_piece_and_its_sections_arrive_whole);
  RUN(a_section_told_again_replaces_itself);
  RUN(a_new_take_clears_the_old_score);
  RUN(an_endless_piece_keeps_its_latest_sections);
  RUN(texts_are_cleaned_and_cut);
  RUN(a_text_without_its_zero_ends_with_its_size);
  RUN(impossible_facts_are_refused);
  RUN(impossible_notes_are_left_out);
  RUN(a_message_cut_anywhere_changes_nothing_known);
  RUN(a_message_with_any_word_changed_hurts_nobody);
  RUN(a_message_may_lie_at_any_address);
  RUN(what_the_window_sends_is_what_a_forge_would_write);
  return 0;
}
