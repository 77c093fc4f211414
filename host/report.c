#include "host/report.h"

#include <math.h>
#include <string.h>

static void
print_parts(FILE* to, const HostPiece* piece)
{
  const char* before = "Parts      ";
  for (uint32_t part = 0; part < HOST_N_PARTS; ++part) {
    if (piece->instruments[part][0]) {
      fprintf(to, "%s %s: %s", before, host_part_name(part), piece->instruments[part]);
      before = ",";
    }
  }
  fprintf(to, "\n");
}

static void
print_sound(FILE* to, const HostRender* render, double seconds_taken)
{
  const double lufs = host_loudness_lufs(render->loudness);
  const double peak = host_loudness_peak_db(render->loudness);
  const double s    = (double)render->total_frames / render->options->rate_hz;
  if (isfinite(peak) && isfinite(lufs)) {
    fprintf(to, "Loudness    %.1f LUFS, true peak %.1f dBTP\n", lufs, peak);
  } else {
    fprintf(to, "Loudness    silent\n");
  }
  fprintf(to,
          "Speed       %.0f times faster than real time (%.1f s of sound in %.1f s)\n",
          s / seconds_taken, s, seconds_taken);
}

static void
print_files(FILE* to, const HostOptions* options, const HostPiece* piece)
{
  const char* const names[] = {options->out, options->midi, options->lead_sheet,
                               options->explain};
  const char*       before  = "Files      ";
  for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); ++i) {
    if (names[i] && strcmp(names[i], "-") != 0) {
      fprintf(to, "%s %s", before, names[i]);
      before = ",";
    }
  }
  for (uint32_t part = 0; options->stems && part < HOST_N_PARTS; ++part) {
    if (piece->instruments[part][0] &&
        (!options->parts || options->parts >> part & 1U)) {
      fprintf(to, "%s %s/%s.wav", before, options->stems, host_part_name(part));
      before = ",";
    }
  }
  if (before[0] == ',') {
    fprintf(to, "\n");
  }
}

bool
host_report(FILE* to, const HostRender* render, double seconds_taken)
{
  const HostHeard* const heard = &render->instance->heard;
  const HostPiece* const piece = &heard->piece;
  const unsigned         s =
    (unsigned)lround((double)render->music_frames / render->options->rate_hz);
  fprintf(to, "Understood  %s\n", heard->summary ? heard->summary : "(not told)");
  fprintf(to, "Key         %s\n", piece->title);
  fprintf(to, "Tempo       %g bpm, %d/%d\n", render->tempo_bpm, piece->beats,
          piece->unit);
  fprintf(to, "Length      %u bars, %u:%02u\n", render->n_bars, s / 60, s % 60);
  print_parts(to, piece);
  if (render->loudness) {
    print_sound(to, render, seconds_taken);
  }
  print_files(to, render->options, piece);
  return !fflush(to) && !ferror(to);
}
