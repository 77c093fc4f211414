#include "ui/fonts.h"

#include "core/base/utf8.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MOST_FACES 16
#define LONGEST_RUN 512U
#define OWN (-1)

typedef struct {
  FcPattern*         pattern;
  cairo_font_face_t* face;
  bool               bold;
} Face;

struct UiFonts {
  FcPattern* own; ///< What "sans" means here, or NULL
  Face       faces[MOST_FACES];
  int        n_faces;
};

static const cairo_user_data_key_t key;

/// The font that comes nearest to "sans" and has letter `code` (0: any).
static FcPattern*
match(uint32_t code, bool bold)
{
  FcResult         result = FcResultMatch;
  FcPattern* const wish   = FcPatternCreate();
  FcCharSet* const letter = FcCharSetCreate();
  FcPatternAddString(wish, FC_FAMILY, (const FcChar8*)"sans");
  FcPatternAddInteger(wish, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_NORMAL);
  FcPatternAddBool(wish, FC_SCALABLE, FcTrue);
  if (code) {
    FcCharSetAddChar(letter, code);
    FcPatternAddCharSet(wish, FC_CHARSET, letter);
  }
  FcConfigSubstitute(NULL, wish, FcMatchPattern);
  FcDefaultSubstitute(wish);
  FcPattern* const found = FcFontMatch(NULL, wish, &result);
  FcCharSetDestroy(letter);
  FcPatternDestroy(wish);
  return found;
}

static bool
has(const FcPattern* pattern, uint32_t code)
{
  FcCharSet* letters = NULL;
  return pattern &&
         FcPatternGetCharSet(pattern, FC_CHARSET, 0, &letters) == FcResultMatch &&
         FcCharSetHasChar(letters, code);
}

UiFonts*
ui_fonts_new(void)
{
  UiFonts* const self = calloc(1, sizeof(*self));
  if (self) {
    self->own = match(0, false);
  }
  return self;
}

void
ui_fonts_free(UiFonts* self)
{
  if (self) {
    for (int i = 0; i < self->n_faces; ++i) {
      cairo_font_face_destroy(self->faces[i].face);
      FcPatternDestroy(self->faces[i].pattern);
    }
    if (self->own) {
      FcPatternDestroy(self->own);
    }
    free(self);
  }
}

void
ui_fonts_attach(UiFonts* self, cairo_t* cr)
{
  cairo_set_user_data(cr, &key, self, NULL);
}

/// Which face draws `code`: OWN, or an index.  Codes that no font has stay OWN too.
static int
face_for(UiFonts* self, uint32_t code, bool bold)
{
  if (code < 0x250 || has(self->own, code)) {
    return OWN;
  }
  for (int i = 0; i < self->n_faces; ++i) {
    if (self->faces[i].bold == bold && has(self->faces[i].pattern, code)) {
      return i;
    }
  }
  FcPattern* const found = self->n_faces < MOST_FACES ? match(code, bold) : NULL;
  if (!has(found, code)) {
    if (found) {
      FcPatternDestroy(found);
    }
    return OWN;
  }
  cairo_font_face_t* const face = cairo_ft_font_face_create_for_pattern(found);
  self->faces[self->n_faces]    = (Face){found, face, bold};
  return self->n_faces++;
}

/// Accents, joiners and variation marks stay with the letter before them.
static bool
clings(uint32_t code)
{
  return (code >= 0x300 && code < 0x370) || (code >= 0xFE00 && code < 0xFE10) ||
         code == 0x200D || (code >= 0x1F3FB && code <= 0x1F3FF);
}

/// The bytes from `text` on that one face draws.
static size_t
run_of(UiFonts* self, const char* text, bool bold, int* face)
{
  const size_t n  = strlen(text);
  size_t       at = 0;
  *face           = OWN;
  while (at < n) {
    uint32_t     code   = 0;
    const size_t length = base_utf8_read(text + at, n - at, &code);
    const int    next   = at && clings(code) ? *face : face_for(self, code, bold);
    if ((at && next != *face) || at + 8 > LONGEST_RUN) {
      break;
    }
    *face = next;
    at += length ? length : 1;
  }
  return at;
}

static double
advance(cairo_t* cr, const char* text)
{
  cairo_text_extents_t extents;
  cairo_text_extents(cr, text, &extents);
  return extents.x_advance;
}

/// Whether the window's own font is sure to have every letter.
static bool
is_latin(const char* text)
{
  for (; *text; ++text) {
    if ((unsigned char)*text >= 0xCA) {
      return false; // From U+0280 on
    }
  }
  return true;
}

static double
each_run(UiFonts* self, cairo_t* cr, const char* text, bool show)
{
  cairo_font_face_t* const own = cairo_font_face_reference(cairo_get_font_face(cr));
  const bool bold              = cairo_font_face_get_type(own) == CAIRO_FONT_TYPE_TOY &&
                    cairo_toy_font_face_get_weight(own) == CAIRO_FONT_WEIGHT_BOLD;
  double width = 0.0;
  while (*text) {
    char         run[LONGEST_RUN];
    int          face = OWN;
    const size_t n    = run_of(self, text, bold, &face);
    memcpy(run, text, n);
    run[n] = '\0';
    cairo_set_font_face(cr, face == OWN ? own : self->faces[face].face);
    if (show) {
      cairo_show_text(cr, run);
    } else {
      width += advance(cr, run);
    }
    text += n;
  }
  cairo_set_font_face(cr, own);
  cairo_font_face_destroy(own);
  return width;
}

double
ui_fonts_width(cairo_t* cr, const char* text)
{
  UiFonts* const self = cairo_get_user_data(cr, &key);
  return self && !is_latin(text) ? each_run(self, cr, text, false) : advance(cr, text);
}

void
ui_fonts_show(cairo_t* cr, const char* text)
{
  UiFonts* const self = cairo_get_user_data(cr, &key);
  if (self && !is_latin(text)) {
    each_run(self, cr, text, true);
  } else {
    cairo_show_text(cr, text);
  }
}
