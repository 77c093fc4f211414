// What is said of a part and of its bars before the network writes them: how driven
// and how busy, and where it fills.

#ifndef COMPOSE_BAND_WORDS_H
#define COMPOSE_BAND_WORDS_H

#include "core/compose/band.h"

/// [any] What is said of a part of a section.
ComposePartWords compose_band_words(const ComposeBandstand* stand, BasePart part);

/// [any] What is said of the networks' bar `bar` of the section in work.
ComposePartBarWords compose_band_bar(const ComposeBand* self, uint32_t bar);

#endif
