// The parts of make_words, the program that turns words.txt into C.

#ifndef PROMPT_MAKER_H
#define PROMPT_MAKER_H

#include "core/prompt/table.h"

#include <stdio.h>

#define PROMPT_MAKE_LEXEMES 16384
#define PROMPT_MAKE_SOUNDS 1024
#define PROMPT_MAKE_SECTIONS 64
#define PROMPT_MAKE_FACTS 8

typedef struct {
  char  phrase[128];
  int   language, kind, order;
  int   id;
  float x, y, z;
} PromptDraft;

typedef struct {
  const char*  path;
  int          line;
  PromptDraft  lexemes[PROMPT_MAKE_LEXEMES];
  int          n_lexemes;
  PromptSound  sounds[PROMPT_MAKE_SOUNDS];
  int          n_sounds;
  char         sections[PROMPT_MAKE_SECTIONS][16];
  int          n_sections;
  PromptDraft  facts[PROMPT_MAKE_FACTS]; ///< Of the meaning that is being read
  int          n_facts;
  PromptTokens tokens;
} PromptMaker;

/// [init] Say what is wrong with the line at hand, and end the program.
_Noreturn void prompt_make_fail(const PromptMaker* maker, const char* what,
                                const char* which);

/// [init] A new lexeme at the end of the list.
PromptDraft* prompt_make_lexeme(PromptMaker* maker, const PromptDraft* like);

/// [init] Start the list of facts with the meaning in `text`, which is cut to pieces.
void prompt_make_meaning(PromptMaker* maker, char* text);

/// [init] A new fact of the meaning at hand.
PromptDraft* prompt_make_fact(PromptMaker* maker, PromptWordKind kind);

/// [init] The part of this name.
int prompt_make_part(const PromptMaker* maker, const char* name);

/// [init] "chords = grand piano : *piano, celesta"; `text` is cut to pieces.
void prompt_make_sound(PromptMaker* maker, char* text);

/// [init] "lead violin, bass cello, only"; `text` is cut to pieces.
void prompt_make_line_up(PromptMaker* maker, char* text);

/// [init] `text` without the spaces at both ends; writes into it.
char* prompt_make_trim(char* text);

/// [init] The place of `name` in `list` (n, or up to NULL).
int prompt_make_index(const PromptMaker* maker, const char* const* list, int n,
                      const char* name);

/// [init] Let phrases lend each other meanings, sort them, drop what is said twice.
void prompt_make_sort(PromptMaker* maker);

/// [init] Write the tables as C.
void prompt_make_write(const PromptMaker* maker, FILE* out);

#endif
