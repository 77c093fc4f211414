// Editing a line of text: signs, words, selection, undo, history.

#include "tests/test.h"
#include "ui/history.h"
#include "ui/text.h"
#include "ui/utf8.h"

static UiText text;

static void
start(const char* bytes)
{
  ui_text_init(&text);
  ui_text_insert(&text, bytes, strlen(bytes));
}

static void
type(const char* bytes)
{
  for (size_t at = 0, n = strlen(bytes); at < n;) {
    const size_t next = ui_utf8_next(bytes, n, at);
    ui_text_insert(&text, bytes + at, next - at);
    at = next;
  }
}

static void
letters_of_many_bytes_are_stepped_over_whole(void)
{
  start("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8E\xB5z"); // a, e acute, euro, a note, z
  static const size_t edges[] = {11, 10, 6, 3, 1, 0, 0};
  for (unsigned i = 0; i < 7; ++i) {
    CHECK(text.caret == edges[i]);
    ui_text_move(&text, UI_TEXT_LEFT, false);
  }
  ui_text_move(&text, UI_TEXT_RIGHT, false);
  ui_text_delete(&text, UI_TEXT_RIGHT);
  CHECK_TEXT(text.bytes, "a\xE2\x82\xAC\xF0\x9F\x8E\xB5z");
  ui_text_free(&text);
}

static void
an_accent_stays_with_its_letter(void)
{
  start("xe\xCC\x81y"); // e and a combining acute
  ui_text_move(&text, UI_TEXT_LEFT, false);
  ui_text_delete(&text, UI_TEXT_LEFT);
  CHECK_TEXT(text.bytes, "xy");
  ui_text_free(&text);
}

static void
a_family_of_joined_signs_is_one_sign(void)
{
  start("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8E\xA4"); // woman, joiner, microphone
  ui_text_move(&text, UI_TEXT_LEFT, false);
  CHECK(text.caret == 0);
  ui_text_move(&text, UI_TEXT_RIGHT, false);
  CHECK(text.caret == text.size_bytes);
  ui_text_free(&text);
}

static void
what_is_not_valid_never_gets_in(void)
{
  start("a\xFF\xC3(\xED\xA0\x80\xC0\xAF\xF5\x80\x80\x80\xE2\x82");
  CHECK_TEXT(text.bytes, "a(");
  ui_text_free(&text);
}

static void
line_ends_become_spaces_and_control_characters_go(void)
{
  start("one\ntwo\tthree\x1B\x07\xE2\x80\xAE!");
  CHECK_TEXT(text.bytes, "one two three!");
  ui_text_free(&text);
}

static void
a_selection_is_replaced_by_what_is_typed(void)
{
  start("slow waltz");
  ui_text_place(&text, 0, false);
  ui_text_place(&text, 4, true);
  type("fast");
  CHECK_TEXT(text.bytes, "fast waltz");
  ui_text_free(&text);
}

static void
left_and_right_leave_a_selection_at_its_edges(void)
{
  start("abcdef");
  ui_text_place(&text, 2, false);
  ui_text_place(&text, 4, true);
  ui_text_move(&text, UI_TEXT_LEFT, false);
  CHECK(text.caret == 2 && text.anchor == 2);
  ui_text_place(&text, 4, true);
  ui_text_move(&text, UI_TEXT_RIGHT, false);
  CHECK(text.caret == 4 && text.anchor == 4);
  ui_text_free(&text);
}

static void
words_are_jumped_over_selected_and_deleted(void)
{
  start("walking bass, no m\xC3\xBCller");
  ui_text_move(&text, UI_TEXT_WORD_LEFT, false);
  CHECK(text.caret == 17);
  ui_text_move(&text, UI_TEXT_WORD_LEFT, false);
  ui_text_move(&text, UI_TEXT_WORD_LEFT, false);
  CHECK(text.caret == 8);
  ui_text_move(&text, UI_TEXT_WORD_RIGHT, true);
  size_t n = 0;
  CHECK(ui_text_selection(&text, &n) == 8 && n == 4);
  ui_text_select_word(&text, 19);
  CHECK(ui_text_selection(&text, &n) == 17 && n == 7);
  ui_text_move(&text, UI_TEXT_END, false);
  ui_text_delete(&text, UI_TEXT_WORD_LEFT);
  CHECK_TEXT(text.bytes, "walking bass, no ");
  ui_text_free(&text);
}

static void
a_word_at_the_very_end_can_be_selected(void)
{
  size_t n = 0;
  start("no drums");
  ui_text_select_word(&text, 8);
  CHECK(ui_text_selection(&text, &n) == 3 && n == 5);
  ui_text_free(&text);
  start("");
  ui_text_select_word(&text, 4);
  CHECK(ui_text_selection(&text, &n) == 0 && n == 0);
  ui_text_free(&text);
}

static void
a_caret_never_stands_within_a_letter(void)
{
  start("\xC3\xA9\xC3\xA9");
  ui_text_place(&text, 3, false);
  CHECK(text.caret == 2);
  ui_text_place(&text, 1000, false);
  CHECK(text.caret == 4);
  ui_text_free(&text);
}

static void
undo_goes_back_by_words_and_redo_returns(void)
{
  start("");
  type("slow jazz");
  CHECK(ui_text_undo(&text));
  CHECK_TEXT(text.bytes, "slow");
  CHECK(ui_text_undo(&text));
  CHECK_TEXT(text.bytes, "");
  CHECK(!ui_text_undo(&text));
  CHECK(ui_text_redo(&text) && ui_text_redo(&text));
  CHECK_TEXT(text.bytes, "slow jazz");
  CHECK(!ui_text_redo(&text));
  ui_text_free(&text);
}

static void
typing_after_undo_forgets_what_was_undone(void)
{
  start("");
  type("one");
  ui_text_undo(&text);
  type("two");
  CHECK(!ui_text_redo(&text));
  CHECK_TEXT(text.bytes, "two");
  ui_text_free(&text);
}

static void
undo_remembers_a_bounded_number_of_steps(void)
{
  start("");
  for (unsigned i = 0; i < 3 * UI_TEXT_STEPS; ++i) {
    type(" x");
  }
  unsigned n = 0;
  while (ui_text_undo(&text)) {
    ++n;
  }
  CHECK(n == UI_TEXT_STEPS);
  ui_text_free(&text);
}

static void
a_text_that_is_too_long_is_cut_between_letters(void)
{
  static char much[3 * UI_TEXT_MAX + 1];
  for (size_t i = 0; i < UI_TEXT_MAX; ++i) {
    memcpy(much + 3 * i, "\xE2\x82\xAC", 3);
  }
  start(much);
  CHECK(text.size_bytes == UI_TEXT_MAX - UI_TEXT_MAX % 3);
  ui_text_insert(&text, "abc", 3);
  CHECK(text.size_bytes == UI_TEXT_MAX);
  CHECK(text.bytes[UI_TEXT_MAX] == '\0');
  ui_text_free(&text);
}

static void
history_walks_back_and_returns_to_the_draft(void)
{
  UiHistory history;
  ui_history_init(&history);
  ui_history_add(&history, "one");
  ui_history_add(&history, "two");
  ui_history_add(&history, "two");
  ui_history_add(&history, "");
  CHECK_TEXT(ui_history_back(&history, "draft"), "two");
  CHECK_TEXT(ui_history_back(&history, "two"), "one");
  CHECK(!ui_history_back(&history, "one"));
  CHECK_TEXT(ui_history_forward(&history), "two");
  CHECK_TEXT(ui_history_forward(&history), "draft");
  CHECK(!ui_history_forward(&history));
  ui_history_free(&history);
}

static void
history_does_not_offer_what_is_shown_already(void)
{
  UiHistory history;
  ui_history_init(&history);
  ui_history_add(&history, "one");
  ui_history_add(&history, "two");
  CHECK_TEXT(ui_history_back(&history, "two"), "one");
  ui_history_free(&history);
}

static void
history_forgets_its_oldest_lines(void)
{
  UiHistory history;
  ui_history_init(&history);
  for (int i = 0; i < 3 * UI_HISTORY_MAX; ++i) {
    char line[16];
    snprintf(line, sizeof(line), "%d", i);
    ui_history_add(&history, line);
  }
  const char* oldest = NULL;
  for (const char* line = ""; line; line = ui_history_back(&history, "")) {
    oldest = line;
  }
  CHECK_TEXT(oldest, "128");
  ui_history_free(&history);
}

int
main(void)
{
  RUN(letters_of_many_bytes_are_stepped_over_whole);
  RUN(an_accent_stays_with_its_letter);
  RUN(a_family_of_joined_signs_is_one_sign);
  RUN(what_is_not_valid_never_gets_in);
  RUN(line_ends_become_spaces_and_control_characters_go);
  RUN(a_selection_is_replaced_by_what_is_typed);
  RUN(left_and_right_leave_a_selection_at_its_edges);
  RUN(words_are_jumped_over_selected_and_deleted);
  RUN(a_word_at_the_very_end_can_be_selected);
  RUN(a_caret_never_stands_within_a_letter);
  RUN(undo_goes_back_by_words_and_redo_returns);
  RUN(typing_after_undo_forgets_what_was_undone);
  RUN(undo_remembers_a_bounded_number_of_steps);
  RUN(a_text_that_is_too_long_is_cut_between_letters);
  RUN(history_walks_back_and_returns_to_the_draft);
  RUN(history_does_not_offer_what_is_shown_already);
  RUN(history_forgets_its_oldest_lines);
  return 0;
}
