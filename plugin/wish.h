// The author's ears: what is asked for besides the next step of composing.  The
// author's lock is held.

#ifndef PLUGIN_WISH_H
#define PLUGIN_WISH_H

#include "plugin/author.h"

/// [worker] Take the latest wish, if there is one.
void plugin_author_listen(PluginAuthor* self);

/// [worker] Let the kept take of this number play; false if there is none.
bool plugin_author_select(PluginAuthor* self, uint32_t id);

/// [worker] Put the view that plays back to its take; the author has none then.
void plugin_author_put_away(PluginAuthor* self);

/// [worker] Show the sentence and the reading of a take; without memory the reading is
/// empty.
void plugin_author_adopt(PluginAuthor* self, PluginKept* kept);

#endif
