#include "tests/ui/scene.h"

#include "tests/test.h"

#include <fontconfig/fontconfig.h>

static LV2_URID
map_uri(LV2_URID_Map_Handle handle, const char* uri)
{
  SceneMap* const self = (SceneMap*)handle;
  for (LV2_URID i = 0; i < self->n; ++i) {
    if (!strcmp(self->names[i], uri)) {
      return i + 1;
    }
  }
  CHECK(self->n < 128 && strlen(uri) < 96);
  strcpy(self->names[self->n], uri);
  return ++self->n;
}

void
scene_map_init(SceneMap* self)
{
  memset(self, 0, sizeof(*self));
  self->map = (LV2_URID_Map){self, map_uri};
  ui_uris_init(&self->uris, &self->map);
}

LV2_Atom_Forge
scene_forge(SceneMap* self, void* bytes, size_t size)
{
  LV2_Atom_Forge forge;
  lv2_atom_forge_init(&forge, &self->map);
  lv2_atom_forge_set_buffer(&forge, bytes, size);
  return forge;
}

size_t
scene_size(const void* bytes)
{
  LV2_Atom head;
  memcpy(&head, bytes, sizeof(head));
  return head.size + sizeof(head);
}

size_t
scene_set(SceneMap* self, void* bytes, size_t size, LV2_URID property, const char* text)
{
  LV2_Atom_Forge       forge = scene_forge(self, bytes, size);
  LV2_Atom_Forge_Frame frame;
  lv2_atom_forge_object(&forge, &frame, 0, self->uris.patch_Set);
  lv2_atom_forge_key(&forge, self->uris.patch_property);
  lv2_atom_forge_urid(&forge, property);
  lv2_atom_forge_key(&forge, self->uris.patch_value);
  lv2_atom_forge_string(&forge, text, (uint32_t)strlen(text));
  lv2_atom_forge_pop(&forge, &frame);
  return scene_size(bytes);
}

static void
put_int(LV2_Atom_Forge* forge, LV2_URID key, int32_t value)
{
  lv2_atom_forge_key(forge, key);
  lv2_atom_forge_int(forge, value);
}

size_t
scene_piece(SceneMap* self, void* bytes, size_t size, int32_t take)
{
  static const char* const parts[]    = {"tenor sax", "",           "jazz guitar",
                                         "warm pad",  "vibraphone", "upright bass",
                                         "brush kit"};
  static const int32_t     programs[] = {66, 0, 26, 89, 11, 32, 40};

  const UiUris* const  u     = &self->uris;
  LV2_Atom_Forge       forge = scene_forge(self, bytes, size);
  LV2_Atom_Forge_Frame frame, tuple;
  lv2_atom_forge_object(&forge, &frame, 0, u->Piece);
  put_int(&forge, u->take, take);
  put_int(&forge, u->key, 10);
  put_int(&forge, u->mode, BASE_MAJOR);
  lv2_atom_forge_key(&forge, u->tempo);
  lv2_atom_forge_float(&forge, 90.0f);
  put_int(&forge, u->beats, 3);
  put_int(&forge, u->unit, 4);
  put_int(&forge, u->bars, SCENE_SECTIONS * SCENE_BARS);
  lv2_atom_forge_key(&forge, u->title);
  lv2_atom_forge_string(&forge, "B flat major", 12);
  lv2_atom_forge_key(&forge, u->parts);
  lv2_atom_forge_tuple(&forge, &tuple);
  for (unsigned i = 0; i < BASE_N_PARTS; ++i) {
    lv2_atom_forge_string(&forge, parts[i], (uint32_t)strlen(parts[i]));
  }
  lv2_atom_forge_pop(&forge, &tuple);
  lv2_atom_forge_key(&forge, u->programs);
  lv2_atom_forge_vector(&forge, sizeof(int32_t), u->atom_Int, BASE_N_PARTS, programs);
  lv2_atom_forge_pop(&forge, &frame);
  return scene_size(bytes);
}

#define FACT(origin, words) ", \"origin\": \"" origin "\", \"words\": \"" words "\""

const char scene_intent[] =
  "{\"version\": 1, \"genres\": [{\"value\": \"jazz waltz\", \"weight\": 1" FACT(
    "stated",
    "jazz waltz") "}],"
                  "\"valence\": {\"value\": 0.2" FACT(
                    "inferred",
                    "slow") "},"
                            "\"arousal\": {\"value\": -0.5" FACT(
                              "inferred",
                              "slow") "},"
                                      "\"tension\": {\"value\": 0" FACT(
                                        "default",
                                        "") "},"
                                            "\"tempo\": {\"value\": 90, \"span\": [60, "
                                            "66]" FACT(
                                              "stated",
                                              "90 bpm") "},"
                                                        "\"key\": {\"value\": "
                                                        "\"Bb\"" FACT(
                                                          "stated",
                                                          "Bb") "},"
                                                                "\"mode\": {\"value\": "
                                                                "\"major\"" FACT(
                                                                  "inferred",
                                                                  "Bb") "},"
                                                                        "\"meter\": "
                                                                        "{\"value\": "
                                                                        "\"3/4\"" FACT(
                                                                          "inferred",
                                                                          "waltz") "},"
                                                                                   "\"l"
                                                                                   "eng"
                                                                                   "th"
                                                                                   "\":"
                                                                                   " {"
                                                                                   "\"b"
                                                                                   "ars"
                                                                                   "\":"
                                                                                   " 0,"
                                                                                   " \""
                                                                                   "sec"
                                                                                   "ond"
                                                                                   "s\""
                                                                                   ": "
                                                                                   "0, "
                                                                                   "\"e"
                                                                                   "ndl"
                                                                                   "ess"
                                                                                   "\":"
                                                                                   " fa"
                                                                                   "ls"
                                                                                   "e" FACT(
                                                                                     "d"
                                                                                     "e"
                                                                                     "f"
                                                                                     "a"
                                                                                     "u"
                                                                                     "l"
                                                                                     "t",
                                                                                     "") "},"
                                                                                         "\"parts\": {"
                                                                                         "\"lead\": {\"wish\": \"wanted\", \"instrument\": \"tenor sax\"" FACT(
                                                                                           "set",
                                                                                           "") "},"
                                                                                               "\"bass\": {\"wish\": \"wanted\", \"instrument\": \"upright bass\"" FACT(
                                                                                                 "stated",
                                                                                                 "walking bass") "},"
                                                                                                                 "\"drums\": {\"wish\": \"wanted\", \"instrument\": \"brush kit\"" FACT(
                                                                                                                   "stated",
                                                                                                                   "brushes") "},"
                                                                                                                              "\"counter\": {\"wish\": \"any\", \"instrument\": null" FACT(
                                                                                                                                "default",
                                                                                                                                "") "}},"
                                                                                                                                    "\"only\": false, \"wanted\": [], \"excluded\": [\"grand piano\"],"
                                                                                                                                    "\"chords\": {\"value\": []" FACT(
                                                                                                                                      "default",
                                                                                                                                      "") "},"
                                                                                                                                          "\"form\": {\"value\": [\"intro\", \"A\", \"B\", \"A\"]" FACT(
                                                                                                                                            "inferred",
                                                                                                                                            "jazz") "},"
                                                                                                                                                    "\"remarks\": [{\"kind\": \"conflict\", \"text\": \"slow, but 90 bpm: the number wins\","
                                                                                                                                                    "\"span\": [60, 66], \"words\": \"90 bpm\"}]}";

/// Notes enough to look like music: a tune, chords, a walking bass and brushes.
static uint32_t
write_notes(int32_t* out, unsigned index)
{
  static const int roots[] = {58, 55, 60, 53, 62, 55, 60, 53};
  static const int tune[]  = {0, 4, 7, 9, 7, 4, 2, 7, 12, 9, 7, 5};

  uint32_t n = 0;
#define NOTE(start, length, part, pitch, velocity)                                     \
  (out[n++] = (start), out[n++] = (length), out[n++] = (part), out[n++] = (pitch),     \
   out[n++] = (velocity))
  for (int bar = 0; bar < SCENE_BARS; ++bar) {
    const int at = bar * 3 * BASE_PPQ, root = roots[bar];
    for (int beat = 0; beat < 3; ++beat) {
      const int now = at + beat * BASE_PPQ;
      NOTE(now, 900, BASE_BASS, root - 24 + (beat * 4 + (int)index) % 8, 80 + 8 * beat);
      NOTE(now, 100, BASE_DRUMS, beat ? 38 : 36, 60 + 10 * beat);
      NOTE(now, 100, BASE_DRUMS, 51, 70);
      NOTE(now + 640, 100, BASE_DRUMS, 42, 40);
      if (index) {
        const int step = tune[(bar * 3 + beat * 5 + (int)index) % 12];
        NOTE(now, 420, BASE_LEAD, 70 + step, 60 + 5 * step);
        NOTE(now + 640, 300, BASE_LEAD, 72 + step / 2, 50);
      }
      NOTE(now + 480, 200, BASE_ARP, root + 12 + beat * 4, 45);
    }
    for (int i = 0; i < 3; ++i) {
      NOTE(at + 640, 700, BASE_CHORDS, root + i * 4, 58);
      NOTE(at, 2800, BASE_PAD, root - 12 + i * 7, 40);
    }
  }
#undef NOTE
  return n;
}

size_t
scene_section(SceneMap* self, void* bytes, size_t size, int32_t take, unsigned index)
{
  static const char* const labels[] = {"intro", "A", "B", "A"};
  static const char        chords[] =
    "0:Bbmaj7 2880:Gm7 5760:Cm7 8640:F7 11520:Dm7 14400:G7 17280:Cm9 20160:F7";

  static int32_t       notes[5 * 1024];
  const UiUris* const  u     = &self->uris;
  const uint32_t       n     = write_notes(notes, index);
  LV2_Atom_Forge       forge = scene_forge(self, bytes, size);
  LV2_Atom_Forge_Frame frame;
  const char* const    label = labels[index % 4];
  lv2_atom_forge_object(&forge, &frame, 0, u->Section);
  put_int(&forge, u->take, take);
  put_int(&forge, u->first, (int32_t)index * SCENE_BARS);
  put_int(&forge, u->bars, SCENE_BARS);
  lv2_atom_forge_key(&forge, u->label);
  lv2_atom_forge_string(&forge, label, (uint32_t)strlen(label));
  lv2_atom_forge_key(&forge, u->drive);
  lv2_atom_forge_float(&forge, 0.25f * (float)(index + 1));
  lv2_atom_forge_key(&forge, u->chords);
  lv2_atom_forge_string(&forge, chords, sizeof(chords) - 1);
  lv2_atom_forge_key(&forge, u->notes);
  lv2_atom_forge_vector(&forge, sizeof(int32_t), u->atom_Int, n, notes);
  lv2_atom_forge_pop(&forge, &frame);
  return scene_size(bytes);
}

size_t
scene_playhead(SceneMap* self, void* bytes, size_t size, double ticks, bool rolling,
               bool busy)
{
  static const float peaks[BASE_N_PARTS] = {0.3f,  0.0f, 0.12f, 0.06f,
                                            0.09f, 0.2f, 0.4f};

  const UiUris* const  u     = &self->uris;
  LV2_Atom_Forge       forge = scene_forge(self, bytes, size);
  LV2_Atom_Forge_Frame frame;
  lv2_atom_forge_object(&forge, &frame, 0, u->Playhead);
  lv2_atom_forge_key(&forge, u->ticks);
  lv2_atom_forge_double(&forge, ticks);
  lv2_atom_forge_key(&forge, u->rolling);
  lv2_atom_forge_bool(&forge, rolling);
  put_int(&forge, u->ready, busy ? SCENE_BARS * 2 : SCENE_BARS * SCENE_SECTIONS);
  lv2_atom_forge_key(&forge, u->busy);
  lv2_atom_forge_bool(&forge, busy);
  lv2_atom_forge_key(&forge, u->peak);
  lv2_atom_forge_float(&forge, 0.4f);
  lv2_atom_forge_key(&forge, u->peaks);
  lv2_atom_forge_vector(&forge, sizeof(float), u->atom_Float, BASE_N_PARTS, peaks);
  lv2_atom_forge_key(&forge, u->loudness);
  lv2_atom_forge_float(&forge, -16.4f);
  lv2_atom_forge_pop(&forge, &frame);
  return scene_size(bytes);
}

size_t
scene_takes(SceneMap* self, void* bytes, size_t size)
{
  static const int32_t     numbers[] = {1, 2, 3, 4};
  static const int32_t     stars[]   = {3, 0, 5, 0};
  static const char* const titles[]  = {
     "dusty lo-fi piano, brushed drums, rainy evening",
     "bright funk, slap bass and clavinet",
     "slow jazz waltz in Bb, walking bass, brushes",
     "slow jazz waltz in Bb, walking bass, brushes"};

  const UiUris* const  u     = &self->uris;
  LV2_Atom_Forge       forge = scene_forge(self, bytes, size);
  LV2_Atom_Forge_Frame frame, tuple;
  lv2_atom_forge_object(&forge, &frame, 0, u->Takes);
  put_int(&forge, u->take, 3);
  lv2_atom_forge_key(&forge, u->takes);
  lv2_atom_forge_vector(&forge, sizeof(int32_t), u->atom_Int, 4, numbers);
  lv2_atom_forge_key(&forge, u->titles);
  lv2_atom_forge_tuple(&forge, &tuple);
  for (unsigned i = 0; i < 4; ++i) {
    lv2_atom_forge_string(&forge, titles[i], (uint32_t)strlen(titles[i]));
  }
  lv2_atom_forge_pop(&forge, &tuple);
  lv2_atom_forge_key(&forge, u->ratings);
  lv2_atom_forge_vector(&forge, sizeof(int32_t), u->atom_Int, 4, stars);
  lv2_atom_forge_pop(&forge, &frame);
  return scene_size(bytes);
}

void
scene_tell(SceneMap* self, UiView* view)
{
  static uint64_t     bytes[ESTRO_ATOM_BYTES / 8];
  const UiUris* const u = &self->uris;
  size_t              n =
    scene_set(self, bytes, sizeof(bytes), u->prompt,
              "slow jazz waltz in Bb, walking bass, brushes, no piano, 90 bpm");
  ui_view_message(view, u, bytes, n);
  n = scene_set(self, bytes, sizeof(bytes), u->summary,
                "Jazz waltz, slow and warm; tenor sax over walking bass and brushes; "
                "no piano.");
  ui_view_message(view, u, bytes, n);
  n = scene_piece(self, bytes, sizeof(bytes), 1);
  ui_view_message(view, u, bytes, n);
  n = scene_set(self, bytes, sizeof(bytes), u->corrections, "lead=tenor sax\n");
  ui_view_message(view, u, bytes, n);
  n = scene_set(self, bytes, sizeof(bytes), u->intent, scene_intent);
  ui_view_message(view, u, bytes, n);
  n = scene_takes(self, bytes, sizeof(bytes));
  ui_view_message(view, u, bytes, n);
  for (unsigned i = 0; i < SCENE_SECTIONS; ++i) {
    n = scene_section(self, bytes, sizeof(bytes), 1, i);
    ui_view_message(view, u, bytes, n);
  }
}

void
scene_forget_fonts(void)
{
  cairo_debug_reset_static_data();
  FcFini();
}
