#include "host/outputs.h"

#include "host/lead_sheet.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
open_folder(HostOutputs* self, HostFault* fault)
{
  const char* const path = self->options->stems;
  struct stat       info;
  host_guard_hold(self->guard);
  self->made_folder = !mkdir(path, 0777);
  const int why     = errno;
  host_guard_add(self->guard, self->made_folder ? path : NULL);
  if (self->made_folder) {
    return true;
  }
  if (why != EEXIST || stat(path, &info)) {
    return host_fault(fault, HOST_COULD_NOT, "cannot make the folder %.300s: %s", path,
                      strerror(why));
  }
  return S_ISDIR(info.st_mode) ||
         host_fault(fault, HOST_COULD_NOT, "%.300s is no folder", path);
}

static bool
wants_explain_file(const HostOptions* options)
{
  return options->explain && strcmp(options->explain, "-") != 0;
}

bool
host_outputs_open(HostOutputs* self, const HostOptions* options, HostGuard* guard,
                  HostFault* fault)
{
  *self = (HostOutputs){.options = options, .guard = guard};
  return (!options->out ||
          host_wav_open(&self->mix, guard, options->out, options->rate_hz, fault)) &&
         (!options->midi || host_file_open(&self->midi, guard, options->midi, fault)) &&
         (!options->lead_sheet ||
          host_file_open(&self->lead_sheet, guard, options->lead_sheet, fault)) &&
         (!wants_explain_file(options) ||
          host_file_open(&self->explain, guard, options->explain, fault)) &&
         (!options->stems || open_folder(self, fault));
}

bool
host_outputs_open_stems(HostOutputs* self, const HostPiece* piece, HostFault* fault)
{
  char path[1024];
  for (uint32_t part = 0; part < HOST_N_PARTS; ++part) {
    const int n = snprintf(path, sizeof(path), "%s/%s.wav", self->options->stems,
                           host_part_name(part));
    if (n >= (int)sizeof(path)) {
      return host_fault(fault, HOST_COULD_NOT, "the stems' folder has too long a name");
    }
    if (piece->instruments[part][0] &&
        (!self->options->parts || self->options->parts >> part & 1U) &&
        !host_wav_open(&self->stems[part], self->guard, path, self->options->rate_hz,
                       fault)) {
      return false;
    }
  }
  return true;
}

static bool
write_reading(HostOutputs* self, const char* reading, HostFault* fault)
{
  if (!reading) {
    return host_fault(fault, HOST_COULD_NOT, "the plugin did not say what it read");
  }
  FILE* const to = self->explain.stream ? self->explain.stream : stdout;
  return (fprintf(to, "%s\n", reading) >= 0 && !fflush(to)) ||
         host_fault(fault, HOST_COULD_NOT, "cannot write %.300s: %s",
                    self->options->explain, strerror(errno));
}

static bool
finish_wavs(HostOutputs* self, HostFault* fault)
{
  bool is_out = !self->mix.file.stream || host_wav_finish(&self->mix, fault);
  for (uint32_t part = 0; part < HOST_N_PARTS; ++part) {
    HostWav* const stem = &self->stems[part];
    is_out = is_out && (!stem->file.stream || host_wav_finish(stem, fault));
  }
  return is_out;
}

static bool
commit_all(HostOutputs* self, HostFault* fault)
{
  HostFile* files[4 + HOST_N_PARTS] = {&self->mix.file, &self->midi, &self->lead_sheet,
                                       &self->explain};
  for (uint32_t part = 0; part < HOST_N_PARTS; ++part) {
    files[4 + part] = &self->stems[part].file;
  }
  for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); ++i) {
    if (files[i]->is_listed && !host_file_commit(files[i], fault)) {
      return false;
    }
  }
  if (self->made_folder) {
    host_guard_forget(self->guard, self->options->stems);
    self->made_folder = false;
  }
  return true;
}

static bool
write_lead_sheet(HostOutputs* self, const HostMusic* music, HostFault* fault)
{
  const HostLeadSheet sheet = {
    .piece   = music->piece,
    .song    = music->song,
    .excerpt = host_lead_sheet_bars(music->piece, music->excerpt),
    .part    = host_lead_sheet_part(music->piece, self->options->parts),
    .title   = music->title ? music->title : "",
  };
  return !self->lead_sheet.stream ||
         (host_lead_sheet_write(&sheet, &self->lead_sheet, fault) &&
          host_file_finish(&self->lead_sheet, fault));
}

bool
host_outputs_finish(HostOutputs* self, HostMidi* midi, const HostMusic* music,
                    HostFault* fault)
{
  const bool is_written =
    (!self->midi.stream || (host_midi_write(midi, music->piece, music->song,
                                            &music->excerpt, &self->midi, fault) &&
                            host_file_finish(&self->midi, fault))) &&
    write_lead_sheet(self, music, fault) && finish_wavs(self, fault) &&
    (!self->options->explain || write_reading(self, music->reading, fault)) &&
    (!self->explain.stream || host_file_finish(&self->explain, fault));
  return is_written && commit_all(self, fault);
}

void
host_outputs_drop(HostOutputs* self)
{
  host_wav_drop(&self->mix);
  host_file_drop(&self->midi);
  host_file_drop(&self->lead_sheet);
  host_file_drop(&self->explain);
  for (uint32_t part = 0; part < HOST_N_PARTS; ++part) {
    host_wav_drop(&self->stems[part]);
  }
  if (self->made_folder) {
    rmdir(self->options->stems);
    host_guard_forget(self->guard, self->options->stems);
  }
  *self = (HostOutputs){0};
}
