// A written score while it is read, line by line.
//
// Inner door of this room.  The rest of a line, after its name, is what the
// functions take; they leave with BASE_BAD_INPUT if it is not what it should be.

#ifndef SCORE_TEXT_READER_H
#define SCORE_TEXT_READER_H

#include "core/score/score.h"
#include "core/score/text_words.h"

typedef struct {
  ScoreWords    rest; ///< What has not been read yet
  uint32_t      line; ///< From 1
  uint32_t      seen; ///< Bit per line of the piece
  ScorePiece    piece;
  ScoreSection  plan;   ///< The section being read; no bars if there is none
  ScoreNote*    notes;  ///< (SCORE_MAX_SECTION_NOTES), of that section
  ScoreChord*   chords; ///< (SCORE_MAX_SECTION_CHORDS), of that section
  ScoreSection* sections[SCORE_MAX_SECTIONS];
  uint32_t      n_sections, n_bars, n_notes; ///< Of the sections that are complete
  bool          ended;                       ///< The last line has been read
} ScoreTextReader;

/// [worker] Read a line about the piece; BASE_NOT_FOUND if it has another name.
BaseStatus score_text_piece_line(ScoreTextReader* self, ScoreWords name,
                                 ScoreWords words);

/// [any] Whether every line about the piece has been read, with sane values.
bool score_text_piece_is_complete(const ScoreTextReader* self);

/// [worker] Read a line of music or the end; BASE_NOT_FOUND if it has another name.
BaseStatus score_text_music_line(ScoreTextReader* self, ScoreWords name,
                                 ScoreWords words);

/// [any] Split a whole number in [0, most] off.
bool score_text_u32(ScoreWords* words, uint32_t most, uint32_t* value);

/// [any] Split a whole number in [0, most] off; `most` up to 255.
bool score_text_u8(ScoreWords* words, uint8_t most, uint8_t* value);

/// [any] Split the name of a part off.
bool score_text_part(ScoreWords* words, uint8_t* part);

#endif
