// Setting genres, chords and form: "genre=jazz:0.7, techno:0.3", "chords=Am F C G",
// "form=intro, verse, chorus".

#include "core/prompt/chord.h"
#include "core/prompt/genre.h"
#include "core/prompt/reader.h"
#include "core/prompt/setter.h"

#include <stdio.h>
#include <string.h>

#define MAX_NAME 64U

/// Cut the next piece off `*text`, at any of `marks` and without spaces around it;
/// false behind the last one.
static bool
next_piece(const char** text, const char* marks, char* out, size_t size)
{
  *text += strspn(*text, marks);
  *text += strspn(*text, " ");
  size_t n = strcspn(*text, marks);
  if (!n) {
    return false;
  }
  const char* const begin = *text;
  *text += n;
  while (begin[n - 1] == ' ') {
    --n;
  }
  snprintf(out, size, "%.*s", (int)(n < size ? n : size - 1), begin);
  return true;
}

/// The genres that the value names by the very names of the table; 0 if any is not.
static uint32_t
exact_genres(const PromptSetter* setter, PromptGenreFact* genres)
{
  char        name[MAX_NAME];
  uint32_t    n    = 0;
  const char* text = setter->value;
  while (n < PROMPT_MAX_GENRES && next_piece(&text, ",;+", name, sizeof(name))) {
    char* const colon = strrchr(name, ':');
    float       share = 1;
    if (colon) {
      *colon = '\0';
    }
    const uint32_t id = prompt_genre_find(name);
    if (id == prompt_n_genres() ||
        (colon && !prompt_setter_number(colon + 1, &share)) || !(share > 0.0f)) {
      return 0;
    }
    genres[n++] = (PromptGenreFact){.genre = id, .weight = share};
  }
  return text[strspn(text, " ,;+")] ? 0 : n;
}

bool
prompt_set_genres(PromptSetter* setter, int which)
{
  (void)which;
  PromptIntent* const intent = setter->intent;
  PromptGenreFact     genres[PROMPT_MAX_GENRES];
  if (!setter->value[0]) {
    intent->n_genres = 0;
    return true;
  }
  uint32_t n = exact_genres(setter, genres);
  if (!n) {
    prompt_setter_say(setter, "", "");
    n =
      setter->said.genres[0].source.origin == PROMPT_STATED ? setter->said.n_genres : 0;
    memcpy(genres, setter->said.genres, sizeof(genres));
  }
  if (!n) {
    return false;
  }
  PromptSource source = intent->genres[0].source;
  prompt_setter_win(setter, &source, intent->genres[0].genre != genres[0].genre);
  for (uint32_t i = 0; i < n; ++i) {
    intent->genres[i]        = genres[i];
    intent->genres[i].source = source;
  }
  intent->n_genres = n;
  prompt_genres_settle(intent);
  return true;
}

static void
no_chords(PromptIntent* intent)
{
  intent->n_chords      = 0;
  intent->chords_source = (PromptSource){.origin = PROMPT_DEFAULT};
}

/// "chords" is a part as well: "chords=electric piano", "chords=none".
static bool
set_comping(PromptSetter* setter)
{
  return prompt_set_part(setter, BASE_CHORDS);
}

bool
prompt_set_chords(PromptSetter* setter, int which)
{
  PromptIntent* const intent = setter->intent;
  PromptChord         chords[PROMPT_MAX_CHORDS];
  char                name[MAX_NAME];
  uint32_t            n    = 0;
  const char*         text = setter->value;
  if (!setter->value[0]) {
    no_chords(intent);
    return which || set_comping(setter);
  }
  while (n < PROMPT_MAX_CHORDS && next_piece(&text, " ,|;", name, sizeof(name))) {
    if (strcmp(name, "-") != 0 && !prompt_chord_read(name, &chords[n++])) {
      return !which && set_comping(setter);
    }
  }
  if (!n) {
    return false;
  }
  prompt_setter_win(setter, &intent->chords_source,
                    n != intent->n_chords ||
                      memcmp(chords, intent->chords, n * sizeof(chords[0])) != 0);
  memcpy(intent->chords, chords, n * sizeof(chords[0]));
  intent->n_chords = n;
  return true;
}

/// One section: "A", "verse", "12-bar blues", or several letters: "AABA".
static bool
add_sections(PromptSetter* setter, PromptIntent* form, const char* name)
{
  char value[PROMPT_MAX_VALUE];
  snprintf(value, sizeof(value), "%s", setter->value);
  snprintf(setter->value, sizeof(setter->value), "%s", name);
  prompt_setter_say(setter, "[", "]");
  if (!setter->said.n_form && name[0] >= 'A' && name[0] <= 'H' && !name[1]) {
    setter->said.n_form = 1;
    memcpy(setter->said.form[0], name, 2);
  }
  if (!setter->said.n_form && !strcmp(name, "blues")) {
    prompt_setter_say(setter, "12-bar ", "");
  }
  memcpy(setter->value, value, sizeof(value));
  for (uint32_t i = 0; i < setter->said.n_form && form->n_form < PROMPT_MAX_FORM; ++i) {
    memcpy(form->form[form->n_form++], setter->said.form[i], sizeof(form->form[0]));
  }
  return setter->said.n_form > 0;
}

bool
prompt_set_form(PromptSetter* setter, int which)
{
  (void)which;
  PromptIntent* const intent = setter->intent;
  PromptIntent        form   = {.n_form = 0};
  char                name[MAX_NAME];
  const char*         text  = setter->value;
  const char* const   marks = strpbrk(text, ",;|") ? ",;|" : " ";
  if (!setter->value[0]) {
    intent->n_form      = 0;
    intent->form_source = (PromptSource){.origin = PROMPT_DEFAULT};
    return true;
  }
  while (next_piece(&text, marks, name, sizeof(name))) {
    if (!add_sections(setter, &form, name)) {
      return false;
    }
  }
  prompt_setter_win(setter, &intent->form_source,
                    form.n_form != intent->n_form ||
                      memcmp(form.form, intent->form, sizeof(form.form)) != 0);
  memcpy(intent->form, form.form, sizeof(form.form));
  intent->n_form = form.n_form;
  return true;
}
