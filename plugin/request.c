#include "plugin/request.h"

#include "core/prompt/correct.h"
#include "plugin/text.h"

BaseStatus
plugin_author_read(const PluginAuthor* self, const PluginSource* source,
                   PromptIntent* intent)
{
  const BaseStatus status =
    prompt_read(self->model, source->prompt, source->n_prompt, intent);
  return status ? status
                : prompt_correct(intent, source->corrections.bytes,
                                 source->corrections.n_bytes);
}

PluginReading*
plugin_author_explain(const PluginSource* source, PromptIntent* intent,
                      const float knobs[PARAM_N])
{
  const PromptKnobs set = {(uint32_t)knobs[PARAM_KEY], (uint32_t)knobs[PARAM_MODE],
                           knobs[PARAM_TEMPO], (uint32_t)knobs[PARAM_BARS]};
  prompt_turn(intent, &set);
  return plugin_reading_new(
    intent, source->prompt, source->n_prompt,
    plugin_text_cut(source->prompt, source->n_prompt, ESTRO_MAX_PROMPT_BYTES),
    source->corrections.bytes, source->corrections.n_bytes);
}

BaseStatus
plugin_request_wished(const PluginAuthor* self, ComposeRequest* request)
{
  const float* const knobs = self->knobs;
  *request                 = (ComposeRequest){0};
  request->seed            = (uint32_t)knobs[PARAM_SEED];
  request->take            = self->n_takes + 1;
  request->creativity      = knobs[PARAM_CREATIVITY];
  request->density         = knobs[PARAM_DENSITY];
  request->complexity      = knobs[PARAM_COMPLEXITY];
  request->energy          = knobs[PARAM_ENERGY];
  request->key             = (uint32_t)knobs[PARAM_KEY];
  request->mode            = (uint32_t)knobs[PARAM_MODE];
  request->tempo_bpm       = knobs[PARAM_TEMPO];
  request->n_bars          = (uint32_t)knobs[PARAM_BARS];
  request->host_meter      = self->host_meter;
  request->motif           = self->source.motif;
  return plugin_author_read(self, &self->source, &request->intent);
}

/// What the piece that plays was made from.
static const PluginSource*
source_of(PluginAuthor* self)
{
  const PluginKept* const kept =
    plugin_takes_find(&self->takes, self->view->piece.take);
  return kept ? kept->source : &self->source;
}

BaseStatus
plugin_request_again(PluginAuthor* self, ComposeRequest* request)
{
  const PluginSource* const source = source_of(self);
  const ScorePiece* const   piece  = &self->view->piece;
  *request                         = (ComposeRequest){0};
  request->seed                    = piece->seed;
  request->take                    = piece->take;
  request->creativity              = piece->creativity;
  request->density                 = piece->density;
  request->complexity              = piece->complexity;
  request->energy                  = piece->energy;
  request->key                     = 1U + piece->key;
  request->mode                    = 1U + piece->mode;
  request->tempo_bpm               = piece->tempo_bpm;
  request->n_bars                  = piece->n_bars;
  request->host_meter              = piece->meter;
  request->motif                   = source->motif;
  return plugin_author_read(self, source, &request->intent);
}
