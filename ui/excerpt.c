#include "ui/excerpt.h"

#include "core/base/midi_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const UiMirror*  mirror;
  const UiExcerpt* what;
  BaseMidiNote*    notes;
  BaseMidiMark*    marks;
  uint32_t         n_notes, n_marks;
  double           begin, end; ///< Ticks of the piece
} Collection;

static void
count(Collection* all)
{
  for (uint32_t i = 0; i < all->mirror->n_sections; ++i) {
    all->n_notes += all->mirror->sections[i].n_notes;
    all->n_marks += all->mirror->sections[i].n_chords + 1;
  }
}

static void
add_notes(Collection* all, const UiSection* section, double first)
{
  for (uint32_t i = 0; i < section->n_notes; ++i) {
    const UiNote* const note = &section->notes[i];
    const double        at   = first + note->start;
    const bool          part = all->what->part < 0 || note->part == all->what->part;
    if (part && at >= all->begin && at < all->end) {
      const double room = all->end - at;
      all->notes[all->n_notes++] =
        (BaseMidiNote){(uint32_t)(at - all->begin),
                       (uint32_t)(note->length < room ? note->length : room),
                       note->part, note->pitch, note->velocity};
    }
  }
}

static void
add_marks(Collection* all, const UiSection* section, double first)
{
  if (first >= all->begin && first < all->end) {
    all->marks[all->n_marks++] =
      (BaseMidiMark){(uint32_t)(first - all->begin), BASE_MIDI_MARKER, section->label};
  }
  for (uint32_t i = 0; i < section->n_chords; ++i) {
    const double at = first + section->chords[i].start;
    if (at >= all->begin && at < all->end) {
      all->marks[all->n_marks++] = (BaseMidiMark){
        (uint32_t)(at - all->begin), BASE_MIDI_TEXT, section->chords[i].name};
    }
  }
}

static void
find_bounds(Collection* all)
{
  const double           bar  = ui_mirror_bar_ticks(all->mirror);
  const UiBars           bars = all->what->bars;
  const UiSection* const last = &all->mirror->sections[all->mirror->n_sections - 1];
  const bool             some = bars.last > bars.first;
  all->begin                  = some ? bars.first * bar : 0.0;
  all->end = some ? bars.last * bar : ((double)last->first + last->bars) * bar;
}

static void
tell_parts(BaseMidiSong* song, const UiPiece* piece, int part)
{
  for (int i = 0; i < BASE_N_PARTS; ++i) {
    if (piece->parts[i][0] && (part < 0 || part == i)) {
      song->names[i]    = piece->parts[i];
      song->programs[i] = (uint8_t)(piece->programs[i] & 127);
    }
  }
}

/// Room for all notes and marks; false without memory.
static bool
make_room(Collection* all)
{
  count(all);
  all->notes   = calloc((size_t)all->n_notes + 1, sizeof(*all->notes));
  all->marks   = calloc((size_t)all->n_marks + 1, sizeof(*all->marks));
  all->n_notes = all->n_marks = 0;
  return all->notes && all->marks;
}

static void
collect(Collection* all)
{
  const UiMirror* const mirror = all->mirror;
  const double          bar    = ui_mirror_bar_ticks(mirror);
  find_bounds(all);
  for (uint32_t i = 0; i < mirror->n_sections; ++i) {
    const UiSection* const section = &mirror->sections[i];
    add_notes(all, section, section->first * bar);
    add_marks(all, section, section->first * bar);
  }
}

static uint8_t*
write_song(const Collection* all, size_t* n)
{
  const UiMirror* const mirror = all->mirror;
  uint8_t*              bytes  = NULL;
  BaseMidiSong          song   = {.title     = mirror->prompt[0] ? mirror->prompt : NULL,
                                  .tempo_bpm = mirror->piece.tempo_bpm,
                                  .meter     = mirror->piece.meter,
                                  .key       = mirror->piece.key,
                                  .mode      = mirror->piece.mode,
                                  .notes     = all->notes,
                                  .marks     = all->marks,
                                  .n_notes   = all->n_notes,
                                  .n_marks   = all->n_marks,
                                  .end_ticks = (uint32_t)(all->end - all->begin)};
  tell_parts(&song, &mirror->piece, all->what->part);
  base_midi_file(&song, &bytes, n);
  return bytes;
}

uint8_t*
ui_excerpt_midi(const UiMirror* mirror, const UiExcerpt* what, size_t* n)
{
  Collection all   = {.mirror = mirror, .what = what};
  uint8_t*   bytes = NULL;
  *n               = 0;
  if (!mirror->piece.known || !mirror->n_sections) {
    return NULL;
  }
  if (make_room(&all)) {
    collect(&all);
    bytes = write_song(&all, n);
  }
  free(all.notes);
  free(all.marks);
  return bytes;
}

void
ui_excerpt_name(const UiMirror* mirror, const UiExcerpt* what, char* out, size_t size)
{
  char        words[48];
  size_t      n    = 0;
  const char* from = mirror->prompt[0] ? mirror->prompt : "estro";
  for (; *from && n + 1 < sizeof(words); ++from) {
    const unsigned char c    = (unsigned char)*from;
    const bool          sign = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      (c >= '0' && c <= '9') || c == '-';
    if (sign) {
      words[n++] = (char)c;
    } else if (n && words[n - 1] != ' ' && c < 0x80) {
      words[n++] = ' ';
    }
  }
  while (n && words[n - 1] == ' ') {
    --n;
  }
  words[n]      = '\0';
  char bars[40] = "", part[24] = "";
  if (what->bars.last > what->bars.first) {
    snprintf(bars, sizeof(bars), " bars %d-%d", what->bars.first + 1, what->bars.last);
  }
  if (what->part >= 0 && what->part < BASE_N_PARTS) {
    snprintf(part, sizeof(part), " %s", base_part_name((BasePart)what->part));
  }
  snprintf(out, size, "%s%s%s", n ? words : "estro", part, bars);
}

bool
ui_excerpt_write(const char* path, const uint8_t* bytes, size_t n)
{
  FILE* const file = fopen(path, "wb");
  if (!file) {
    return false;
  }
  const bool written = fwrite(bytes, 1, n, file) == n;
  const bool closed  = !fclose(file);
  if (!written || !closed) {
    remove(path);
  }
  return written && closed;
}
