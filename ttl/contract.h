// What we promise the host, in C: URIs, ports, messages.
//
// The same promise in Turtle is generated at build time from this file and
// core/param/.  Nothing here ever changes its meaning once released.

#ifndef TTL_CONTRACT_H
#define TTL_CONTRACT_H

#define ESTRO_URI "urn:estro:estro"       ///< Stereo
#define ESTRO_MULTI_URI "urn:estro:multi" ///< One stereo pair per part
#define ESTRO_UI_URI "urn:estro:ui"
#define ESTRO_PREFIX ESTRO_URI "#"

/// Ports in order; audio outputs come next, then the parameters of the table, and
/// last `latency` (out, in frames: the limiter looks ahead).
enum {
  ESTRO_PORT_CONTROL,  ///< In: MIDI, time:Position, patch
  ESTRO_PORT_NOTIFY,   ///< Out: patch and the objects below, for windows and hosts
  ESTRO_PORT_MIDI_OUT, ///< Out: what is played, channel 1 + part, drums on 10
  ESTRO_PORT_AUDIO,    ///< The first audio output
};

enum {
  ESTRO_N_AUDIO       = 2,  ///< out_l, out_r
  ESTRO_MULTI_N_AUDIO = 14, ///< lead_l, lead_r, counter_l, ...
};

/// Both atom ports ask for this much, in both directions.
#define ESTRO_ATOM_BYTES 65536

// Properties (patch:Set, patch:Get)
#define ESTRO__prompt ESTRO_PREFIX "prompt" ///< String, writable: setting it composes
#define ESTRO__intent ESTRO_PREFIX "intent" ///< String, readable: the reading as JSON
#define ESTRO__summary                                                                 \
  ESTRO_PREFIX "summary" ///< String, readable: the reading in a line
#define ESTRO__status                                                                  \
  ESTRO_PREFIX "status" ///< String, readable: what went wrong, or ""

// Objects on the notify port.  A window that opens sends patch:Get without a
// property and is told everything.

/// A piece begins: take (Int), key (Int 0..11), mode (Int), tempo (Float bpm),
/// beats (Int), unit (Int), bars (Int, 0 endless), title (String: key in
/// words), parts (Tuple of seven Strings: instrument name, or "" if unused),
/// programs (Vector of seven Int: General MIDI program, of drums the kit).
#define ESTRO__Piece ESTRO_PREFIX "Piece"

/// A section is ready: take (Int), first (Int: bar), bars (Int), label
/// (String), chords (String: "0:Am 3840:F": ticks from the section's
/// beginning), notes (Vector of Int: start, length, part, pitch, velocity of
/// each note; ticks from the section's beginning).
#define ESTRO__Section ESTRO_PREFIX "Section"

/// Where the music is, about 30 times a second and at jumps: ticks (Double,
/// within the piece), rolling (Bool), ready (Int: bars composed), busy (Bool:
/// composing), peak (Float: since the last one, linear).
#define ESTRO__Playhead ESTRO_PREFIX "Playhead"

#define ESTRO__take ESTRO_PREFIX "take"
#define ESTRO__key ESTRO_PREFIX "key"
#define ESTRO__mode ESTRO_PREFIX "mode"
#define ESTRO__tempo ESTRO_PREFIX "tempo"
#define ESTRO__beats ESTRO_PREFIX "beats"
#define ESTRO__unit ESTRO_PREFIX "unit"
#define ESTRO__bars ESTRO_PREFIX "bars"
#define ESTRO__title ESTRO_PREFIX "title"
#define ESTRO__parts ESTRO_PREFIX "parts"
#define ESTRO__programs ESTRO_PREFIX "programs"
#define ESTRO__first ESTRO_PREFIX "first"
#define ESTRO__label ESTRO_PREFIX "label"
#define ESTRO__chords ESTRO_PREFIX "chords"
#define ESTRO__notes ESTRO_PREFIX "notes"
#define ESTRO__ticks ESTRO_PREFIX "ticks"
#define ESTRO__rolling ESTRO_PREFIX "rolling"
#define ESTRO__ready ESTRO_PREFIX "ready"
#define ESTRO__busy ESTRO_PREFIX "busy"
#define ESTRO__peak ESTRO_PREFIX "peak"

// State
#define ESTRO__version ESTRO_PREFIX "version" ///< Int
#define ESTRO__score ESTRO_PREFIX "score"     ///< String, or Path where it is large

#define ESTRO_STATE_VERSION 1

/// A longer prompt is cut at a word, and the reading says so.
#define ESTRO_MAX_PROMPT_BYTES 8192

#endif
