#include "core/nn/blob.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAGIC "ESTRONN\n"
#define ORDER_MARK 0x01020304U
#define MAX_TENSORS 1024U
#define ALIGN 64U

typedef struct {
  char     magic[8];
  uint32_t order, version, n_tensors, zero;
  uint64_t n_bytes, checksum;
} Header;

typedef struct {
  char     name[32];
  uint32_t type, rank, shape[NN_MAX_RANK];
  uint64_t begin, n_bytes;
} Entry;

struct NnBlob {
  uint64_t         checksum;
  const NnKernels* kernels;
  void*            map; ///< NULL if the bytes are the caller's
  size_t           map_bytes;
  uint32_t         n_tensors;
  NnTensor         tensor[];
};

static const uint8_t item_bytes[NN_N_TYPES] = {4, 1, 1, 4};

/// FNV-1a over 64-bit words; what is left over counts as a word filled with zeros.
static uint64_t
checksum_of(const char* bytes, size_t n)
{
  uint64_t sum = 0xCBF29CE484222325U;
  for (size_t i = 0; i < n; i += 8) {
    uint64_t word = 0;
    memcpy(&word, bytes + i, n - i < 8 ? n - i : 8);
    sum = (sum ^ word) * 0x100000001B3U;
  }
  return sum;
}

/// Items of a shape, or 0 where the product would not fit `most`.
static uint64_t
count_items(const Entry* entry, uint64_t most)
{
  uint64_t n = 1;
  for (uint32_t i = 0; i < entry->rank; ++i) {
    if (!entry->shape[i] || n > most / entry->shape[i]) {
      return 0;
    }
    n *= entry->shape[i];
  }
  return n;
}

static BaseStatus
read_entry(const char* bytes, size_t n_bytes, uint64_t first, const Entry* entry,
           NnTensor* tensor)
{
  if (entry->type >= NN_N_TYPES || !entry->rank || entry->rank > NN_MAX_RANK ||
      !memchr(entry->name, '\0', sizeof(entry->name))) {
    return BASE_BAD_INPUT;
  }
  const uint64_t n = count_items(entry, n_bytes);
  if (!n || n * item_bytes[entry->type] != entry->n_bytes || entry->begin % ALIGN ||
      entry->begin < first || entry->begin > n_bytes ||
      entry->n_bytes > n_bytes - entry->begin) {
    return BASE_BAD_INPUT;
  }
  memcpy(tensor->name, entry->name, sizeof(tensor->name));
  memcpy(tensor->shape, entry->shape, sizeof(tensor->shape));
  tensor->type = (NnType)entry->type;
  tensor->rank = entry->rank;
  tensor->n    = (size_t)n;
  tensor->data = bytes + entry->begin;
  return BASE_OK;
}

static BaseStatus
check_header(const char* bytes, size_t n_bytes, Header* header)
{
  if (n_bytes < sizeof(*header)) {
    return BASE_BAD_INPUT;
  }
  memcpy(header, bytes, sizeof(*header));
  if (memcmp(header->magic, MAGIC, 8) != 0 || header->order != ORDER_MARK) {
    return BASE_BAD_INPUT;
  }
  if (header->version > NN_BLOB_VERSION) {
    return BASE_TOO_NEW;
  }
  const size_t rest = n_bytes - sizeof(*header);
  if (header->n_bytes != rest || header->n_tensors > MAX_TENSORS ||
      header->n_tensors > rest / sizeof(Entry) ||
      checksum_of(bytes + sizeof(*header), rest) != header->checksum) {
    return BASE_BAD_INPUT;
  }
  return BASE_OK;
}

BaseStatus
nn_blob_read(const void* bytes, size_t n_bytes, NnBlob** blob)
{
  Header     header;
  BaseStatus status = check_header(bytes, n_bytes, &header);
  *blob             = NULL;
  if (status) {
    return status;
  }
  NnBlob* const self = calloc(1, sizeof(NnBlob) + header.n_tensors * sizeof(NnTensor));
  if (!self) {
    return BASE_NO_MEMORY;
  }
  const uint64_t first = sizeof(Header) + header.n_tensors * sizeof(Entry);
  for (uint32_t i = 0; i < header.n_tensors && !status; ++i) {
    Entry entry;
    memcpy(&entry, (const char*)bytes + sizeof(Header) + i * sizeof(Entry),
           sizeof(entry));
    status = read_entry(bytes, n_bytes, first, &entry, &self->tensor[i]);
  }
  self->n_tensors = header.n_tensors;
  self->checksum  = header.checksum;
  self->kernels   = nn_kernels_best();
  if (status) {
    nn_blob_free(self);
    return status;
  }
  *blob = self;
  return BASE_OK;
}

BaseStatus
nn_blob_open(const char* path, NnBlob** blob)
{
  *blob        = NULL;
  const int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return BASE_NOT_FOUND;
  }
  struct stat  info;
  const bool   regular = !fstat(fd, &info) && S_ISREG(info.st_mode);
  const size_t size    = regular && info.st_size > 0 ? (size_t)info.st_size : 0;
  void* const map = size ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
  close(fd);
  if (map == MAP_FAILED) {
    return regular && !size ? BASE_BAD_INPUT : BASE_CANNOT_READ;
  }
  const BaseStatus status = nn_blob_read(map, size, blob);
  if (status) {
    munmap(map, size);
    return status;
  }
  (*blob)->map       = map;
  (*blob)->map_bytes = size;
  return BASE_OK;
}

void
nn_blob_free(NnBlob* blob)
{
  if (blob && blob->map) {
    munmap(blob->map, blob->map_bytes);
  }
  free(blob);
}

const NnTensor*
nn_blob_tensor(const NnBlob* blob, const char* name, NnType type, uint32_t rank)
{
  for (uint32_t i = 0; i < blob->n_tensors; ++i) {
    const NnTensor* const tensor = &blob->tensor[i];
    if (!strcmp(tensor->name, name)) {
      return tensor->type == type && tensor->rank == rank ? tensor : NULL;
    }
  }
  return NULL;
}

uint64_t
nn_blob_checksum(const NnBlob* blob)
{
  return blob->checksum;
}

void
nn_blob_use(NnBlob* blob, const NnKernels* kernels)
{
  blob->kernels = kernels;
}

const NnKernels*
nn_blob_kernels(const NnBlob* blob)
{
  return blob->kernels;
}
