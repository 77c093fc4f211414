// Letters of any script: where the window's font has none, another font steps in.
//
// Found by fontconfig, kept for as long as the window lives, and attached to
// the contexts that draw with them; a context without shows what it can.

#ifndef UI_FONTS_H
#define UI_FONTS_H

#include <cairo.h>

typedef struct UiFonts UiFonts;

/// [init] Nothing found yet; NULL without memory, which is fine below.
UiFonts* ui_fonts_new(void);

/// [init] Free them, after the contexts that they are attached to.
void ui_fonts_free(UiFonts* self);

/// [ui] Let a context use them.
void ui_fonts_attach(UiFonts* self, cairo_t* cr);

/// [ui] How far `text` (valid UTF-8) moves the pen in the present face and size.
double ui_fonts_width(cairo_t* cr, const char* text);

/// [ui] Show `text` at the present point.
void ui_fonts_show(cairo_t* cr, const char* text);

#endif
