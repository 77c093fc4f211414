// Any bytes as what a host sends and does: MIDI, positions, messages, knobs, blocks.

#include "tests/plugin/host.h"
#include "tests/test.h"

#include <lv2/atom/atom.h>
#include <lv2/patch/patch.h>
#include <lv2/time/time.h>

const LV2_Descriptor* lv2_descriptor(uint32_t index);
int                   LLVMFuzzerTestOneInput(const uint8_t* data, size_t n);

typedef struct {
  const uint8_t* at;
  size_t         left;
} Bytes;

static unsigned
next(Bytes* self)
{
  if (!self->left) {
    return 0;
  }
  --self->left;
  return *self->at++;
}

static uint32_t
next_word(Bytes* self)
{
  uint32_t word = 0;
  for (unsigned i = 0; i < 4; ++i) {
    word = word << 8 | next(self);
  }
  return word;
}

static double
next_number(Bytes* self)
{
  const uint32_t word = next_word(self);
  float          value;
  memcpy(&value, &word, sizeof value);
  return next(self) % 2 ? (double)value : (double)(int32_t)word / 65536.0;
}

static void
send_midi(Host* host, Bytes* bytes)
{
  uint8_t        midi[4];
  const unsigned n = next(bytes) % 5;
  for (unsigned i = 0; i < n; ++i) {
    midi[i] = (uint8_t)next(bytes);
  }
  host_send_midi(host, next(bytes), midi, n);
}

static void
send_position(Host* host, Bytes* bytes)
{
  const double speed = next(bytes) % 4 ? 1 : next_number(bytes);
  host_send_position(host, next(bytes), speed, (int32_t)next_word(bytes) >> 20,
                     next_number(bytes), next_number(bytes));
}

static void
send_object(Host* host, Bytes* bytes)
{
  static const char* const uris[] = {
    LV2_PATCH__Set,   LV2_PATCH__Get,  LV2_TIME__Position, LV2_PATCH__property,
    LV2_PATCH__value, LV2_TIME__speed, LV2_TIME__frame,    LV2_ATOM__URID,
    LV2_ATOM__String, LV2_ATOM__Long,  ESTRO__prompt};
  uint32_t       words[16];
  const unsigned n = next(bytes) % 65;
  for (unsigned i = 0; i < 16; ++i) {
    const unsigned what = next(bytes);
    words[i] = what < 11 ? host_urid(uris[what]) : what < 64 ? what : next_word(bytes);
  }
  host_send(host, next(bytes), host_urid(LV2_ATOM__Object), words, n);
}

static void
send_prompt(Host* host, Bytes* bytes)
{
  char           text[64];
  const unsigned n = next(bytes) % 64;
  for (unsigned i = 0; i < n; ++i) {
    text[i] = (char)next(bytes);
  }
  host_send_prompt_bytes(host, next(bytes), text, n);
}

/// What a window may ask for; files go where there is no folder.
static void
ask(Host* host, Bytes* bytes)
{
  static const char* const properties[] = {ESTRO__corrections, ESTRO__instruments,
                                           ESTRO__prompt};
  char                     text[48]     = "";
  const unsigned           n            = next(bytes) % sizeof text;
  switch (next(bytes) % 8) {
  case 0:
    host_send_int(host, ESTRO__take, next(bytes));
    break;
  case 1:
    host_send_int(host, ESTRO__rating, next(bytes));
    break;
  case 2:
    host_send_cancel(host);
    break;
  case 3:
    host_send_listen(host, next_number(bytes), next(bytes) % 2);
    break;
  case 4:
    host_send_path(host, ESTRO__render, "/no/such/folder/piece.wav");
    break;
  default:
    for (unsigned i = 0; i + 1 < n; ++i) {
      text[i] = (char)next(bytes);
    }
    host_send_text(host, properties[next(bytes) % 3], text);
    break;
  }
}

static void
act(Host* host, Bytes* bytes)
{
  switch (next(bytes) % 10) {
  case 0:
    send_position(host, bytes);
    break;
  case 1:
    send_object(host, bytes);
    break;
  case 2:
    send_prompt(host, bytes);
    break;
  case 3:
    host_set(host, (ParamId)(next(bytes) % PARAM_FREEWHEEL), (float)next_number(bytes));
    break;
  case 4:
    host_limit_outputs(host, next(bytes) * 8, next(bytes) * 4);
    break;
  case 5:
    host_run(host, next(bytes) * 4);
    break;
  case 6:
    ask(host, bytes);
    break;
  case 7:
    host_set(host, PARAM_FOLLOW_CHORDS, (float)(next(bytes) % 2));
    break;
  default:
    send_midi(host, bytes);
    break;
  }
}

static void
end_all(Host* host)
{
  host_limit_outputs(host, ESTRO_ATOM_BYTES, ESTRO_ATOM_BYTES);
  host_run(host, 64);
  host_set(host, PARAM_ENABLED, 0);
  host_run(host, 64);
  CHECK(host_n_stuck(host) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t* data, size_t n)
{
  static Host* hosts[2]; // Opening one for each input would be most of the work
  const bool   multi = n % 2 != 0;
  if (!hosts[multi]) {
    const HostOptions options = {22050, multi, HOST_AFTER};
    hosts[multi]              = host_new_with(lv2_descriptor(multi), &options);
    CHECK(hosts[multi]);
  }
  Host* const host  = hosts[multi];
  Bytes       bytes = {data, n};
  host_renew(host);
  while (bytes.left) {
    act(host, &bytes);
  }
  end_all(host);
  CHECK(host_peak(host) <= 1.0f);
  return 0;
}
