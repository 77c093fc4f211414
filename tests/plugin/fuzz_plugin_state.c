// Any bytes as a saved state: what comes after must sound sane and save again.

#include "tests/plugin/host.h"
#include "tests/test.h"

#include <lv2/atom/atom.h>

const LV2_Descriptor* lv2_descriptor(uint32_t index);
int                   LLVMFuzzerTestOneInput(const uint8_t* data, size_t n);

static const char* const keys[]  = {ESTRO__version,     ESTRO__prompt,
                                    ESTRO__score,       ESTRO__corrections,
                                    ESTRO__instruments, ESTRO__takes};
static const char* const types[] = {LV2_ATOM__Int, LV2_ATOM__String, LV2_ATOM__Path,
                                    LV2_ATOM__Chunk};

#define N_KEYS (sizeof keys / sizeof keys[0])

/// A header byte for each value says its type, two more its size.
static size_t
read_values(HostState* state, const uint8_t* data, size_t n)
{
  size_t at = 0;
  for (unsigned i = 0; i < N_KEYS && at + 3 <= n; ++i) {
    const uint8_t kind = data[at];
    const size_t  want = (size_t)data[at + 1] | (size_t)data[at + 2] << 8;
    const size_t  left = n - at - 3;
    const size_t  size = want < left ? want : left;
    if (!(kind & 0x80)) {
      host_state_put(state, keys[i], types[kind % 4], data + at + 3, size);
    }
    at += 3 + size;
  }
  return at;
}

/// A whole score, or list of takes, needs no header, so that the fuzzer soon finds one.
static void
read_whole(HostState* state, const uint8_t* data, size_t n)
{
  const int32_t version = ESTRO_STATE_VERSION;
  const bool    takes   = n > 5 && data[5] == ' ';
  host_state_put(state, ESTRO__version, LV2_ATOM__Int, &version, sizeof version);
  host_state_put(state, ESTRO__prompt, LV2_ATOM__String, "", 1);
  host_state_put(state, takes ? ESTRO__takes : ESTRO__score, LV2_ATOM__String, data, n);
}

static void
check_saved_again(Host* host)
{
  HostState state, again;
  host_state_init(&state, false);
  host_state_init(&again, false);
  CHECK(!host_save(host, &state));
  CHECK(!host_restore(host, &state));
  CHECK(!host_save(host, &again));
  CHECK(host_state_equal(&state, &again));
  host_state_clear(&state);
  host_state_clear(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t* data, size_t n)
{
  static Host*             host; // Opening one for each input would be most of the work
  static const HostOptions options = {22050, false, HOST_AFTER};
  host = host ? host : host_new_with(lv2_descriptor(0), &options);
  CHECK(host);
  HostState state;
  host_renew(host);
  host_state_init(&state, false);
  if (n && data[0] == 'e') {
    read_whole(&state, data, n);
  } else {
    read_values(&state, data, n);
  }
  CHECK(!host_restore(host, &state));
  host_run_for(host, 512, 128);
  check_saved_again(host);
  host_run_for(host, 512, 128);
  CHECK(host_peak(host) <= 1.0f);
  host_state_clear(&state);
  return 0;
}
