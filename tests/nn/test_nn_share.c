// One weight file, one memory, however many use it.

#include "core/nn/blob.h"
#include "tests/test.h"

#include <pthread.h>
#include <unistd.h>

#define MAX_PATH 64

static const char* vectors;
static char        folder[MAX_PATH] = "/tmp/estro_share_XXXXXX";
static char        weights[MAX_PATH + 16];

/// Copies the vectors to `to`.
static void
place_file(const char* to)
{
  static char bytes[1 << 20];
  FILE* const in  = fopen(vectors, "rb");
  FILE* const out = fopen(to, "wb");
  CHECK(in && out);
  const size_t n = fread(bytes, 1, sizeof(bytes), in);
  CHECK(n > 0 && fwrite(bytes, 1, n, out) == n);
  fclose(in);
  fclose(out);
}

/// How often the weights are mapped into this process, and never to be written.
static int
count_maps(void)
{
  FILE* const maps = fopen("/proc/self/maps", "r");
  char        line[512];
  int         n = 0;
  CHECK(maps);
  while (fgets(line, sizeof(line), maps)) {
    if (strstr(line, folder)) {
      CHECK(strstr(line, " r--"));
      ++n;
    }
  }
  fclose(maps);
  return n;
}

static void
all_users_see_one_memory(void)
{
  const NnBlob* users[20];
  place_file(weights);
  for (size_t i = 0; i < 20; ++i) {
    CHECK(nn_blob_share(weights, &users[i]) == BASE_OK && users[i] == users[0]);
    CHECK(count_maps() == 1);
  }
  for (size_t i = 0; i < 20; ++i) {
    CHECK(count_maps() == 1);
    CHECK(nn_blob_tensor(users[i], "linear.scale", NN_FLOAT32, 1));
    nn_blob_release(users[i]);
  }
  CHECK(count_maps() == 0);
}

static void
another_way_to_the_file_is_the_same_file(void)
{
  char          link[MAX_PATH + 16];
  const NnBlob *a, *b;
  snprintf(link, sizeof(link), "%s/link.nn", folder);
  CHECK(!symlink(weights, link));
  CHECK(nn_blob_share(weights, &a) == BASE_OK && nn_blob_share(link, &b) == BASE_OK);
  CHECK(a == b);
  nn_blob_release(a);
  nn_blob_release(b);
  unlink(link);
}

static void
a_replaced_file_is_another_file(void)
{
  char          fresh[MAX_PATH + 16];
  const NnBlob *a, *b;
  snprintf(fresh, sizeof(fresh), "%s/fresh.nn", folder);
  CHECK(nn_blob_share(weights, &a) == BASE_OK);
  place_file(fresh);
  CHECK(!rename(fresh, weights));
  CHECK(nn_blob_share(weights, &b) == BASE_OK && b != a);
  CHECK(nn_blob_checksum(a) == nn_blob_checksum(b));
  nn_blob_release(a);
  nn_blob_release(b);
  CHECK(count_maps() == 0);
}

static void
missing_and_torn_files_are_shared_by_nobody(void)
{
  const NnBlob* blob;
  CHECK(!truncate(weights, 1000));
  CHECK(nn_blob_share(weights, &blob) == BASE_BAD_INPUT && !blob);
  CHECK(nn_blob_share(folder, &blob) == BASE_CANNOT_READ && !blob);
  unlink(weights);
  CHECK(nn_blob_share(weights, &blob) == BASE_NOT_FOUND && !blob);
  nn_blob_release(NULL);
  CHECK(count_maps() == 0);
}

static void*
come_and_go(void* arg)
{
  for (int i = 0; i < 30; ++i) {
    const NnBlob* blob;
    CHECK(nn_blob_share(weights, &blob) == BASE_OK);
    CHECK(nn_blob_tensor(blob, "linear.scale", NN_FLOAT32, 1)->n == 21);
    nn_blob_release(blob);
  }
  return arg;
}

static void
threads_may_come_and_go(void)
{
  pthread_t threads[4];
  place_file(weights);
  for (size_t i = 0; i < 4; ++i) {
    CHECK(!pthread_create(&threads[i], NULL, come_and_go, NULL));
  }
  for (size_t i = 0; i < 4; ++i) {
    pthread_join(threads[i], NULL);
  }
  CHECK(count_maps() == 0);
}

int
main(int argc, char** argv)
{
  CHECK(argc == 2 && mkdtemp(folder));
  vectors = argv[1];
  snprintf(weights, sizeof(weights), "%s/weights.nn", folder);
  RUN(all_users_see_one_memory);
  RUN(another_way_to_the_file_is_the_same_file);
  RUN(a_replaced_file_is_another_file);
  RUN(threads_may_come_and_go);
  RUN(missing_and_torn_files_are_shared_by_nobody);
  rmdir(folder);
  return 0;
}
