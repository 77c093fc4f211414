// A little piece, told to a mirror as the plugin would tell it.

#ifndef TESTS_UI_SCENE_H
#define TESTS_UI_SCENE_H

#include "ui/decode.h"
#include "ui/view.h"

#include <lv2/atom/forge.h>

/// A host's map that hands out numbers in order.
typedef struct {
  LV2_URID_Map map;
  char         names[128][96];
  LV2_URID     n;
  UiUris       uris;
} SceneMap;

void scene_map_init(SceneMap* self);

/// The forge writes into `bytes` (`size`) from now on.
LV2_Atom_Forge scene_forge(SceneMap* self, void* bytes, size_t size);

/// The size of an atom with its head.
size_t scene_size(const void* bytes);

/// Each writes one message; returns its size with the head.
size_t scene_set(SceneMap* self, void* bytes, size_t size, LV2_URID property,
                 const char* text);
size_t scene_piece(SceneMap* self, void* bytes, size_t size, int32_t take);
size_t scene_section(SceneMap* self, void* bytes, size_t size, int32_t take,
                     unsigned index);
size_t scene_playhead(SceneMap* self, void* bytes, size_t size, double ticks,
                      bool rolling, bool busy);

size_t scene_takes(SceneMap* self, void* bytes, size_t size);

/// Let the libraries' caches go, so that what is left is our own leak.
void scene_forget_fonts(void);

/// What was understood of the scene's sentence.
extern const char scene_intent[];

#define SCENE_SECTIONS 4U
#define SCENE_BARS 8

/// Tell a whole piece.
void scene_tell(SceneMap* self, UiView* view);

#endif
