// A view whose gestures are written down instead of sent.

#ifndef TESTS_UI_RECORDER_H
#define TESTS_UI_RECORDER_H

#include "tests/ui/scene.h"

typedef struct {
  SceneMap   map;
  UiView     view;
  unsigned   n_sets, n_touches, n_releases, n_composed, n_pastes;
  unsigned   n_cancels, n_corrections, n_recasts, n_listens, n_takes, n_ratings;
  unsigned   n_renders, n_drags, n_fits;
  ParamId    set_id;
  float      set_value;
  char       prompt[ESTRO_MAX_PROMPT_BYTES + 1];
  char       copied[2][ESTRO_MAX_PROMPT_BYTES + 1]; ///< Clipboard, PRIMARY
  bool       editing;
  char       corrections[UI_LINES_BYTES], instruments[UI_LINES_BYTES];
  double     listen_ticks;
  bool       listening;
  int32_t    take, rating;
  char       render[1300];
  UiExcerpt  dragged;
  UiSettings settings;
} Recorder;

void recorder_init(Recorder* self);
void recorder_free(Recorder* self);

/// The host says where the music is, at `now_s`.
void recorder_playhead(Recorder* self, double now_s, double ticks, bool rolling,
                       bool busy);

#endif
