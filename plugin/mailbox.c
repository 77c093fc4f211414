#include "plugin/mailbox.h"

#include <stddef.h>
#include <string.h>

#define FRESH 4U
#define INDEX 3U

void
plugin_mailbox_init(PluginMailbox* self)
{
  memset(self->slots, 0, sizeof self->slots);
  self->back  = 0;
  self->front = 1;
  atomic_init(&self->middle, 2);
}

void
plugin_mailbox_post(PluginMailbox* self, const PluginWish* wish)
{
  memcpy(&self->slots[self->back], wish, offsetof(PluginWish, prompt) + wish->n_bytes);
  self->back = atomic_exchange(&self->middle, self->back | FRESH) & INDEX;
}

const PluginWish*
plugin_mailbox_take(PluginMailbox* self)
{
  if (!(atomic_load(&self->middle) & FRESH)) {
    return NULL;
  }
  self->front = atomic_exchange(&self->middle, self->front) & INDEX;
  return &self->slots[self->front];
}
