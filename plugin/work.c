#include "plugin/fpu.h"
#include "plugin/plugin.h"

/// The request says nothing: everything that is wished for lies in the mailbox.
static LV2_Worker_Status
work(LV2_Handle handle, LV2_Worker_Respond_Function respond,
     LV2_Worker_Respond_Handle respond_handle, uint32_t size, const void* data)
{
  (void)respond;
  (void)respond_handle;
  (void)size;
  (void)data;
  Plugin* const   self = (Plugin*)handle;
  const PluginFpu fpu  = plugin_fpu_exact();
  plugin_author_slice(&self->author);
  plugin_fpu_restore(fpu);
  atomic_store(&self->errands.in_flight, false);
  atomic_fetch_add(&self->errands.n_slices, 1U);
  return LV2_WORKER_SUCCESS;
}

/// Results are published by the slice itself, since hosts deliver responses from
/// different threads and at different times; none is ever sent.
static LV2_Worker_Status
work_response(LV2_Handle handle, uint32_t size, const void* data)
{
  (void)handle;
  (void)size;
  (void)data;
  return LV2_WORKER_SUCCESS;
}

const void*
plugin_worker_interface(void)
{
  static const LV2_Worker_Interface interface = {work, work_response, NULL};
  return &interface;
}
