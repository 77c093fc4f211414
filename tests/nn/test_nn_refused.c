// Weight files that are damaged, short, stretched, renamed or hold what no exporter
// writes: none opens a network.

#include "core/nn/conv.h"
#include "core/nn/stack.h"
#include "tests/nn/forge.h"
#include "tests/test.h"

#include <stdbool.h>

#define MAX_BYTES (1U << 20)

static char*  good;
static char*  file;
static size_t n_bytes;

static bool
opens_stack(const NnBlob* blob, const char* prefix, const NnStackShape* shape)
{
  NnStack*         stack;
  const BaseStatus status = nn_stack_open(blob, prefix, shape, &stack);
  CHECK(status == BASE_OK ? stack != NULL : status == BASE_BAD_INPUT && !stack);
  nn_stack_free(stack);
  return !status;
}

static bool
opens_conv(const NnBlob* blob)
{
  NnConv*          conv;
  const BaseStatus status = nn_conv_open(blob, "conv.", 5, &conv);
  CHECK(status == BASE_OK ? conv != NULL : status == BASE_BAD_INPUT && !conv);
  nn_conv_free(conv);
  return !status;
}

/// Whether `n` bytes of `file` open all three networks.
static bool
opens(size_t n)
{
  const NnStackShape encoder = {NN_ENCODER, 32, 0, 0, 0};
  const NnStackShape decoder = {NN_CAUSAL, 24, 10, 20, 32};
  NnBlob*            blob;
  const BaseStatus   status = nn_blob_read(file, n, &blob);
  if (status) {
    CHECK(status == BASE_BAD_INPUT && !blob);
    return false;
  }
  const bool all = opens_stack(blob, "encoder.", &encoder) &&
                   opens_stack(blob, "decoder.", &decoder) && opens_conv(blob);
  nn_blob_free(blob);
  return all;
}

static void
make_good(void)
{
  memcpy(file, good, n_bytes);
}

/// Where the entry `i` begins, or 0 if it is no weight.
static size_t
entry_of_weight(uint32_t i)
{
  const size_t at = FORGE_HEADER + (size_t)i * FORGE_ENTRY;
  return !strncmp(good + at, "encoder.", 8) || !strncmp(good + at, "decoder.", 8) ||
             !strncmp(good + at, "conv.", 5)
           ? at
           : 0;
}

static uint32_t
n_tensors(void)
{
  return forge_get32(good, 16);
}

static void
the_file_itself_opens(void)
{
  make_good();
  CHECK(opens(n_bytes));
  forge_sign(file, n_bytes);
  CHECK(!memcmp(good, file, n_bytes));
}

static void
short_and_stretched_files_are_refused(void)
{
  make_good();
  for (size_t n = 0; n < n_bytes; n += 1 + n / 9) {
    CHECK(!opens(n));
  }
  CHECK(!opens(n_bytes - 1) && !opens(n_bytes + 64));
}

static void
cut_files_with_a_true_checksum_are_refused(void)
{
  for (size_t n = FORGE_HEADER; n < n_bytes; n += 1 + n / 4) {
    make_good();
    forge_sign(file, n);
    CHECK(!opens(n));
  }
}

static void
any_missing_tensor_is_missed(void)
{
  for (uint32_t i = 0; i < n_tensors(); ++i) {
    const size_t at = entry_of_weight(i);
    if (at && !strstr(good + at, ".bias")) { // Which are not everywhere
      make_good();
      file[at] = 'x';
      forge_sign(file, n_bytes);
      CHECK(!opens(n_bytes));
    }
  }
}

static void
any_other_shape_is_refused(void)
{
  for (uint32_t i = 0; i < n_tensors(); ++i) {
    const size_t at = entry_of_weight(i);
    if (at) {
      make_good();
      // One more of the last axis, and the bytes to go with it
      const uint32_t rank = forge_get32(good, at + 36);
      const size_t   axis = at + 40 + 4 * (size_t)(rank - 1);
      const uint32_t n    = forge_get32(good, axis) + 1;
      const uint64_t size = forge_get32(good, at + 64) / (n - 1) * (uint64_t)n;
      memcpy(file + axis, &n, sizeof(n));
      memcpy(file + at + 64, &size, sizeof(size));
      forge_sign(file, n_bytes);
      CHECK(!opens(n_bytes));
    }
  }
}

/// Puts `n` bytes over the tensor's last ones.
static bool
opens_with(size_t entry, const void* bytes, size_t n)
{
  const size_t end = forge_get32(good, entry + 56) + forge_get32(good, entry + 64);
  make_good();
  memcpy(file + end - n, bytes, n);
  forge_sign(file, n_bytes);
  return opens(n_bytes);
}

static void
numbers_that_no_exporter_writes_are_refused(void)
{
  const float  wrong[] = {NAN, INFINITY, -INFINITY, 1e-40f, 1e-13f, 1025.0f, 1e30f};
  const int8_t least   = INT8_MIN;
  for (uint32_t i = 0; i < n_tensors(); ++i) {
    const size_t   at   = entry_of_weight(i);
    const uint32_t type = at ? forge_get32(good, at + 32) : NN_UINT8;
    if (type == NN_INT8) {
      CHECK(!opens_with(at, &least, 1));
    }
    for (size_t k = 0; k < sizeof(wrong) / sizeof(wrong[0]) && type == NN_FLOAT32;
         ++k) {
      CHECK(!opens_with(at, &wrong[k], sizeof(float)));
    }
    const uint32_t far_apart[] = {0, 4097, 0xFFFFFFFF};
    for (size_t k = 0; k < 3 && type == NN_UINT32; ++k) {
      CHECK(!opens_with(at, &far_apart[k], sizeof(uint32_t)));
    }
  }
}

int
main(int argc, char** argv)
{
  FILE* const in = argc == 2 ? fopen(argv[1], "rb") : NULL;
  good           = aligned_alloc(64, MAX_BYTES);
  file           = aligned_alloc(64, MAX_BYTES);
  CHECK(in && good && file);
  n_bytes = fread(good, 1, MAX_BYTES, in);
  fclose(in);
  CHECK(n_bytes > FORGE_HEADER && n_bytes < MAX_BYTES - 64);
  memset(file, 0, MAX_BYTES);
  RUN(the_file_itself_opens);
  RUN(short_and_stretched_files_are_refused);
  RUN(cut_files_with_a_true_checksum_are_refused);
  RUN(any_missing_tensor_is_missed);
  RUN(any_other_shape_is_refused);
  RUN(numbers_that_no_exporter_writes_are_refused);
  free(good);
  free(file);
  return 0;
}
