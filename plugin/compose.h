// The author's hands: single steps of composing.  The author's lock is held.

#ifndef PLUGIN_COMPOSE_H
#define PLUGIN_COMPOSE_H

#include "plugin/author.h"

/// [worker] Whether a step is to be done.
bool plugin_author_has_work(const PluginAuthor* self);

/// [worker] One step: publish, begin a piece, go on with one, or compose a little.
///
/// After BASE_NO_MEMORY the same step may be tried again.
BaseStatus plugin_author_step(PluginAuthor* self);

/// [worker] Forget the session and what it has not finished.
void plugin_author_drop_session(PluginAuthor* self);

#endif
