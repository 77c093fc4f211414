#include "tests/plugin/host_inside.h"
#include "tests/test.h"

#include <lv2/atom/util.h>
#include <lv2/patch/patch.h>

static const LV2_Atom*
get(const LV2_Atom_Object* object, const char* key)
{
  const LV2_Atom* value = NULL;
  lv2_atom_object_get(object, host_urid(key), &value, 0);
  return value;
}

static int
get_int(const LV2_Atom_Object* object, const char* key)
{
  const LV2_Atom* const atom = get(object, key);
  CHECK(atom && (atom->type == host_urid(LV2_ATOM__Int) ||
                 atom->type == host_urid(LV2_ATOM__Bool)));
  return ((const LV2_Atom_Int*)atom)->body;
}

static float
get_float(const LV2_Atom_Object* object, const char* key)
{
  const LV2_Atom* const atom = get(object, key);
  CHECK(atom && atom->type == host_urid(LV2_ATOM__Float));
  return ((const LV2_Atom_Float*)atom)->body;
}

static const char*
get_text(const LV2_Atom_Object* object, const char* key)
{
  const LV2_Atom* const atom = get(object, key);
  CHECK(atom && atom->type == host_urid(LV2_ATOM__String));
  const char* const text = (const char*)(atom + 1);
  CHECK(atom->size > 0 && strlen(text) == atom->size - 1);
  return text;
}

static void
hear_text(HostNews* news, const LV2_Atom_Object* object)
{
  const LV2_Atom* const property = get(object, LV2_PATCH__property);
  const char* const     text     = get_text(object, LV2_PATCH__value);
  CHECK(property && property->type == host_urid(LV2_ATOM__URID));
  const uint32_t urid = ((const LV2_Atom_URID*)property)->body;
  ++news->n_texts;
  if (urid == host_urid(ESTRO__prompt)) {
    snprintf(news->prompt, sizeof news->prompt, "%s", text);
  } else if (urid == host_urid(ESTRO__intent)) {
    snprintf(news->intent, sizeof news->intent, "%s", text);
  } else if (urid == host_urid(ESTRO__summary)) {
    snprintf(news->summary, sizeof news->summary, "%s", text);
  } else if (urid == host_urid(ESTRO__corrections)) {
    snprintf(news->corrections, sizeof news->corrections, "%s", text);
  } else if (urid == host_urid(ESTRO__instruments)) {
    snprintf(news->chosen, sizeof news->chosen, "%s", text);
  } else {
    CHECK(urid == host_urid(ESTRO__status));
    snprintf(news->status, sizeof news->status, "%s", text);
  }
}

static void
hear_piece(HostNews* news, const LV2_Atom_Object* object)
{
  ++news->n_pieces;
  news->take         = get_int(object, ESTRO__take);
  news->key          = get_int(object, ESTRO__key);
  news->mode         = get_int(object, ESTRO__mode);
  news->beats        = get_int(object, ESTRO__beats);
  news->unit         = get_int(object, ESTRO__unit);
  news->bars         = get_int(object, ESTRO__bars);
  news->tempo        = get_float(object, ESTRO__tempo);
  news->section_bars = 0;
  news->n_notes      = 0;
  CHECK(*get_text(object, ESTRO__title));
  const LV2_Atom_Vector* const programs =
    (const LV2_Atom_Vector*)get(object, ESTRO__programs);
  CHECK(programs && programs->atom.type == host_urid(LV2_ATOM__Vector));
  CHECK(programs->atom.size == sizeof(LV2_Atom_Vector_Body) + 7 * 4);
  const LV2_Atom* const parts = get(object, ESTRO__parts);
  CHECK(parts && parts->type == host_urid(LV2_ATOM__Tuple));
  unsigned n_parts = 0;
  LV2_ATOM_TUPLE_FOREACH((const LV2_Atom_Tuple*)parts, part)
  {
    CHECK(part->type == host_urid(LV2_ATOM__String) && n_parts < 7);
    snprintf(news->instruments[n_parts], sizeof news->instruments[0], "%s",
             (const char*)(part + 1));
    ++n_parts;
  }
  CHECK(n_parts == 7);
}

static void
hear_section(HostNews* news, const LV2_Atom_Object* object)
{
  ++news->n_sections;
  CHECK(get_int(object, ESTRO__take) == news->take);
  CHECK(get_int(object, ESTRO__first) == (int)news->section_bars);
  news->section_bars += (unsigned)get_int(object, ESTRO__bars);
  news->drive = get_float(object, ESTRO__drive);
  CHECK(news->drive >= 0.0f && news->drive <= 1.0f);
  get_text(object, ESTRO__label);
  CHECK(!strncmp(get_text(object, ESTRO__chords), "0:", 2));
  const LV2_Atom_Vector* const notes =
    (const LV2_Atom_Vector*)get(object, ESTRO__notes);
  CHECK(notes && notes->atom.type == host_urid(LV2_ATOM__Vector));
  CHECK(notes->body.child_type == host_urid(LV2_ATOM__Int));
  const uint32_t n = (notes->atom.size - (uint32_t)sizeof notes->body) / 20U;
  CHECK(notes->atom.size == sizeof notes->body + n * 20U);
  const int32_t* row = (const int32_t*)(notes + 1);
  for (uint32_t i = 0; i < n; ++i, row += 5) {
    CHECK(row[0] >= 0 && row[1] > 0 && row[2] >= 0 && row[2] < 7);
    CHECK(row[3] >= 0 && row[3] < 128 && row[4] > 0 && row[4] < 128);
  }
  news->n_notes += n;
}

static void
hear_playhead(HostNews* news, const LV2_Atom_Object* object)
{
  ++news->n_playheads;
  const LV2_Atom* const ticks = get(object, ESTRO__ticks);
  CHECK(ticks && ticks->type == host_urid(LV2_ATOM__Double));
  news->ticks    = ((const LV2_Atom_Double*)ticks)->body;
  news->rolling  = get_int(object, ESTRO__rolling);
  news->ready    = get_int(object, ESTRO__ready);
  news->busy     = get_int(object, ESTRO__busy);
  news->peak     = get_float(object, ESTRO__peak);
  news->loudness = get_float(object, ESTRO__loudness);
  const LV2_Atom_Vector* const peaks =
    (const LV2_Atom_Vector*)get(object, ESTRO__peaks);
  CHECK(peaks && peaks->body.child_type == host_urid(LV2_ATOM__Float));
  CHECK(peaks->atom.size == sizeof peaks->body + sizeof news->peaks);
  memcpy(news->peaks, peaks + 1, sizeof news->peaks);
}

static unsigned
get_ints(const LV2_Atom_Object* object, const char* key, int values[16])
{
  const LV2_Atom_Vector* const vector = (const LV2_Atom_Vector*)get(object, key);
  CHECK(vector && vector->body.child_type == host_urid(LV2_ATOM__Int));
  const unsigned n = (unsigned)((vector->atom.size - sizeof vector->body) / 4);
  CHECK(n <= 16);
  memcpy(values, vector + 1, n * sizeof *values);
  return n;
}

static void
hear_takes(HostNews* news, const LV2_Atom_Object* object)
{
  news->playing = get_int(object, ESTRO__take);
  news->n_takes = get_ints(object, ESTRO__takes, news->takes);
  CHECK(get_ints(object, ESTRO__ratings, news->ratings) == news->n_takes);
  const LV2_Atom* const titles = get(object, ESTRO__titles);
  CHECK(titles && titles->type == host_urid(LV2_ATOM__Tuple));
  unsigned n = 0;
  LV2_ATOM_TUPLE_FOREACH((const LV2_Atom_Tuple*)titles, title)
  {
    CHECK(n < news->n_takes && title->type == host_urid(LV2_ATOM__String));
    snprintf(news->titles[n++], sizeof news->titles[0], "%s", (const char*)(title + 1));
  }
  CHECK(n == news->n_takes);
}

static void
hear_rendering(HostNews* news, const LV2_Atom_Object* object)
{
  const LV2_Atom* const path = get(object, ESTRO__render);
  CHECK(path && path->type == host_urid(LV2_ATOM__Path));
  ++news->n_renderings;
  snprintf(news->render, sizeof news->render, "%s", (const char*)(path + 1));
  news->share = get_float(object, ESTRO__share);
  snprintf(news->error, sizeof news->error, "%s", get_text(object, ESTRO__error));
}

void
host_decode_news(HostNews* news, const LV2_Atom_Sequence* sequence)
{
  if (sequence->atom.size > news->most_bytes) {
    news->most_bytes = sequence->atom.size;
  }
  if (sequence->atom.size < sizeof sequence->body) {
    return;
  }
  LV2_ATOM_SEQUENCE_FOREACH(sequence, event)
  {
    if (event->body.type != host_urid(LV2_ATOM__Object)) {
      continue; // Our own event, where buffers are shared
    }
    const LV2_Atom_Object* const object = (const LV2_Atom_Object*)&event->body;
    const uint32_t               type   = object->body.otype;
    if (type == host_urid(LV2_PATCH__Set)) {
      hear_text(news, object);
    } else if (type == host_urid(ESTRO__Piece)) {
      hear_piece(news, object);
    } else if (type == host_urid(ESTRO__Section)) {
      hear_section(news, object);
    } else if (type == host_urid(ESTRO__Takes)) {
      hear_takes(news, object);
    } else if (type == host_urid(ESTRO__Rendering)) {
      hear_rendering(news, object);
    } else {
      CHECK(type == host_urid(ESTRO__Playhead));
      hear_playhead(news, object);
    }
  }
}
