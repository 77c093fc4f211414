#include "host/worker.h"
#include "tests/test.h"

enum { N_REQUESTS = 100 };

/// What a plugin's side of the worker sees.
typedef struct {
  HostWorker* worker;
  pthread_t   run_thread;
  bool        is_foreign; ///< Whether work() ran on another thread
  int         n_worked, sum, n_ended;
} Log;

static LV2_Worker_Status
work(LV2_Handle handle, LV2_Worker_Respond_Function respond,
     LV2_Worker_Respond_Handle to, uint32_t size, const void* data)
{
  Log* const log = (Log*)handle;
  ++log->n_worked;
  log->is_foreign = !pthread_equal(pthread_self(), log->run_thread);
  return respond(to, size, data);
}

static LV2_Worker_Status
take_response(LV2_Handle handle, uint32_t size, const void* data)
{
  Log* const log   = (Log*)handle;
  int        value = 0;
  CHECK(size == sizeof(value));
  CHECK(pthread_equal(pthread_self(), log->run_thread));
  memcpy(&value, data, sizeof(value));
  log->sum = 2 * log->sum % 1000003 + value; // So that the order counts
  return LV2_WORKER_SUCCESS;
}

static LV2_Worker_Status
end_run(LV2_Handle handle)
{
  ++((Log*)handle)->n_ended;
  return LV2_WORKER_SUCCESS;
}

static const LV2_Worker_Interface plugin = {work, take_response, end_run};

static Log
drive(bool threaded)
{
  HostWorker worker;
  HostFault  fault = {0};
  Log        log   = {.worker = &worker, .run_thread = pthread_self()};
  host_worker_init(&worker, threaded);
  CHECK(host_worker_attach(&worker, &plugin, &log, &fault));
  for (int i = 0; i < N_REQUESTS; ++i) {
    CHECK(!worker.schedule.schedule_work(worker.schedule.handle, sizeof(i), &i));
    host_worker_after_run(&worker);
  }
  CHECK(host_worker_rest(&worker));
  host_worker_after_run(&worker);
  CHECK(worker.n_requests == N_REQUESTS);
  host_worker_drop(&worker);
  return log;
}

static void
both_forms_answer_every_request_in_order(void)
{
  const Log sync = drive(false);
  const Log real = drive(true);
  CHECK(sync.n_worked == N_REQUESTS && real.n_worked == N_REQUESTS);
  CHECK(sync.sum == real.sum);
  CHECK(!sync.is_foreign && real.is_foreign);
  CHECK(sync.n_ended == N_REQUESTS + 1);
}

static void
without_a_plugin_requests_are_refused(void)
{
  HostWorker worker;
  HostFault  fault = {0};
  const int  data  = 0;
  host_worker_init(&worker, false);
  CHECK(worker.schedule.schedule_work(&worker, sizeof(data), &data));
  CHECK(host_worker_attach(&worker, NULL, NULL, &fault));
  CHECK(worker.schedule.schedule_work(&worker, sizeof(data), &data));
  host_worker_after_run(&worker);
  host_worker_drop(&worker);
}

static LV2_Worker_Status
work_that_asks_again(LV2_Handle handle, LV2_Worker_Respond_Function respond,
                     LV2_Worker_Respond_Handle to, uint32_t size, const void* data)
{
  (void)respond;
  (void)to;
  Log* const log = (Log*)handle;
  ++log->n_worked;
  CHECK(log->worker->schedule.schedule_work(log->worker, size, data));
  return LV2_WORKER_SUCCESS;
}

static void
work_at_once_does_not_nest(void)
{
  static const LV2_Worker_Interface again = {work_that_asks_again, take_response, NULL};
  HostWorker                        worker;
  HostFault                         fault = {0};
  Log                               log   = {.worker = &worker};
  const int                         data  = 1;
  host_worker_init(&worker, false);
  CHECK(host_worker_attach(&worker, &again, &log, &fault));
  CHECK(!worker.schedule.schedule_work(&worker, sizeof(data), &data));
  CHECK(log.n_worked == 1);
  host_worker_drop(&worker);
}

int
main(void)
{
  RUN(both_forms_answer_every_request_in_order);
  RUN(without_a_plugin_requests_are_refused);
  RUN(work_at_once_does_not_nest);
  return 0;
}
