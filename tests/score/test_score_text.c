#include "core/param/instrument.h"
#include "core/score/text.h"
#include "tests/score/piece.h"
#include "tests/test.h"

#include <stdarg.h>
#include <stddef.h>

/// What a host's locale would have the library print instead of a point, or NULL.
static const char* decimal_sign = NULL;

// The linker sends the library's printing through here
int __wrap_snprintf(char* to, size_t n, const char* format, ...);

int
__wrap_snprintf(char* to, size_t n, const char* format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  int printed = vsnprintf(to, n, format, arguments);
  va_end(arguments);
  char* const point = decimal_sign ? strchr(to, '.') : NULL;
  if (point) {
    const size_t more = strlen(decimal_sign) - 1U;
    CHECK((size_t)printed + more < n);
    memmove(point + 1 + more, point + 1, strlen(point + 1) + 1U);
    memcpy(point, decimal_sign, more + 1U);
    printed += (int)more;
  }
  return printed;
}

/// A view as text, in a fresh string.
static char*
write_text(const ScoreView* view, size_t* n)
{
  char* text[1];
  CHECK(score_text_write(view, text, n) == BASE_OK);
  CHECK(strlen(text[0]) == *n);
  return text[0];
}

/// A short text that says everything once.
static char*
short_text(size_t* n)
{
  BaseRandom random = base_random(3, 0, 0, 0);
  ScorePiece piece  = piece_random(&random);
  piece.meter       = (BaseMeter){4, 4};
  ScoreView* view   = piece_random_view(&piece, 3, 2, &random);
  char*      text   = write_text(view, n);
  score_view_free(view);
  return text;
}

static BaseStatus
try_text(const char* text, size_t n)
{
  // A copy of exactly this size, so that a sanitizer sees a read past its end
  char* const copy = (char*)malloc(n ? n : 1);
  ScoreView*  view;
  CHECK(copy);
  memcpy(copy, text, n);
  const BaseStatus status = score_text_read(copy, n, &view, NULL);
  CHECK(!status == !!view);
  free(copy);
  score_view_free(view);
  return status;
}

/// What becomes of the short text when one line is replaced by another.
static BaseStatus
try_line(const char* begins, const char* instead, uint32_t* line)
{
  size_t      n;
  char* const text  = short_text(&n);
  char* const found = strstr(text, begins);
  CHECK(found && (found == text || found[-1] == '\n'));
  char* const end  = strchr(found, '\n');
  char* const made = (char*)malloc(n + strlen(instead) + 1);
  ScoreView*  view;
  CHECK(made && end);
  memcpy(made, text, (size_t)(found - text));
  strcpy(made + (found - text), instead);
  strcat(made, end);
  const BaseStatus status = score_text_read(made, strlen(made), &view, line);
  score_view_free(view);
  free(made);
  free(text);
  return status;
}

static void
a_view_comes_back_byte_for_byte(void)
{
  for (uint32_t i = 0; i < 300; ++i) {
    BaseRandom       random = base_random(1, 0, 0, i);
    const ScorePiece piece  = piece_random(&random);
    const uint32_t   n_bars = base_random_below(&random, 12);
    ScoreView* const view   = piece_random_view(&piece, n_bars, 20, &random);
    ScoreView*       again;
    size_t           n, n_again;
    char* const      text = write_text(view, &n);
    CHECK(score_text_read(text, n, &again, NULL) == BASE_OK);
    char* const text_again = write_text(again, &n_again);
    CHECK(n == n_again && !memcmp(text, text_again, n));
    CHECK(again->n_bars_ready == view->n_bars_ready);
    CHECK(again->longest_ticks == view->longest_ticks);
    for (uint32_t s = 0; s < view->n_sections; ++s) {
      const ScoreSection* const a = view->sections[s];
      const ScoreSection* const b = again->sections[s];
      CHECK(a->n_notes == b->n_notes && a->n_chords == b->n_chords);
      CHECK(a->energy == b->energy && !strcmp(a->label, b->label));
    }
    score_view_free(view);
    score_view_free(again);
    free(text);
    free(text_again);
  }
}

static void
every_float_comes_back_exactly(void)
{
  static const float edges[] = {0.0f,   -0.0f,          1.0f,        0.1f,       1e-45f,
                                1e-38f, 1.1754944e-38f, 0.99999994f, 1.0f / 3.0f};
  BaseRandom         random  = base_random(2, 0, 0, 0);
  for (uint32_t i = 0; i < 3000; ++i) {
    const uint32_t n_edges = sizeof(edges) / sizeof(edges[0]);
    union {
      uint32_t bits;
      float    value;
    } any                   = {base_random_below(&random, 0x3F800001U)}; // 0 to 1
    ScorePiece piece        = piece_plain(4);
    piece.swing             = i < n_edges ? edges[i] : any.value;
    piece.tempo_bpm         = 20.0f + 280.0f * base_random_unit(&random);
    piece.parts[0].level_db = -60.0f * base_random_unit(&random);
    ScoreView* const view   = piece_view(&piece, 1, NULL, 0);
    ScoreView*       again;
    size_t           n;
    char* const      text = write_text(view, &n);
    CHECK(score_text_read(text, n, &again, NULL) == BASE_OK);
    CHECK(!memcmp(&again->piece.swing, &piece.swing, sizeof(float)));
    CHECK(again->piece.tempo_bpm == piece.tempo_bpm);
    CHECK(again->piece.parts[0].level_db == piece.parts[0].level_db);
    free(text);
    score_view_free(view);
    score_view_free(again);
  }
}

static void
a_locale_with_other_decimal_signs_changes_nothing(void)
{
  static const char* const signs[] = {",", "\xD9\xAB"}; // German, Pashto
  size_t                   n, n_there;
  char* const              text = short_text(&n);
  for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); ++i) {
    decimal_sign      = signs[i];
    char* const there = short_text(&n_there);
    CHECK(n_there == n && !memcmp(text, there, n));
    CHECK(try_text(text, n) == BASE_OK);
    decimal_sign = NULL;
    free(there);
  }
  free(text);
}

static void
a_text_cut_anywhere_is_refused(void)
{
  size_t      n;
  char* const text = short_text(&n);
  CHECK(try_text(text, n) == BASE_OK);
  for (size_t i = 0; i < n; ++i) {
    CHECK(try_text(text, i) == BASE_BAD_INPUT);
  }
  free(text);
}

static void
a_mutated_text_is_refused_or_valid(void)
{
  BaseRandom  random = base_random(4, 0, 0, 0);
  size_t      n;
  char* const text      = short_text(&n);
  uint32_t    n_refused = 0;
  for (uint32_t i = 0; i < 6000; ++i) {
    char* const copy = (char*)malloc(n);
    ScoreView*  view;
    CHECK(copy);
    memcpy(copy, text, n);
    for (uint32_t j = 0; j <= i % 3U; ++j) {
      const uint32_t at = base_random_below(&random, (uint32_t)n);
      copy[at]          = base_random_below(&random, 2)
                            ? copy[base_random_below(&random, (uint32_t)n)]
                            : (char)base_random_bits(&random);
    }
    const BaseStatus status = score_text_read(copy, n, &view, NULL);
    CHECK(status == BASE_OK || status == BASE_BAD_INPUT || status == BASE_TOO_NEW);
    n_refused += status != BASE_OK;
    if (view) {
      size_t n_again;
      CHECK(score_piece_is_valid(&view->piece));
      free(write_text(view, &n_again));
    }
    score_view_free(view);
    free(copy);
  }
  printf("  %u of 6000 refused\n", n_refused);
  CHECK(n_refused > 1500 && n_refused < 6000);
  free(text);
}

static void
a_mebibyte_of_garbage_is_refused(void)
{
  const size_t n      = 1U << 20U;
  char* const  text   = (char*)malloc(n);
  BaseRandom   random = base_random(5, 0, 0, 0);
  CHECK(text);
  for (size_t i = 0; i < n; ++i) {
    text[i] = (char)base_random_bits(&random);
  }
  CHECK(try_text(text, n) == BASE_BAD_INPUT);
  memset(text, '\n', n);
  CHECK(try_text(text, n) == BASE_BAD_INPUT);
  memset(text, '1', n);
  memcpy(text, "estro-score ", 12);
  CHECK(try_text(text, n) == BASE_BAD_INPUT);
  memset(text, 'x', n);
  memcpy(text, "estro-score 1\n", 14);
  CHECK(try_text(text, n) == BASE_BAD_INPUT);
  for (size_t i = 15; i < n; i += 2) {
    text[i] = '\n';
  }
  CHECK(try_text(text, n) == BASE_BAD_INPUT);
  CHECK(try_text("", 0) == BASE_BAD_INPUT);
  free(text);
}

static void
a_hostile_text_cannot_have_sections_without_end(void)
{
  size_t       n;
  char* const  text  = short_text(&n);
  const size_t head  = (size_t)(strstr(text, "section ") - text);
  const char   one[] = "section 1 0.5 A\n";
  const size_t most  = SCORE_MAX_SECTIONS + 1U;
  char* const  many  = (char*)malloc(head + most * (sizeof(one) - 1U) + 64U);
  char         end[64];
  CHECK(many);
  for (size_t extra = 0; extra < 2; ++extra) {
    const size_t n_sections = SCORE_MAX_SECTIONS + extra;
    size_t       at         = head;
    memcpy(many, text, head);
    for (size_t i = 0; i < n_sections; ++i) {
      memcpy(many + at, one, sizeof(one) - 1U);
      at += sizeof(one) - 1U;
    }
    snprintf(end, sizeof(end), "end %zu 0\n", n_sections);
    memcpy(many + at, end, strlen(end));

    // The piece of the short text is endless or has 64 bars: only then they fit
    char* const bars = strstr(many, "\nbars ");
    CHECK(bars && (bars[6] == '0' || bars[6] == '6'));
    const bool endless = bars[6] == '0';
    CHECK(try_text(many, at + strlen(end)) ==
          (extra || !endless ? BASE_BAD_INPUT : BASE_OK));
  }
  free(many);
  free(text);
}

static void
a_hostile_section_cannot_have_notes_without_end(void)
{
  static const struct {
    const char* line;
    uint32_t    most;
  } kinds[] = {{"note arp 0 1 0 1 0 0\n", SCORE_MAX_SECTION_NOTES},
               {"chord 0 0 0 maj\n", SCORE_MAX_SECTION_CHORDS}};
  size_t      n;
  char* const text = short_text(&n);
  char* const note = strstr(text, "note ");
  for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); ++i) {
    const size_t n_line = strlen(kinds[i].line);
    const size_t head   = (size_t)(note - text);
    char* const  many   = (char*)malloc(n + (kinds[i].most + 1U) * n_line);
    CHECK(many);
    memcpy(many, text, head);
    for (uint32_t j = 0; j <= kinds[i].most; ++j) {
      memcpy(many + head + j * n_line, kinds[i].line, n_line);
    }
    memcpy(many + head + (kinds[i].most + 1U) * n_line, note, n - head);
    CHECK(try_text(many, n + (kinds[i].most + 1U) * n_line) == BASE_BAD_INPUT);
    free(many);
  }
  free(text);
}

static void
nothing_may_follow_the_end(void)
{
  size_t      n;
  char* const text = short_text(&n);
  char* const more = (char*)malloc(n + 32U);
  CHECK(more);
  static const char* const after[] = {"x", "\n", "later 1\n", "end 0 0\n"};
  for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); ++i) {
    memcpy(more, text, n);
    memcpy(more + n, after[i], strlen(after[i]));
    CHECK(try_text(more, n + strlen(after[i])) == BASE_BAD_INPUT);
  }
  free(more);
  free(text);
}

/// What a line that begins so may not be.
static const char* const bad_lines[][2] = {
  {"key ", "key 12"},
  {"key ", "key -1"},
  {"key ", "key x"},
  {"key ", "key 1 2"},
  {"key ", "key"},
  {"mode ", "mode majorish"},
  {"meter ", "meter 0 4"},
  {"meter ", "meter 4 3"},
  {"tempo ", "tempo nan"},
  {"tempo ", "tempo inf"},
  {"tempo ", "tempo 0x50"},
  {"tempo ", "tempo 1e99"},
  {"tempo ", "tempo 90,5"},
  {"tempo ", "tempo 90."},
  {"tempo ", "tempo 5000"},
  {"take ", "take 4294967296"},
  {"take ", "take 99999999999999999999999"},
  {"take ", "take 18446744073709551617"}, // 2^64 + 1
  {"bars ", "bars 65537"},
  {"swing ", "swing 0.5 5"},
  {"swing ", "swing 0.5 480\nseed 5"},
  {"chord ", "chord 0 0 0 maj\npart lead 1 0 0 0 0 grand piano"},
  {"part lead", "part leader 1 0 0 0 0 grand piano"},
  {"part lead", "part lead 2 0 0 0 0 grand piano"},
  {"part lead", "part lead 1 0 0 0 0 "},
  {"section ", "section 0 0.5 A"},
  {"section ", "section 17 0.5 A"},
  {"section ", "section 1 0.5 a label that is too long"},
  {"section ", "section 1 1.5 A"},
  {"chord ", "chord 0 0 0 major"},
  {"chord ", "chord 1 0 0 maj"},
  {"note ", "note lead 0 480 60 100 0"},
  {"note ", "note lead 0 480 60 100 0 0 0"},
  {"note ", "note lead 0 0 60 100 0 0"},
  {"note ", "note lead 0 480 60 0 0 0"},
  {"note ", "note lead 0 480 60 100 121 0"},
  {"note ", "note  lead 0 480 60 100 0 0"},
  {"note ", ""},
  {"note ", "nonsense 1"}, // Skipped, but then a note is missing
  {"note ", "Note lead 0 480 60 100 0 0"},
  {"end ", "end 0 0"},
  {"end ", "ending 0 0"},
};

static void
lines_are_held_against_their_ranges(void)
{
  uint32_t line = 0;
  for (size_t i = 0; i < sizeof(bad_lines) / sizeof(bad_lines[0]); ++i) {
    CHECK(try_line(bad_lines[i][0], bad_lines[i][1], &line) == BASE_BAD_INPUT);
    CHECK(line > 1);
  }
  CHECK(try_line("key ", "key 12", &line) == BASE_BAD_INPUT && line == 4);
  CHECK(try_line("estro-score", "estro-scores 1", &line) == BASE_BAD_INPUT);
  CHECK(line == 1);
}

static void
what_a_later_version_adds_is_skipped(void)
{
  CHECK(try_line("key ", "key 3\nmicrotuning 31 edo\nhumour", NULL) == BASE_OK);
  CHECK(try_line("chord ", "lyric 0 la la\nchord 0 0 0 maj", NULL) == BASE_OK);
}

static void
a_later_version_is_told_from_damage(void)
{
  CHECK(try_line("estro-score", "estro-score 2", NULL) == BASE_TOO_NEW);
  CHECK(try_line("estro-score", "estro-score 99", NULL) == BASE_TOO_NEW);
  CHECK(try_line("estro-score", "estro-score 0", NULL) == BASE_BAD_INPUT);
  CHECK(try_line("estro-score", "estro-score 1.5", NULL) == BASE_BAD_INPUT);
}

static void
an_unknown_instrument_becomes_its_nearest(void)
{
  ScorePiece  piece = piece_plain(4);
  size_t      n;
  ScoreView*  again;
  ScoreView*  view = piece_view(&piece, 1, NULL, 0);
  char* const text = write_text(view, &n);
  char        made[4096];
  char* const lead = strstr(text, "part lead");
  snprintf(made, sizeof(made), "%.*spart lead 1 0 0 0 40 golden fiddle\n%s",
           (int)(lead - text), text, strstr(text, "part counter"));
  CHECK(score_text_read(made, strlen(made), &again, NULL) == BASE_OK);
  CHECK(param_instrument(again->piece.parts[BASE_LEAD].instrument)->program == 40);
  score_view_free(again);

  char* const drums = strstr(made, "part drums");
  char* const rest  = strchr(drums, '\n');
  char        kit[4096];
  snprintf(kit, sizeof(kit), "%.*spart drums 1 0 0 0 99 kitchen kit%s",
           (int)(drums - made), made, rest);
  CHECK(score_text_read(kit, strlen(kit), &again, NULL) == BASE_OK);
  CHECK(param_instrument(again->piece.parts[BASE_DRUMS].instrument)->voicing ==
        PARAM_HITS);
  score_view_free(again);
  score_view_free(view);
  free(text);
}

/// Read a whole file into a fresh string.
static char*
read_file(const char* folder, const char* name, size_t* n)
{
  char path[4096];
  snprintf(path, sizeof(path), "%s/%s", folder, name);
  FILE* const file = fopen(path, "rb");
  char* const text = (char*)malloc(65536);
  CHECK(file && text);
  *n = fread(text, 1, 65536, file);
  fclose(file);
  return text;
}

static void
good_files_are_read(const char* folder)
{
  static const char* const names[] = {"empty.txt", "waltz.txt", "later.txt"};
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    size_t      n;
    char* const text = read_file(folder, names[i], &n);
    ScoreView*  view;
    uint32_t    line;
    CHECK(score_text_read(text, n, &view, &line) == BASE_OK);
    CHECK(score_piece_is_valid(&view->piece));
    score_view_free(view);
    free(text);
  }
}

static void
bad_files_are_refused_where_they_are_bad(const char* folder)
{
  static const struct {
    const char* name;
    BaseStatus  status;
    uint32_t    line;
  } files[] = {
    {"binary.txt", BASE_BAD_INPUT, 1},         {"newer.txt", BASE_TOO_NEW, 1},
    {"no-tempo.txt", BASE_BAD_INPUT, 18},      {"no-end.txt", BASE_BAD_INPUT, 24},
    {"note-missing.txt", BASE_BAD_INPUT, 23},  {"note-outside.txt", BASE_BAD_INPUT, 24},
    {"too-many-bars.txt", BASE_BAD_INPUT, 25},
  };
  for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); ++i) {
    size_t      n;
    char* const text = read_file(folder, files[i].name, &n);
    ScoreView*  view;
    uint32_t    line;
    CHECK(score_text_read(text, n, &view, &line) == files[i].status && !view);
    CHECK_NEAR(line, files[i].line, 0);
    free(text);
  }
}

int
main(int argc, char** argv)
{
  CHECK(argc == 2); // The folder of this room's tests
  char folder[2048];
  snprintf(folder, sizeof(folder), "%s/good", argv[1]);
  printf("good_files_are_read\n");
  good_files_are_read(folder);
  snprintf(folder, sizeof(folder), "%s/bad", argv[1]);
  printf("bad_files_are_refused_where_they_are_bad\n");
  bad_files_are_refused_where_they_are_bad(folder);
  RUN(a_view_comes_back_byte_for_byte);
  RUN(every_float_comes_back_exactly);
  RUN(a_locale_with_other_decimal_signs_changes_nothing);
  RUN(a_text_cut_anywhere_is_refused);
  RUN(a_mutated_text_is_refused_or_valid);
  RUN(a_mebibyte_of_garbage_is_refused);
  RUN(a_hostile_text_cannot_have_sections_without_end);
  RUN(a_hostile_section_cannot_have_notes_without_end);
  RUN(nothing_may_follow_the_end);
  RUN(lines_are_held_against_their_ranges);
  RUN(what_a_later_version_adds_is_skipped);
  RUN(a_later_version_is_told_from_damage);
  RUN(an_unknown_instrument_becomes_its_nearest);
  return 0;
}
