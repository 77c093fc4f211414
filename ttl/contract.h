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
  ESTRO_PORT_MIDI_OUT, ///< Out: what is played, channel 1 + part, drums on 10; it comes
                       ///< first, as Ardour 7.3 passes on no MIDI of a later one
  ESTRO_PORT_NOTIFY,   ///< Out: patch and the objects below, for windows and hosts
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

/// String, writable: facts that win over the sentence, one `fact=value` a line
/// ("tempo=90", "drums=none", "lead=alto sax", "genre=" for not said); setting it
/// composes.
#define ESTRO__corrections ESTRO_PREFIX "corrections"

/// String, writable: who plays instead, one `part=instrument` a line; heard at once,
/// nothing is composed anew.
#define ESTRO__instruments ESTRO_PREFIX "instruments"

/// Path, writable: where the worker shall write the piece as WAV.
#define ESTRO__render ESTRO_PREFIX "render"

// Besides these a window may set take (Int: which of the kept takes plays) and
// rating (Int 0..5: stars of the take that plays).

// Objects on the control port

/// Stop composing; what played before plays on.
#define ESTRO__Cancel ESTRO_PREFIX "Cancel"

/// While the host stands: play from ticks (Double, within the piece), or stop;
/// rolling (Bool).
#define ESTRO__Listen ESTRO_PREFIX "Listen"

// Objects on the notify port.  A window that opens sends patch:Get without a
// property and is told everything.

/// A piece begins: take (Int), key (Int 0..11), mode (Int), tempo (Float bpm),
/// beats (Int), unit (Int), bars (Int, 0 endless), title (String: key in
/// words), parts (Tuple of seven Strings: instrument name, or "" if unused),
/// programs (Vector of seven Int: General MIDI program, of drums the kit).
#define ESTRO__Piece ESTRO_PREFIX "Piece"

/// A section is ready: take (Int), first (Int: bar), bars (Int), label
/// (String), drive (Float: energy 0..1), chords (String: "0:Am 3840:F": ticks from the
/// section's beginning), notes (Vector of Int: start, length, part, pitch, velocity of
/// each note; ticks from the section's beginning).
#define ESTRO__Section ESTRO_PREFIX "Section"

/// Where the music is, about 30 times a second and at jumps: ticks (Double,
/// within the piece), rolling (Bool), ready (Int: bars composed), busy (Bool:
/// composing), peak (Float: since the last one, linear), peaks (Vector of seven
/// Float: the same of each part), loudness (Float: LUFS of the last 400 ms).
#define ESTRO__Playhead ESTRO_PREFIX "Playhead"

/// The takes that are kept, oldest first: take (Int: which plays), takes (Vector of
/// Int), titles (Tuple of Strings: the sentence's beginning), ratings (Vector of Int
/// 0..5).
#define ESTRO__Takes ESTRO_PREFIX "Takes"

/// A file is being written: render (Path), share (Float: 0..1, 1 done), error (String:
/// why not, or "").
#define ESTRO__Rendering ESTRO_PREFIX "Rendering"

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
#define ESTRO__peaks ESTRO_PREFIX "peaks"
#define ESTRO__loudness ESTRO_PREFIX "loudness"
#define ESTRO__drive ESTRO_PREFIX "drive"
#define ESTRO__takes ESTRO_PREFIX "takes"
#define ESTRO__titles ESTRO_PREFIX "titles"
#define ESTRO__rating ESTRO_PREFIX "rating"
#define ESTRO__ratings ESTRO_PREFIX "ratings"
#define ESTRO__share ESTRO_PREFIX "share"
#define ESTRO__error ESTRO_PREFIX "error"

// State
#define ESTRO__version ESTRO_PREFIX "version" ///< Int
#define ESTRO__score ESTRO_PREFIX "score"     ///< String, or Path where it is large
#define ESTRO__models ESTRO_PREFIX "models"   ///< String: checksums of the weights

/// 1: prompt, score.  2: corrections, instruments, takes (String or Path) and models
/// besides.
#define ESTRO_STATE_VERSION 2

/// A longer prompt is cut at a word, and the reading says so.
#define ESTRO_MAX_PROMPT_BYTES 8192

#endif
