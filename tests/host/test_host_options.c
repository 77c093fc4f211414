#include "host/options.h"
#include "tests/test.h"

static HostOptions options;
static HostFault   fault;

static bool
reads(int argc, const char* const* words)
{
  char* argv[16] = {NULL};
  for (int i = 0; i < argc; ++i) {
    memcpy(&argv[i], &words[i], sizeof(char*));
  }
  fault = (HostFault){0};
  return host_options_read(&options, argc, argv, &fault);
}

#define READS(...)                                                                     \
  reads((int)(sizeof((const char*[]){"estro", __VA_ARGS__}) / sizeof(char*)),          \
        (const char*[]){"estro", __VA_ARGS__})

static void
a_prompt_alone_is_enough(void)
{
  CHECK(READS("calm piano"));
  CHECK_TEXT(options.prompt, "calm piano");
  CHECK(options.rate_hz == 48000);
  CHECK(options.block == 512);
  CHECK(!options.threaded);
  CHECK(!options.out && !options.midi && !options.stems && !options.explain);
}

static void
values_may_stand_apart_or_after_an_equals_sign(void)
{
  CHECK(
    READS("--out", "a.wav", "--midi=b.mid", "x", "--rate=44100", "--seconds", "2.5"));
  CHECK_TEXT(options.out, "a.wav");
  CHECK_TEXT(options.midi, "b.mid");
  CHECK(options.rate_hz == 44100);
  CHECK_NEAR(options.seconds, 2.5, 0.0);
}

static void
settings_keep_their_order(void)
{
  CHECK(READS("--seed", "7", "--set", "reverb=0.5", "--bars", "12", "x"));
  CHECK(options.n_settings == 3);
  CHECK(!strncmp(options.settings[0].symbol, "seed", 4));
  CHECK_TEXT(options.settings[0].value, "7");
  CHECK(options.settings[1].symbol_bytes == 6);
  CHECK_TEXT(options.settings[1].value, "0.5");
  CHECK_TEXT(options.settings[2].value, "12");
  CHECK(options.bars == 12);
}

static void
an_empty_prompt_is_a_prompt(void)
{
  CHECK(READS(""));
  CHECK_TEXT(options.prompt, "");
}

static void
two_dashes_end_the_options(void)
{
  CHECK(READS("--", "--out"));
  CHECK_TEXT(options.prompt, "--out");
}

static void
a_preset_needs_no_prompt(void)
{
  CHECK(READS("--preset", "Default"));
  CHECK(!options.prompt);
  CHECK_TEXT(options.preset, "Default");
}

static void
what_is_wrong_is_named(void)
{
  CHECK(!READS("x", "--loudly"));
  CHECK(fault.status == HOST_WRONG_USAGE);
  CHECK(strstr(fault.text, "--loudly"));
  CHECK(!READS("x", "--rate", "fast"));
  CHECK(strstr(fault.text, "\"fast\""));
  CHECK(!READS("x", "--out"));
  CHECK(strstr(fault.text, "--out needs a value"));
  CHECK(!READS("two", "words"));
  CHECK(strstr(fault.text, "quotes"));
}

static void
numbers_outside_their_range_are_refused(void)
{
  CHECK(!READS("x", "--rate", "22049"));
  CHECK(!READS("x", "--rate", "192001"));
  CHECK(READS("x", "--rate", "192000"));
  CHECK(!READS("x", "--rate", "48000.5"));
  CHECK(!READS("x", "--rate", "99999999999999999999"));
  CHECK(!READS("x", "--bars", "0"));
  CHECK(!READS("x", "--bars", "-4"));
  CHECK(!READS("x", "--bars", "513"));
  CHECK(!READS("x", "--seconds", "0"));
  CHECK(!READS("x", "--seconds", "nan"));
  CHECK(!READS("x", "--seconds", "inf"));
  CHECK(!READS("x", "--seed", "1000000"));
  CHECK(!READS("x", "--block", "0"));
  CHECK(!READS("x", "--block", "8193"));
  CHECK(!READS("x", "--worker", "both"));
  CHECK(!READS("x", "--set", "reverb"));
  CHECK(!READS("x", "--set", "=1"));
  CHECK(!READS("x", "--set", "reverb="));
}

static void
what_contradicts_itself_is_refused(void)
{
  CHECK(!READS("x", "--bars", "4", "--seconds", "4"));
  CHECK(!READS("x", "--out", "same", "--midi", "same"));
  CHECK(!READS("--out", "a.wav"));
  CHECK(!READS("x", "--out", "-"));
  CHECK(READS("x", "--explain", "-"));
}

static void
too_many_settings_are_refused(void)
{
  char* argv[2 * HOST_MAX_SETTINGS + 4];
  char  program[] = "estro";
  char  set[]     = "--set";
  char  value[]   = "reverb=1";
  char  prompt[]  = "x";
  int   argc      = 0;
  argv[argc++]    = program;
  argv[argc++]    = prompt;
  for (unsigned i = 0; i < HOST_MAX_SETTINGS; ++i) {
    argv[argc++] = set;
    argv[argc++] = value;
  }
  CHECK(host_options_read(&options, argc, argv, &fault));
  argv[argc++] = set;
  argv[argc++] = value;
  CHECK(!host_options_read(&options, argc, argv, &fault));
}

static void
a_fault_stays_one_line(void)
{
  CHECK(!READS("x", "--set", "bad\nsymbol\x1b[2J"));
  CHECK(!strchr(fault.text, '\n'));
  CHECK(!strchr(fault.text, '\x1b'));
}

int
main(void)
{
  RUN(a_prompt_alone_is_enough);
  RUN(values_may_stand_apart_or_after_an_equals_sign);
  RUN(settings_keep_their_order);
  RUN(an_empty_prompt_is_a_prompt);
  RUN(two_dashes_end_the_options);
  RUN(a_preset_needs_no_prompt);
  RUN(what_is_wrong_is_named);
  RUN(numbers_outside_their_range_are_refused);
  RUN(what_contradicts_itself_is_refused);
  RUN(too_many_settings_are_refused);
  RUN(a_fault_stays_one_line);
  return 0;
}
