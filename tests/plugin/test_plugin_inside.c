// The plugin's parts that need no host: text, mailbox, handover.

#include "plugin/mailbox.h"
#include "plugin/take.h"
#include "plugin/text.h"
#include "tests/test.h"

#include <pthread.h>

static void
check_clean(const char* text, const char* wanted)
{
  char   copy[64];
  size_t n = strlen(text);
  memcpy(copy, text, n + 1);
  plugin_text_clean(copy, n);
  CHECK_TEXT(copy, wanted);
}

static void
text_that_is_no_text_becomes_question_marks(void)
{
  check_clean("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8E\xB5", "caf\xC3\xA9 \xE2\x82\xAC "
                                                           "\xF0\x9F\x8E\xB5");
  check_clean("a\xFF\x62", "a?b");
  check_clean("\xC3", "?");                // Cut
  check_clean("\xC0\xAF", "??");           // Too long a form
  check_clean("\xED\xA0\x80", "???");      // Half a surrogate pair
  check_clean("\xF4\x90\x80\x80", "????"); // Beyond Unicode
  check_clean("\xE2\x82", "??");
  check_clean("a\x01\x7F\tb\n", "a  \tb\n");
}

static void
long_text_is_cut_at_a_word_or_a_character(void)
{
  CHECK(plugin_text_cut("slow jazz", 9, 20) == 9);
  CHECK(plugin_text_cut("slow jazz", 9, 6) == 4);
  CHECK(plugin_text_cut("slow jazz", 9, 4) == 4);
  CHECK(plugin_text_cut("slowjazz", 8, 6) == 6);
  CHECK(plugin_text_cut("\xC3\xA9\xC3\xA9", 4, 3) == 2);
  CHECK(plugin_text_cut("", 0, 0) == 0);
}

static void
of_many_wishes_the_latest_arrives_once(void)
{
  static PluginMailbox mailbox;
  static PluginWish    wish;
  plugin_mailbox_init(&mailbox);
  CHECK(!plugin_mailbox_take(&mailbox));
  for (uint32_t i = 1; i <= 5; ++i) {
    wish.serial  = i;
    wish.n_bytes = (uint32_t)snprintf(wish.prompt, sizeof wish.prompt, "wish %u", i);
    plugin_mailbox_post(&mailbox, &wish);
  }
  const PluginWish* const taken = plugin_mailbox_take(&mailbox);
  CHECK(taken && taken->serial == 5 && !memcmp(taken->prompt, "wish 5", 6));
  CHECK(!plugin_mailbox_take(&mailbox));
}

#define N_WISHES 20000U

static void*
post_many(void* handle)
{
  static PluginWish wish;
  for (uint32_t i = 1; i <= N_WISHES; ++i) {
    wish.serial  = i;
    wish.n_bytes = 400;
    memset(wish.prompt, (int)(i % 251), wish.n_bytes);
    plugin_mailbox_post((PluginMailbox*)handle, &wish);
  }
  return NULL;
}

static void
a_wish_is_never_torn(void)
{
  static PluginMailbox mailbox;
  pthread_t            thread;
  uint32_t             last = 0;
  plugin_mailbox_init(&mailbox);
  CHECK(!pthread_create(&thread, NULL, post_many, &mailbox));
  while (last < N_WISHES) {
    const PluginWish* const wish = plugin_mailbox_take(&mailbox);
    if (!wish) {
      continue;
    }
    CHECK(wish->serial > last);
    last = wish->serial;
    for (unsigned i = 0; i < wish->n_bytes; ++i) {
      CHECK((unsigned char)wish->prompt[i] == last % 251);
    }
  }
  pthread_join(thread, NULL);
}

static void
what_was_given_back_is_freed_whoever_is_faster(void)
{
  PluginHandover handover;
  plugin_handover_init(&handover);
  PluginTake* playing = NULL;
  for (unsigned i = 0; i < 100; ++i) {
    plugin_handover_publish(&handover, plugin_take_new(NULL, NULL, "", 0));
    if (i % 3 == 0) { // Else it was never looked at
      PluginTake* const fresh = plugin_handover_take(&handover);
      CHECK(fresh && !plugin_handover_take(&handover));
      if (playing) {
        plugin_handover_retire(&handover, playing);
      }
      playing = fresh;
    }
    if (i % 7 == 0) {
      plugin_handover_collect(&handover);
    }
  }
  plugin_take_free(playing);
  plugin_handover_publish(&handover, NULL);
  plugin_handover_collect(&handover); // The sanitizer build sees what is lost
}

int
main(void)
{
  RUN(text_that_is_no_text_becomes_question_marks);
  RUN(long_text_is_cut_at_a_word_or_a_character);
  RUN(of_many_wishes_the_latest_arrives_once);
  RUN(a_wish_is_never_torn);
  RUN(what_was_given_back_is_freed_whoever_is_faster);
  return 0;
}
