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
plugin_wish_ask(PluginWish* self, PluginAsk ask)
{
  self->asked[ask] = ++self->serial;
  self->n_pieces += ask <= PLUGIN_ASK_PROGRAM;
}

static void
copy_lines(PluginLines* to, const PluginLines* from)
{
  memcpy(to, from, offsetof(PluginLines, bytes) + from->n_bytes);
}

void
plugin_mailbox_post(PluginMailbox* self, const PluginWish* wish)
{
  PluginWish* const slot = &self->slots[self->back];
  memcpy(slot, wish, offsetof(PluginWish, corrections));
  copy_lines(&slot->corrections, &wish->corrections);
  copy_lines(&slot->instruments, &wish->instruments);
  copy_lines(&slot->render, &wish->render);
  slot->n_bytes = wish->n_bytes;
  memcpy(slot->prompt, wish->prompt, wish->n_bytes);
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
