#include "core/base/utf8.h"

#include "tests/test.h"

static void
every_code_point_comes_back(void)
{
  for (uint32_t code = 0; code <= 0x10FFFF; ++code) {
    char         bytes[4];
    uint32_t     back   = 0;
    const size_t length = base_utf8_write(code, bytes);
    if (code >= 0xD800 && code < 0xE000) {
      CHECK(!length);
    } else {
      CHECK(base_utf8_read(bytes, length, &back) == length && back == code);
      CHECK(!base_utf8_read(bytes, length - 1, &back));
    }
  }
  char bytes[4];
  CHECK(!base_utf8_write(0x110000, bytes));
}

static void
what_is_no_utf8_is_refused(void)
{
  static const char* const bad[] = {"\x80",
                                    "\xC0\x80",
                                    "\xC1\xBF",
                                    "\xC3(",
                                    "\xE0\x80\xAF",
                                    "\xED\xA0\x80",
                                    "\xF0\x80\x80\x80",
                                    "\xF4\x90\x80\x80",
                                    "\xF8\x88\x80\x80",
                                    "\xFF",
                                    "\xE2\x82",
                                    "\xE2(\xA1"};
  for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); ++i) {
    uint32_t code = 7;
    CHECK(!base_utf8_read(bad[i], strlen(bad[i]), &code) && code == 7);
  }
}

int
main(void)
{
  RUN(every_code_point_comes_back);
  RUN(what_is_no_utf8_is_refused);
  return 0;
}
