#include "host/bundle.h"
#include "host/session.h"
#include "ttl/contract.h"

#include <stdio.h>

static bool
list_presets(HostFault* fault)
{
  HostBundle bundle = {0};
  const bool is_out = host_bundle_open(&bundle, ESTRO_URI, fault) &&
                      (host_bundle_list_presets(&bundle) ||
                       host_fault(fault, HOST_COULD_NOT, "cannot write the list"));
  host_bundle_close(&bundle);
  return is_out;
}

static bool
print(const char* text, HostFault* fault)
{
  return (fputs(text, stdout) >= 0 && !fflush(stdout)) ||
         host_fault(fault, HOST_COULD_NOT, "cannot write to standard output");
}

static void
render(const HostOptions* options, HostFault* fault)
{
  HostGuard guard;
  if (host_guard_start(&guard, fault)) {
    HostSession session = {.options = *options, .guard = &guard};
    host_session_render(&session, fault);
    host_session_drop(&session);
    host_guard_stop(&guard);
  }
}

static void
do_as_told(const HostOptions* options, HostFault* fault)
{
  if (options->help) {
    print(host_options_help(), fault);
  } else if (options->version) {
    print("estro " HOST_VERSION "\n", fault);
  } else if (options->list) {
    list_presets(fault);
  } else {
    render(options, fault);
  }
}

int
main(int argc, char** argv)
{
  HostOptions options;
  HostFault   fault = {0};
  if (host_options_read(&options, argc, argv, &fault)) {
    do_as_told(&options, &fault);
  }
  if (fault.status) {
    fprintf(stderr, "estro: %s\n", fault.text);
  }
  return fault.status;
}
