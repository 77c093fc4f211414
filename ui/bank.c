#include "ui/bank.h"

#include "ui/bank_read.h"
#include "ui/utf8.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Whether it can be shown.
static bool
is_whole(const UiPreset* preset)
{
  return preset->is_preset && preset->label[0] && preset->prompt[0];
}

/// What the bank of a preset is called.
static const char*
bank_label(const UiBanks* self, const UiPreset* preset)
{
  const char* label = "Others";
  for (unsigned k = 0; k < self->n; ++k) {
    if (self->things[k].is_bank && !strcmp(self->things[k].uri, preset->bank)) {
      label = self->things[k].label;
    }
  }
  return label;
}

/// The number of a bank, which may be new; UI_MAX_BANKS if there are too many.
static unsigned
bank_number(UiBanks* self, const char* label)
{
  unsigned bank = 0;
  while (bank < self->n_banks && strcmp(self->banks[bank], label) != 0) {
    ++bank;
  }
  if (bank == self->n_banks && bank < UI_MAX_BANKS) {
    ui_copy(self->banks[self->n_banks++], sizeof(self->banks[0]), label);
  }
  return bank;
}

/// Keep presets only, and number the banks that they name.
static void
settle(UiBanks* self)
{
  unsigned kept = 0;
  // Banks are not moved at first: their labels are still looked up
  for (unsigned i = 0; i < self->n; ++i) {
    if (is_whole(&self->things[i])) {
      const unsigned bank = bank_number(self, bank_label(self, &self->things[i]));
      self->bank_of[i]    = bank < UI_MAX_BANKS ? bank : self->bank_of[i];
    }
  }
  for (unsigned i = 0; i < self->n; ++i) {
    if (is_whole(&self->things[i])) {
      self->bank_of[kept] = self->bank_of[i];
      memmove(&self->things[kept++], &self->things[i], sizeof(self->things[i]));
    }
  }
  self->n = kept;
}

static int
is_turtle(const struct dirent* one)
{
  const size_t n = strlen(one->d_name);
  return n > 4 && n < 200 && !strcmp(one->d_name + n - 4, ".ttl") &&
         strcmp(one->d_name, "manifest.ttl") != 0;
}

void
ui_banks_load(UiBanks* self, const char* bundle)
{
  char            path[1280];
  struct dirent** files = NULL;
  memset(self, 0, sizeof(*self));
  const int n  = bundle ? scandir(bundle, &files, is_turtle, alphasort) : 0;
  self->things = n > 0 ? calloc(UI_MAX_PRESETS, sizeof(*self->things)) : NULL;
  for (int i = 0; i < n; ++i) {
    if (self->things && snprintf(path, sizeof(path), "%s/%s", bundle,
                                 files[i]->d_name) < (int)sizeof(path)) {
      ui_bank_read(self, path);
    }
    free(files[i]);
  }
  free(files);
  if (self->things) {
    settle(self);
  }
}

void
ui_banks_free(UiBanks* self)
{
  free(self->things);
}

bool
ui_holds(const char* text, const char* part)
{
  const size_t n = strlen(part);
  for (; *text; ++text) {
    size_t i = 0;
    while (i < n && text[i] &&
           tolower((unsigned char)text[i]) == tolower((unsigned char)part[i])) {
      ++i;
    }
    if (i == n) {
      return true;
    }
  }
  return !n;
}

void
ui_browser_find(UiBrowser* self, const UiBanks* banks)
{
  self->n_shown = 0;
  for (unsigned i = 0; i < banks->n; ++i) {
    const UiPreset* const preset = &banks->things[i];
    if ((!self->bank || banks->bank_of[i] + 1 == self->bank) &&
        (ui_holds(preset->label, self->search) ||
         ui_holds(preset->prompt, self->search))) {
      self->shown[self->n_shown++] = i;
    }
  }
  self->top = 0;
}
