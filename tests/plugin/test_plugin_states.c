// Sessions as hosts keep them: through lilv, in folders, of every version.
//
//   test_plugin_states STATES          opens every sample that lies there
//   test_plugin_states STATES --write  writes samples of this version there

#include "tests/plugin/host_inside.h"
#include "tests/test.h"

#include <lilv/lilv.h>
#include <lv2/urid/urid.h>

#include <sys/stat.h>
#include <unistd.h>

static LilvWorld*  world;
static const char* samples;

static LV2_URID
map_uri(LV2_URID_Map_Handle handle, const char* uri)
{
  (void)handle;
  return host_urid(uri);
}

static const char*
unmap_urid(LV2_URID_Unmap_Handle handle, LV2_URID urid)
{
  (void)handle;
  return host_uri(urid);
}

static LV2_URID_Map   map   = {NULL, map_uri};
static LV2_URID_Unmap unmap = {NULL, unmap_urid};

static void
set_port(const char* symbol, void* host, const void* value, uint32_t size,
         uint32_t type)
{
  const ParamId id = param_find(symbol);
  if (id < PARAM_N && size == 4 && type == host_urid(LV2_ATOM__Float)) {
    float number = 0;
    memcpy(&number, value, sizeof number);
    host_set((Host*)host, id, number);
  }
}

static const void*
get_port(const char* symbol, void* host, uint32_t* size, uint32_t* type)
{
  const ParamId id = param_find(symbol);
  *size            = sizeof(float);
  *type            = host_urid(LV2_ATOM__Float);
  return id < PARAM_N ? &((Host*)host)->knobs[id] : NULL;
}

static LilvInstance
as_lilv(Host* host)
{
  return (LilvInstance){host->descriptor, host->instance, NULL};
}

static void
open_folder(Host* host, const char* folder)
{
  char path[512];
  snprintf(path, sizeof path, "%s/state.ttl", folder);
  LilvState* const state = lilv_state_new_from_file(world, &map, NULL, path);
  CHECK(state);
  LilvInstance instance = as_lilv(host);
  lilv_state_restore(state, &instance, set_port, host, 0, NULL);
  lilv_state_free(state);
}

static const LilvPlugin*
find_plugin(void)
{
  LilvNode* const         uri = lilv_new_uri(world, ESTRO_URI);
  const LilvPlugin* const plugin =
    lilv_plugins_get_by_uri(lilv_world_get_all_plugins(world), uri);
  lilv_node_free(uri);
  CHECK(plugin && lilv_plugin_get_num_ports(plugin) > PARAM_N); // Reads the ports
  return plugin;
}

static void
save_folder(Host* host, const char* folder)
{
  LilvInstance     instance = as_lilv(host);
  LilvState* const state    = lilv_state_new_from_instance(
       find_plugin(), &instance, &map, NULL, folder, folder, folder, get_port, host,
       LV2_STATE_IS_POD | LV2_STATE_IS_PORTABLE, NULL);
  CHECK(state);
  CHECK(!lilv_state_save(world, &map, &unmap, state, NULL, folder, "state.ttl"));
  lilv_state_free(state);
}

/// What a sample holds.
static const struct {
  const char* name;
  const char* prompt;
  int         bars;    ///< 0 if there is no piece yet
  unsigned    n_takes; ///< Once everything is composed
  bool        stars;   ///< The last take has four
} held[] = {
  {"1-empty", "", 0, 0, false},
  {"1-file", "orchestral pop in D, 120 bpm, 40 bars, everything", 40, 1, false},
  {"1-unheard", "piano ballad with \xC3\xBCmlauts & <xml> \"quotes\"", 0, 1, false},
  {"1-waltz", "slow jazz waltz in Bb, walking bass, brushes, no piano, 90 bpm, 16 bars",
   16, 1, false},
  {"2-empty", "", 0, 0, false},
  {"2-takes", "slow jazz waltz in Bb, walking bass, brushes, no piano, 90 bpm, 16 bars",
   16, 3, true},
  {"2-files", "orchestral pop in D, 120 bpm, 40 bars, everything", 40, 2, false},
};

#define N_HELD (sizeof held / sizeof held[0])

static void
check_sample(unsigned i)
{
  char              folder[512];
  const char* const prompt = held[i].prompt;
  Host* const       host   = host_open(HOST_NO_WORKER);
  Host* const       whole  = host_open(HOST_INLINE);
  snprintf(folder, sizeof folder, "%s/%s", samples, held[i].name);
  open_folder(host, folder);
  open_folder(whole, folder);
  host_set(host, PARAM_FOLLOW_HOST, 0); // Without a worker: what is there must sound
  host_run_for(host, 144000, 480);
  host_send_position(whole, 0, 0, 0, 0, 120);
  host_run_for(whole, 144000, 480);
  const HostNews* const news = host_news(host);
  const HostNews* const full = host_news(whole);
  CHECK_TEXT(news->prompt, prompt);
  CHECK_TEXT(full->prompt, prompt);
  CHECK(held[i].bars ? news->bars == held[i].bars : !news->n_pieces);
  CHECK(held[i].bars ? host_peak(host) > 0.01f : host_peak(host) == 0.0f);
  CHECK(full->n_takes == held[i].n_takes && !full->busy);
  CHECK(!held[i].stars || full->ratings[full->n_takes - 1] == 4);
  CHECK(!strstr(full->status, "damaged") && !strstr(full->status, "missing"));
  host_free(host);
  host_free(whole);
}

static void
sessions_of_every_version_open(void)
{
  for (unsigned i = 0; i < N_HELD; ++i) {
    check_sample(i);
  }
}

static void
a_newer_session_is_left_alone(void)
{
  char      folder[512];
  HostState state;
  snprintf(folder, sizeof folder, "%s/1-waltz", samples);
  Host* const   host    = host_open(HOST_INLINE);
  const int32_t version = ESTRO_STATE_VERSION + 1;
  open_folder(host, folder);
  host_state_init(&state, false);
  host_state_put(&state, ESTRO__version, LV2_ATOM__Int, &version, sizeof version);
  host_state_put(&state, ESTRO__prompt, LV2_ATOM__String, "techno", 7);
  CHECK(!host_restore(host, &state));
  host_run_for(host, 48000, 480);
  CHECK(strstr(host_news(host)->status, "newer"));
  CHECK(host_news(host)->bars == 16);
  host_state_clear(&state);
  host_free(host);
}

/// Three takes: the middle one with a correction, the last one plays and has stars.
static Host*
make_takes(void)
{
  Host* const host = host_open_composed("techno, 140 bpm, 8 bars");
  host_send_text(host, ESTRO__corrections, "tempo=90");
  host_run_until_composed(host, 256);
  host_send_text(host, ESTRO__corrections, "");
  host_send_prompt(host, 0, held[5].prompt);
  host_run_until_composed(host, 256);
  host_send_text(host, ESTRO__instruments, "lead=flute");
  host_send_int(host, ESTRO__rating, 4);
  host_run_for(host, 4800, 256);
  return host;
}

static Host*
make_files(void)
{
  Host* const host = host_open_composed("endless techno with everything, 40 bars");
  host_send_prompt(host, 0, held[6].prompt);
  host_run_until_composed(host, 256);
  return host;
}

static void
write_samples(void)
{
  Host* const hosts[] = {host_open(HOST_INLINE), make_takes(), make_files()};
  for (unsigned i = 0; i < 3; ++i) {
    char folder[512];
    snprintf(folder, sizeof folder, "%s/%s", samples, held[4 + i].name);
    save_folder(hosts[i], folder);
    host_free(hosts[i]);
  }
}

static void
remove_folder(const char* folder)
{
  static const char* const names[] = {"state.ttl", "manifest.ttl", "score.txt",
                                      "takes.txt"};
  for (unsigned i = 0; i < 4; ++i) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, names[i]);
    remove(path);
  }
  CHECK(!rmdir(folder));
}

static void
a_session_may_be_moved_and_copied(void)
{
  char folder[64], moved[80];
  snprintf(folder, sizeof folder, "/tmp/estro-test-XXXXXX");
  CHECK(mkdtemp(folder));
  snprintf(moved, sizeof moved, "%s-moved", folder);
  Host* const host = make_files();
  save_folder(host, folder);
  CHECK(!rename(folder, moved));
  Host* const copies[] = {host_open(HOST_INLINE), host_open(HOST_INLINE)};
  HostState   states[3];
  for (unsigned i = 0; i < 2; ++i) {
    open_folder(copies[i], moved);
    host_run_for(copies[i], 24000, 480);
    CHECK_TEXT(host_news(copies[i])->status, "");
    CHECK(host_news(copies[i])->n_takes == 2);
  }
  host_state_init(&states[2], false);
  CHECK(!host_save(host, &states[2]));
  for (unsigned i = 0; i < 2; ++i) {
    host_state_init(&states[i], false);
    CHECK(!host_save(copies[i], &states[i]));
    CHECK(host_state_equal(&states[i], &states[2]));
    host_state_clear(&states[i]);
    host_free(copies[i]);
  }
  host_state_clear(&states[2]);
  host_free(host);
  remove_folder(moved);
}

/// Open a session without one of its files.
static Host*
open_without(const char* name)
{
  char folder[64], path[128];
  snprintf(folder, sizeof folder, "/tmp/estro-test-XXXXXX");
  CHECK(mkdtemp(folder));
  Host* const host = make_files();
  save_folder(host, folder);
  host_free(host);
  snprintf(path, sizeof path, "%s/%s", folder, name);
  CHECK(!remove(path));
  Host* const next = host_open(HOST_INLINE);
  open_folder(next, folder);
  host_send_position(next, 0, 0, 0, 0, 120);
  host_run_for(next, 48000, 480);
  remove_folder(folder);
  return next;
}

static void
missing_files_are_told_and_nothing_else_is_lost(void)
{
  Host* const without_score = open_without("score.txt");
  CHECK(strstr(host_news(without_score)->status, "saved music is missing"));
  CHECK(host_news(without_score)->n_takes == 2 && host_news(without_score)->bars == 40);
  host_free(without_score);
  Host* const without_takes = open_without("takes.txt");
  CHECK(strstr(host_news(without_takes)->status, "other takes is missing"));
  CHECK(host_news(without_takes)->n_takes == 1 && host_news(without_takes)->bars == 40);
  host_free(without_takes);
}

static void
other_models_are_told_and_the_music_stays(void)
{
  Host* const host = make_takes();
  Host* const next = host_open(HOST_INLINE);
  HostState   state;
  host_state_init(&state, false);
  CHECK(!host_save(host, &state));
  const HostValue* const models = host_state_get(&state, ESTRO__models);
  CHECK(models && !strncmp((const char*)models->value, "prompt=", 7));
  ((char*)models->value)[8] ^= 1;
  CHECK(!host_restore(next, &state));
  host_run_for(next, 24000, 480);
  CHECK(strstr(host_news(next)->status, "other models"));
  CHECK(host_news(next)->bars == 16 && host_news(next)->n_takes == 3);
  CHECK_TEXT(host_news(next)->instruments[BASE_LEAD], "flute");
  host_state_clear(&state);
  host_free(host);
  host_free(next);
}

static void
damaged_takes_are_told_and_the_piece_stays(void)
{
  Host* const host = make_takes();
  HostState   state;
  host_state_init(&state, false);
  CHECK(!host_save(host, &state));
  const HostValue* const takes = host_state_get(&state, ESTRO__takes);
  char* const            text  = (char*)takes->value;
  const size_t           size  = takes->size;
  for (size_t at = 0; at < size; at += 1 + size / 60) {
    const char  was  = text[at];
    Host* const next = host_open(HOST_NO_WORKER);
    text[at]         = was == '9' ? 'x' : '9';
    CHECK(!host_restore(next, &state));
    host_run_for(next, 24000, 480);
    CHECK(host_news(next)->bars == 16);
    CHECK(host_news(next)->n_takes >= 1 && host_news(next)->n_takes <= 4);
    text[at] = was;
    host_free(next);
  }
  host_state_clear(&state);
  host_free(host);
}

int
main(int argc, char** argv)
{
  CHECK(argc >= 2);
  samples             = argv[1];
  world               = lilv_world_new();
  LilvNode* const uri = lilv_new_file_uri(world, NULL, BUNDLE "/");
  lilv_world_load_bundle(world, uri);
  lilv_node_free(uri);
  if (argc == 3 && !strcmp(argv[2], "--write")) {
    write_samples();
  } else {
    RUN(sessions_of_every_version_open);
    RUN(a_newer_session_is_left_alone);
    RUN(a_session_may_be_moved_and_copied);
    RUN(missing_files_are_told_and_nothing_else_is_lost);
    RUN(other_models_are_told_and_the_music_stays);
    RUN(damaged_takes_are_told_and_the_piece_stays);
  }
  lilv_world_free(world);
  return 0;
}
