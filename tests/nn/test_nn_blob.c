// Weight files: what is written comes back, and nothing else is trusted.

#include "core/base/random.h"
#include "core/nn/blob.h"
#include "tests/test.h"

#include <stdbool.h>
#include <unistd.h>

#define HEADER 40
#define ENTRY 72
#define SIZE (192 + 64)

/// Two tensors: "a", three floats, and "b", two by two bytes.
typedef struct {
  _Alignas(64) unsigned char bytes[SIZE];
} File;

static void
put32(File* file, size_t at, uint32_t value)
{
  memcpy(file->bytes + at, &value, 4);
}

static void
put64(File* file, size_t at, uint64_t value)
{
  memcpy(file->bytes + at, &value, 8);
}

static void
sign(File* file)
{
  uint64_t sum = 0xCBF29CE484222325U;
  for (size_t i = HEADER; i < SIZE; i += 8) {
    uint64_t word;
    memcpy(&word, file->bytes + i, 8);
    sum = (sum ^ word) * 0x100000001B3U;
  }
  put64(file, 24, SIZE - HEADER);
  put64(file, 32, sum);
}

static void
put_entry(File* file, size_t i, const char* name, uint32_t type, uint32_t rank,
          uint32_t rows, uint32_t columns, uint64_t begin, uint64_t n_bytes)
{
  const size_t at = HEADER + i * ENTRY;
  strcpy((char*)file->bytes + at, name);
  put32(file, at + 32, type);
  put32(file, at + 36, rank);
  put32(file, at + 40, rows);
  put32(file, at + 44, columns);
  put64(file, at + 56, begin);
  put64(file, at + 64, n_bytes);
}

static File
good_file(void)
{
  File        file = {{0}};
  const float a[3] = {1, 2, 3};
  memcpy(file.bytes, "ESTRONN\n", 8);
  put32(&file, 8, 0x01020304U);
  put32(&file, 12, NN_BLOB_VERSION);
  put32(&file, 16, 2);
  put_entry(&file, 0, "a", NN_FLOAT32, 1, 3, 0, 192, 12);
  put_entry(&file, 1, "b", NN_INT8, 2, 2, 2, 192, 4);
  memcpy(file.bytes + 192, a, sizeof(a));
  sign(&file);
  return file;
}

static BaseStatus
status_of(const File* file)
{
  NnBlob*          blob;
  const BaseStatus status = nn_blob_read(file->bytes, SIZE, &blob);
  CHECK((status == BASE_OK) == (blob != NULL));
  nn_blob_free(blob);
  return status;
}

static void
what_is_written_is_read(void)
{
  const File file = good_file();
  NnBlob*    blob;
  CHECK(nn_blob_read(file.bytes, SIZE, &blob) == BASE_OK);
  const NnTensor* const a = nn_blob_tensor(blob, "a", NN_FLOAT32, 1);
  CHECK(a && a->n == 3 && ((const float*)a->data)[2] == 3.0f);
  CHECK(nn_blob_tensor(blob, "b", NN_INT8, 2)->shape[1] == 2);
  CHECK(!nn_blob_tensor(blob, "a", NN_INT8, 1));
  CHECK(!nn_blob_tensor(blob, "a", NN_FLOAT32, 2));
  CHECK(!nn_blob_tensor(blob, "c", NN_FLOAT32, 1));
  nn_blob_free(blob);
}

static void
every_shortened_file_is_refused(void)
{
  const File file = good_file();
  NnBlob*    blob;
  for (size_t n = 0; n < SIZE; ++n) {
    CHECK(nn_blob_read(file.bytes, n, &blob) == BASE_BAD_INPUT && !blob);
  }
}

static void
every_flipped_byte_is_noticed(void)
{
  for (size_t i = 0; i < SIZE; ++i) {
    File file = good_file();
    file.bytes[i] ^= 0x20;
    const bool spare = i >= 20 && i < 24; // The header's unused word
    CHECK((status_of(&file) == BASE_OK) == spare);
  }
}

/// Lies that carry a true checksum.
static void
lies_about_sizes_are_refused(void)
{
  static const struct {
    size_t   at;
    uint32_t value;
  } lies[] = {
    {HEADER + 32, 99},  {HEADER + 36, 0},  {HEADER + 36, 5},
    {HEADER + 40, 0},   {HEADER + 40, 4},  {HEADER + 40, 0xFFFFFFFFU},
    {HEADER + 56, 193}, {HEADER + 56, 0},  {HEADER + 56, 256},
    {HEADER + 60, 1},   {HEADER + 64, 13}, {HEADER + 68, 1},
    {16, 0xFFFFFFFFU},  {16, 4},           {HEADER + ENTRY + 40, 0x80000001U},
  };
  for (size_t i = 0; i < sizeof(lies) / sizeof(lies[0]); ++i) {
    File file = good_file();
    put32(&file, lies[i].at, lies[i].value);
    sign(&file);
    CHECK(status_of(&file) == BASE_BAD_INPUT);
  }
  File file = good_file();
  memset(file.bytes + HEADER, 'x', 32); // A name without an end
  sign(&file);
  CHECK(status_of(&file) == BASE_BAD_INPUT);
}

static void
a_later_version_says_so(void)
{
  File file = good_file();
  put32(&file, 12, NN_BLOB_VERSION + 1);
  CHECK(status_of(&file) == BASE_TOO_NEW);
}

static void
files_are_opened_or_refused(void)
{
  char      path[] = "/tmp/estro_blob_XXXXXX";
  const int fd     = mkstemp(path);
  NnBlob*   blob;
  CHECK(fd >= 0);
  CHECK(nn_blob_open(path, &blob) == BASE_BAD_INPUT && !blob);
  const File file = good_file();
  CHECK(write(fd, file.bytes, SIZE) == SIZE);
  CHECK(nn_blob_open(path, &blob) == BASE_OK);
  CHECK(nn_blob_checksum(blob) != 0);
  nn_blob_free(blob);
  close(fd);
  unlink(path);
  CHECK(nn_blob_open(path, &blob) == BASE_NOT_FOUND && !blob);
  CHECK(nn_blob_open("/", &blob) == BASE_CANNOT_READ && !blob);
  nn_blob_free(NULL);
}

int
main(void)
{
  RUN(what_is_written_is_read);
  RUN(every_shortened_file_is_refused);
  RUN(every_flipped_byte_is_noticed);
  RUN(lies_about_sizes_are_refused);
  RUN(a_later_version_says_so);
  RUN(files_are_opened_or_refused);
  return 0;
}
