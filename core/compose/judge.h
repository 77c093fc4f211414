// The judge: says which of several drafts to keep.

#ifndef COMPOSE_JUDGE_H
#define COMPOSE_JUDGE_H

#include "core/compose/lead.h"

/// [any] How good a draft is, higher is better; only drafts of one brief compare.
float compose_judge(const ComposeBrief* brief, const ComposeLead* draft);

#endif
