// What was understood is corrected chip by chip.

#include "tests/test.h"
#include "tests/ui/hand.h"

static Recorder r;

static void
a_chip_is_changed_in_place(void)
{
  hand_begin(&r);
  hand_click(&r, UI_ON_CHIP, hand_chip(&r, UI_FACT_TEMPO));
  CHECK(r.view.entry.purpose == UI_FOR_CHIP && r.editing);
  CHECK_TEXT(r.view.entry.text.bytes, "90");
  hand_write(&r, "104");
  hand_key(&r, UI_KEY_ENTER);
  CHECK_TEXT(r.corrections, "lead=tenor sax\ntempo=104\n");
  CHECK(!r.editing && r.n_composed == 0);
  CHECK(r.view.reading.chips[hand_chip(&r, UI_FACT_TEMPO)].pinned);
  recorder_free(&r);
}

static void
escape_leaves_a_chip_as_it_was(void)
{
  hand_begin(&r);
  hand_click(&r, UI_ON_CHIP, hand_chip(&r, UI_FACT_TEMPO));
  hand_write(&r, "104");
  hand_key(&r, UI_KEY_ESCAPE);
  CHECK(!r.editing && r.n_corrections == 0 && !r.view.entry.purpose);
  recorder_free(&r);
}

static void
a_value_written_as_it_was_is_no_correction(void)
{
  hand_begin(&r);
  hand_click(&r, UI_ON_CHIP, hand_chip(&r, UI_FACT_TEMPO));
  hand_key(&r, UI_KEY_ENTER);
  CHECK(r.n_corrections == 0 && !r.editing);
  hand_click(&r, UI_ON_CHIP, hand_chip(&r, UI_FACT_METER));
  hand_choose(&r, "3/4"); // Chosen, it is meant
  CHECK_TEXT(r.corrections, "lead=tenor sax\nmeter=3/4\n");
  recorder_free(&r);
}

static void
a_chip_is_taken_away_and_released(void)
{
  hand_begin(&r);
  const unsigned tempo = hand_chip(&r, UI_FACT_TEMPO);
  ui_view_param(&r.view, PARAM_TEMPO, 120.0f); // A knob would win over the correction
  hand_click(&r, UI_ON_CHIP_END, tempo);
  CHECK_TEXT(r.corrections, "lead=tenor sax\ntempo=\n");
  CHECK(r.set_id == PARAM_TEMPO && r.set_value == 0.0f);
  hand_click(&r, UI_ON_CHIP_END, hand_chip(&r, UI_FACT_TEMPO)); // A pin now
  CHECK_TEXT(r.corrections, "lead=tenor sax\n");
  hand_click(&r, UI_ON_CHIP_END, hand_chip(&r, UI_FACT_PART));
  CHECK_TEXT(r.corrections, "");
  recorder_free(&r);
}

static void
keys_and_meters_are_chosen_from_a_list(void)
{
  hand_begin(&r);
  hand_click(&r, UI_ON_CHIP, hand_chip(&r, UI_FACT_KEY));
  hand_choose(&r, "F# minor");
  CHECK_TEXT(r.corrections, "lead=tenor sax\nkey=F# minor\n");
  hand_click(&r, UI_ON_CHIP, hand_chip(&r, UI_FACT_METER));
  hand_choose(&r, "7/8");
  CHECK_TEXT(r.corrections, "lead=tenor sax\nkey=F# minor\nmeter=7/8\n");
  hand_click(&r, UI_ON_ADD, 0);
  hand_choose(&r, "key change");
  hand_choose(&r, "+2");
  CHECK_TEXT(r.corrections, "lead=tenor sax\nkey=F# minor\nmeter=7/8\nmodulation=+2\n");
  recorder_free(&r);
}

static void
a_fact_is_added(void)
{
  hand_begin(&r);
  hand_click(&r, UI_ON_ADD, 0);
  hand_choose(&r, "chord progression");
  CHECK(r.view.entry.purpose == UI_FOR_CHIP);
  hand_write(&r, "Am F C G");
  hand_key(&r, UI_KEY_ENTER);
  CHECK_TEXT(r.corrections, "lead=tenor sax\nprogression=Am F C G\n");
  hand_click(&r, UI_ON_ADD, 0);
  hand_choose(&r, "who plays pad");
  hand_choose(&r, "none");
  CHECK(strstr(r.corrections, "\npad=none\n"));
  recorder_free(&r);
}

int
main(void)
{
  RUN(a_chip_is_changed_in_place);
  RUN(escape_leaves_a_chip_as_it_was);
  RUN(a_value_written_as_it_was_is_no_correction);
  RUN(a_chip_is_taken_away_and_released);
  RUN(keys_and_meters_are_chosen_from_a_list);
  RUN(a_fact_is_added);
  scene_forget_fonts();
  return 0;
}
