// The words that the grammar knows: a sorted table made from words.txt.

#ifndef PROMPT_LEXICON_H
#define PROMPT_LEXICON_H

#include "core/prompt/token.h"

#define PROMPT_MAX_PHRASE 12U ///< Tokens

typedef enum {
  PROMPT_EVERY_LANGUAGE,
  PROMPT_ENGLISH,
  PROMPT_SPANISH,
  PROMPT_GERMAN,
  PROMPT_FRENCH,
  PROMPT_ITALIAN,
  PROMPT_PORTUGUESE,
  PROMPT_CHINESE,
  PROMPT_JAPANESE,
  PROMPT_N_LANGUAGES,
} PromptLanguage;

/// What a word does; in brackets what its numbers hold.
typedef enum {
  PROMPT_FILLER,
  PROMPT_AND,
  PROMPT_OR,
  PROMPT_BUT,
  PROMPT_NOT,
  PROMPT_NOT_AFTER, ///< Denies what stands before it
  PROMPT_EXCEPT,    ///< Behind a denial it allows, elsewhere it denies
  PROMPT_LACKS,     ///< A phrase that leaves a part out by itself (id: BasePart)
  PROMPT_ONLY,
  PROMPT_SOLO,
  PROMPT_VERY, ///< (x: by how much)
  PROMPT_TOO,
  PROMPT_IN,
  PROMPT_SHARE,       ///< Of the genre after it (x)
  PROMPT_SHARE_AFTER, ///< Of the genre before it (x)
  PROMPT_COUNT,       ///< A number word (x)
  PROMPT_UNIT,        ///< (id: PromptUnit)
  PROMPT_ENDLESS,
  PROMPT_TEMPO_WORD,
  PROMPT_PACE, ///< -2 very slow .. +2 very fast (x)
  PROMPT_BPM,  ///< Allegro and its kin (x)
  PROMPT_HALF_TIME,
  PROMPT_DOUBLE_TIME,
  PROMPT_MODE,     ///< (id: BaseMode)
  PROMPT_RELATIVE, ///< Relative minor or major (id: BaseMode)
  PROMPT_SHARP,
  PROMPT_FLAT,
  PROMPT_NOTE,    ///< A note name of another language than English (id: pitch class)
  PROMPT_METER,   ///< (id: beats, x: unit)
  PROMPT_AMOUNT,  ///< (id: PromptField, x: value)
  PROMPT_MOOD,    ///< (x: valence, y: arousal, z: tension)
  PROMPT_GENRE,   ///< (id: genre)
  PROMPT_HINT,    ///< A dance that is a genre only where none is named (id: genre)
  PROMPT_SOUND,   ///< An instrument or a family (id: sound)
  PROMPT_LINE_UP, ///< One member of an ensemble (id: sound)
  PROMPT_ROLE,    ///< (id: BasePart)
  PROMPT_SECTION, ///< (id: prompt_section_name())
  PROMPT_BLUES_FORM,
  PROMPT_PROGRESSION_WORD,
  PROMPT_MODULATION, ///< (id: PromptModulation, x: direction of the verb)
  PROMPT_INTERVAL,   ///< (id: semitones)
  PROMPT_DIRECTION,  ///< (x: 1 up, -1 down)
  PROMPT_PLACE,      ///< "last", "at the end"
  PROMPT_N_KINDS,
} PromptWordKind;

typedef enum {
  PROMPT_OF_BPM,
  PROMPT_OF_BARS,
  PROMPT_OF_SECONDS,
  PROMPT_OF_MINUTES
} PromptUnit;

/// How much a word must be helped to mean a change of key.
typedef enum {
  PROMPT_KEY_CHANGE, ///< Not at all: "key change"
  PROMPT_MODULATED,  ///< Not beside a sound: "modulation"
  PROMPT_MODULATES,  ///< By how far, where to or when: "modulates"
  PROMPT_MOVES,      ///< By how far and when, or by a key to go to: "goes", "raise"
  PROMPT_STAYS,      ///< It denies one: "stays in one key"
} PromptModulation;

typedef enum {
  PROMPT_ENERGY,
  PROMPT_DENSITY,
  PROMPT_COMPLEXITY,
  PROMPT_DYNAMICS,
  PROMPT_ARTICULATION,
  PROMPT_TIMBRE,
  PROMPT_SWINGING,
  PROMPT_REVERB,
  PROMPT_BUILD,
  PROMPT_N_FIELDS,
} PromptField;

typedef struct {
  const char* phrase; ///< Folded tokens, parted by single spaces
  uint8_t     language, kind;
  int16_t     id;
  float       x, y, z;
} PromptLexeme;

/// What an instrument word stands for.
typedef struct {
  int16_t  instrument; ///< In the catalogue; -1 if the word leaves it open
  uint8_t  role;       ///< The part it plays unless told otherwise
  uint32_t members[PROMPT_MAX_INSTRUMENTS / 32]; ///< All that it covers, a bit each
} PromptSound;

/// The lexemes of one phrase, and how many tokens it spans.
typedef struct {
  const PromptLexeme* first;
  uint32_t            n, n_tokens;
} PromptEntry;

/// [any] The longest phrase of up to `most` tokens that begins at token `at`; `n` is 0
/// if there is none.
///
/// Where several languages spell it, `language` wins, then English; other
/// languages count only where the phrase is too long to be an accident.
PromptEntry prompt_lexicon_find(const PromptTokens* tokens, uint32_t at, uint32_t most,
                                PromptLanguage language);

/// [any] Whether some phrase holds this very word.
bool prompt_lexicon_knows(const char* word);

/// [any] The known word within one edit of `word`, NULL if none; only words of five
/// letters or more are mended.
const char* prompt_lexicon_mend(const char* word, PromptLanguage language);

/// [any] The language that most words of the sentence are of.
PromptLanguage prompt_lexicon_language(const PromptTokens* tokens);

/// [any] The lexeme of `kind` among an entry's, or NULL.
const PromptLexeme* prompt_entry_of(PromptEntry entry, PromptWordKind kind);

/// [any] The sound of this id out of a lexeme.
const PromptSound* prompt_sound(uint32_t id);

/// [any] The section's name of this id out of a lexeme: "verse".
const char* prompt_section_name(uint32_t id);

#endif
