// What the author asks of reader and composer.  The author's lock is held.

#ifndef PLUGIN_REQUEST_H
#define PLUGIN_REQUEST_H

#include "plugin/author.h"

/// [worker] What these lines mean: the sentence, and the facts that win over it.
BaseStatus plugin_author_read(const PluginAuthor* self, const PluginSource* source,
                              PromptIntent* intent);

/// [worker] How the window is told of `intent` as the knobs have it; NULL without
/// memory.
PluginReading* plugin_author_explain(const PluginSource* source, PromptIntent* intent,
                                     const float knobs[PARAM_N]);

/// [worker] The piece that is wished for, its sentence read; as plugin_author_read().
BaseStatus plugin_request_wished(const PluginAuthor* self, ComposeRequest* request);

/// [worker] The piece that plays as it was asked for, so that what follows is what
/// would have followed; as plugin_author_read().
BaseStatus plugin_request_again(PluginAuthor* self, ComposeRequest* request);

#endif
