#include "host/session.h"

#include "host/bundle.h"
#include "host/prompt.h"
#include "host/report.h"
#include "ttl/contract.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// A bundle opened for one pass over the music.
typedef struct {
  HostBundle   bundle;
  HostInstance instance;
  HostRender   render;
} Pass;

static bool
set_controls(HostInstance* instance, const HostOptions* options, HostFault* fault)
{
  const int freewheel = host_instance_control(instance, "freewheel");
  if (freewheel >= 0) {
    instance->values[freewheel] = 1.0F; // Nothing is played before it is composed
  }
  for (uint32_t i = 0; i < options->n_settings; ++i) {
    uint32_t index = 0;
    float    value = 0.0F;
    if (!host_bundle_value(instance->bundle, &options->settings[i], &index, &value,
                           fault)) {
      return false;
    }
    instance->values[index] = value;
  }
  return true;
}

/// Only the parts that were named are heard; nothing else changes.
static bool
mute_others(HostInstance* instance, uint8_t parts)
{
  for (uint32_t part = 0; parts && part < HOST_N_PARTS; ++part) {
    char symbol[32];
    snprintf(symbol, sizeof(symbol), "mute_%s", host_part_name(part));
    const int index = host_instance_control(instance, symbol);
    if (index >= 0) {
      instance->values[index] = parts >> part & 1U ? 0.0F : 1.0F;
    }
  }
  return true;
}

static bool
apply_preset(const HostSession* session, Pass* pass, HostFault* fault)
{
  const char* const label = session->options.preset;
  if (!label) {
    return true;
  }
  LilvNode* const preset = host_bundle_preset(&pass->bundle, label);
  if (!preset) {
    return host_fault(fault, HOST_WRONG_USAGE,
                      "there is no preset %.100s; estro --list tells which there are",
                      label);
  }
  const bool is_set =
    host_instance_preset(&pass->instance, preset, !session->prompt, fault);
  lilv_node_free(preset);
  return is_set;
}

/// Open the plugin `uri` with all that was asked for on the command line.
static bool
begin_pass(HostSession* session, Pass* pass, const char* uri, HostFault* fault)
{
  const HostOptions* const options = &session->options;
  const HostSetup          setup   = {.rate_hz      = options->rate_hz,
                                      .block        = options->block,
                                      .threaded     = options->threaded,
                                      .prompt_bytes = session->n_prompt};
  pass->render                     = (HostRender){
                        .options = options, .instance = &pass->instance, .progress = &session->progress};
  return host_bundle_open(&pass->bundle, uri, fault) &&
         host_instance_open(&pass->instance, &pass->bundle, &setup, fault) &&
         apply_preset(session, pass, fault) &&
         set_controls(&pass->instance, options, fault) &&
         mute_others(&pass->instance, options->parts);
}

static void
end_pass(Pass* pass)
{
  host_instance_close(&pass->instance);
  host_bundle_close(&pass->bundle);
}

static bool
compose(HostSession* session, Pass* pass, HostFault* fault)
{
  host_instance_activate(&pass->instance);
  return host_render_compose(&pass->render, session->prompt, session->n_prompt,
                             fault) &&
         host_render_measure(&pass->render, fault);
}

static bool
play_stems(HostSession* session, Pass* pass, HostFault* fault)
{
  pass->render.stems = session->outputs.stems;
  return host_outputs_open_stems(&session->outputs, &pass->instance.heard.piece,
                                 fault) &&
         host_render_play(&pass->render, fault);
}

/// With the mix wanted too, stems come from the other plugin in a pass of their own.
static bool
second_pass(HostSession* session, HostFault* fault)
{
  if (!session->options.stems || !session->options.out) {
    return true;
  }
  Pass* const pass   = calloc(1, sizeof(Pass));
  const bool  is_out = pass && begin_pass(session, pass, ESTRO_MULTI_URI, fault) &&
                      compose(session, pass, fault) && play_stems(session, pass, fault);
  if (pass) {
    end_pass(pass);
  }
  free(pass);
  return is_out ||
         (!fault->status && host_fault(fault, HOST_COULD_NOT, "out of memory"));
}

/// Whether anything was asked for that needs the sound or all of the notes.
static bool
wants_music(const HostOptions* options)
{
  return options->out || options->midi || options->lead_sheet || options->stems ||
         !options->explain;
}

static bool
play_first(HostSession* session, Pass* pass, HostFault* fault)
{
  HostRender* const render = &pass->render;
  if (!wants_music(&session->options)) {
    return true;
  }
  host_loudness_init(&session->loudness, session->options.rate_hz);
  render->mix      = session->options.out ? &session->outputs.mix : NULL;
  render->midi     = &session->midi;
  render->loudness = &session->loudness;
  return session->options.stems && !session->options.out
           ? play_stems(session, pass, fault)
           : host_render_play(render, fault);
}

static bool
finish(HostSession* session, const Pass* pass, double seconds_taken, HostFault* fault)
{
  const HostOptions* const options = &session->options;
  HostPiece                piece   = pass->instance.heard.piece;
  piece.tempo_bpm                  = (float)pass->render.tempo_bpm;
  host_progress_end(&session->progress);
  const HostHeard* const heard = &pass->instance.heard;
  const HostMusic        music = {.piece   = &piece,
                                  .song    = &heard->song,
                                  .excerpt = pass->render.excerpt,
                                  .title = heard->prompt ? heard->prompt : session->prompt,
                                  .reading = heard->intent};
  if (!host_outputs_finish(&session->outputs, &session->midi, &music, fault)) {
    return false;
  }
  const bool is_stdout_taken = options->explain && !strcmp(options->explain, "-");
  return host_report(is_stdout_taken ? stderr : stdout, &pass->render, seconds_taken) ||
         host_fault(fault, HOST_COULD_NOT, "cannot write the report");
}

bool
host_session_render(HostSession* session, HostFault* fault)
{
  const HostOptions* const options = &session->options;
  if (options->prompt &&
      !host_prompt_read(options->prompt, &session->prompt, &session->n_prompt, fault)) {
    return false;
  }
  Pass* const       pass = calloc(1, sizeof(Pass));
  const char* const uri = options->stems && !options->out ? ESTRO_MULTI_URI : ESTRO_URI;
  bool              is_done = pass && begin_pass(session, pass, uri, fault) &&
                 host_outputs_open(&session->outputs, options, session->guard, fault);
  if (is_done) {
    host_progress_begin(&session->progress);
    is_done = compose(session, pass, fault) && play_first(session, pass, fault);
    const double seconds_taken = host_progress_seconds(&session->progress);
    is_done                    = is_done && second_pass(session, fault) &&
              finish(session, pass, seconds_taken, fault);
  }
  if (pass) {
    end_pass(pass);
  }
  free(pass);
  return is_done ||
         (!fault->status && host_fault(fault, HOST_COULD_NOT, "out of memory"));
}

void
host_session_drop(HostSession* self)
{
  host_progress_end(&self->progress);
  host_outputs_drop(&self->outputs);
  host_midi_drop(&self->midi);
  host_loudness_drop(&self->loudness);
  free(self->prompt);
  *self = (HostSession){0};
}
