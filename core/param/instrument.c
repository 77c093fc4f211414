#include "core/param/instrument.h"

#include <stddef.h>
#include <string.h>

static const ParamInstrument catalogue[] = {
  {"grand piano", 0, 21, 108, PARAM_DECAYS, false},
  {"felt piano", 0, 28, 100, PARAM_DECAYS, false},
  {"bright piano", 1, 21, 108, PARAM_DECAYS, false},
  {"honky-tonk piano", 3, 28, 103, PARAM_DECAYS, false},
  {"electric piano", 4, 28, 103, PARAM_DECAYS, false},
  {"fm electric piano", 5, 28, 103, PARAM_DECAYS, false},
  {"harpsichord", 6, 29, 89, PARAM_DECAYS, false},
  {"clavinet", 7, 29, 96, PARAM_DECAYS, false},
  {"celesta", 8, 60, 108, PARAM_DECAYS, false},
  {"glockenspiel", 9, 72, 108, PARAM_DECAYS, false},
  {"music box", 10, 60, 96, PARAM_DECAYS, false},
  {"vibraphone", 11, 53, 89, PARAM_DECAYS, false},
  {"marimba", 12, 45, 96, PARAM_DECAYS, false},
  {"xylophone", 13, 65, 108, PARAM_DECAYS, false},
  {"tubular bells", 14, 60, 77, PARAM_DECAYS, false},
  {"dulcimer", 15, 55, 91, PARAM_DECAYS, false},
  {"drawbar organ", 16, 36, 96, PARAM_SUSTAINS, false},
  {"rock organ", 18, 36, 96, PARAM_SUSTAINS, false},
  {"church organ", 19, 36, 96, PARAM_SUSTAINS, false},
  {"accordion", 21, 53, 89, PARAM_SUSTAINS, false},
  {"harmonica", 22, 60, 84, PARAM_SUSTAINS, false},
  {"nylon guitar", 24, 40, 83, PARAM_DECAYS, false},
  {"steel guitar", 25, 40, 83, PARAM_DECAYS, false},
  {"jazz guitar", 26, 40, 86, PARAM_DECAYS, false},
  {"clean guitar", 27, 40, 86, PARAM_DECAYS, false},
  {"muted guitar", 28, 40, 81, PARAM_DECAYS, false},
  {"overdriven guitar", 29, 40, 86, PARAM_DECAYS, false},
  {"distorted guitar", 30, 40, 86, PARAM_DECAYS, false},
  {"upright bass", 32, 28, 60, PARAM_DECAYS, true},
  {"finger bass", 33, 28, 60, PARAM_DECAYS, true},
  {"pick bass", 34, 28, 60, PARAM_DECAYS, true},
  {"fretless bass", 35, 28, 60, PARAM_DECAYS, true},
  {"slap bass", 36, 28, 60, PARAM_DECAYS, true},
  {"synth bass", 38, 24, 60, PARAM_SUSTAINS, true},
  {"acid bass", 38, 28, 60, PARAM_SUSTAINS, true},
  {"sub bass", 39, 24, 55, PARAM_SUSTAINS, true},
  {"808 bass", 39, 24, 55, PARAM_DECAYS, true},
  {"reese bass", 39, 24, 55, PARAM_SUSTAINS, true},
  {"violin", 40, 55, 100, PARAM_SUSTAINS, true},
  {"viola", 41, 48, 88, PARAM_SUSTAINS, true},
  {"cello", 42, 36, 76, PARAM_SUSTAINS, true},
  {"contrabass", 43, 28, 60, PARAM_SUSTAINS, true},
  {"string ensemble", 48, 36, 96, PARAM_SUSTAINS, false},
  {"tremolo strings", 44, 36, 96, PARAM_SUSTAINS, false},
  {"pizzicato strings", 45, 36, 91, PARAM_DECAYS, false},
  {"harp", 46, 24, 103, PARAM_DECAYS, false},
  {"timpani", 47, 36, 57, PARAM_DECAYS, false},
  {"synth strings", 50, 36, 96, PARAM_SUSTAINS, false},
  {"choir", 52, 43, 84, PARAM_SUSTAINS, false},
  {"synth voice", 54, 48, 84, PARAM_SUSTAINS, false},
  {"trumpet", 56, 54, 84, PARAM_SUSTAINS, true},
  {"trombone", 57, 40, 72, PARAM_SUSTAINS, true},
  {"tuba", 58, 28, 58, PARAM_SUSTAINS, true},
  {"muted trumpet", 59, 54, 82, PARAM_SUSTAINS, true},
  {"french horn", 60, 41, 77, PARAM_SUSTAINS, true},
  {"brass section", 61, 40, 84, PARAM_SUSTAINS, false},
  {"synth brass", 62, 36, 84, PARAM_SUSTAINS, false},
  {"soprano sax", 64, 56, 88, PARAM_SUSTAINS, true},
  {"alto sax", 65, 49, 81, PARAM_SUSTAINS, true},
  {"tenor sax", 66, 44, 76, PARAM_SUSTAINS, true},
  {"baritone sax", 67, 36, 69, PARAM_SUSTAINS, true},
  {"oboe", 68, 58, 91, PARAM_SUSTAINS, true},
  {"english horn", 69, 52, 81, PARAM_SUSTAINS, true},
  {"bassoon", 70, 34, 72, PARAM_SUSTAINS, true},
  {"clarinet", 71, 50, 91, PARAM_SUSTAINS, true},
  {"piccolo", 72, 74, 108, PARAM_SUSTAINS, true},
  {"flute", 73, 60, 96, PARAM_SUSTAINS, true},
  {"recorder", 74, 60, 98, PARAM_SUSTAINS, true},
  {"pan flute", 75, 60, 91, PARAM_SUSTAINS, true},
  {"bottle", 76, 60, 91, PARAM_SUSTAINS, true},
  {"shakuhachi", 77, 55, 86, PARAM_SUSTAINS, true},
  {"whistle", 78, 72, 103, PARAM_SUSTAINS, true},
  {"ocarina", 79, 60, 84, PARAM_SUSTAINS, true},
  {"square lead", 80, 36, 96, PARAM_SUSTAINS, true},
  {"saw lead", 81, 36, 96, PARAM_SUSTAINS, true},
  {"sync lead", 87, 36, 96, PARAM_SUSTAINS, true},
  {"pluck lead", 84, 36, 96, PARAM_DECAYS, false},
  {"supersaw lead", 81, 36, 96, PARAM_SUSTAINS, false},
  {"chip lead", 80, 36, 96, PARAM_SUSTAINS, true},
  {"warm pad", 89, 36, 96, PARAM_SUSTAINS, false},
  {"new age pad", 88, 36, 96, PARAM_SUSTAINS, false},
  {"polysynth pad", 90, 36, 96, PARAM_SUSTAINS, false},
  {"choir pad", 91, 36, 96, PARAM_SUSTAINS, false},
  {"glass pad", 92, 48, 103, PARAM_SUSTAINS, false},
  {"metal pad", 93, 36, 96, PARAM_SUSTAINS, false},
  {"halo pad", 94, 36, 96, PARAM_SUSTAINS, false},
  {"sweep pad", 95, 36, 96, PARAM_SUSTAINS, false},
  {"glass bells", 98, 60, 103, PARAM_DECAYS, false},
  {"synth pluck", 99, 36, 96, PARAM_DECAYS, false},
  {"sitar", 104, 48, 77, PARAM_DECAYS, false},
  {"banjo", 105, 48, 84, PARAM_DECAYS, false},
  {"shamisen", 106, 50, 79, PARAM_DECAYS, false},
  {"koto", 107, 55, 84, PARAM_DECAYS, false},
  {"kalimba", 108, 48, 84, PARAM_DECAYS, false},
  {"bagpipe", 109, 55, 81, PARAM_SUSTAINS, false},
  {"fiddle", 110, 55, 96, PARAM_SUSTAINS, true},
  {"steel drum", 114, 52, 86, PARAM_DECAYS, false},
  {"riser", 119, 36, 84, PARAM_SUSTAINS, false},
  {"impact", 127, 24, 84, PARAM_DECAYS, false},
  {"reverse", 119, 36, 84, PARAM_SUSTAINS, false},
  {"studio kit", 0, 27, 87, PARAM_HITS, false},
  {"room kit", 8, 27, 87, PARAM_HITS, false},
  {"rock kit", 16, 27, 87, PARAM_HITS, false},
  {"electronic kit", 24, 27, 87, PARAM_HITS, false},
  {"808 kit", 25, 27, 87, PARAM_HITS, false},
  {"909 kit", 26, 27, 87, PARAM_HITS, false},
  {"lo-fi kit", 27, 27, 87, PARAM_HITS, false},
  {"jazz kit", 32, 27, 87, PARAM_HITS, false},
  {"brush kit", 40, 27, 87, PARAM_HITS, false},
  {"orchestral kit", 48, 27, 87, PARAM_HITS, false},
  {"latin kit", 49, 27, 87, PARAM_HITS, false},
};

#define N_INSTRUMENTS ((uint32_t)(sizeof(catalogue) / sizeof(catalogue[0])))

/// Programs that no instrument carries itself, and what stands in for them.
static const struct {
  uint8_t     program;
  const char* name;
} stand_ins[] = {
  {2, "grand piano"},      {17, "drawbar organ"}, {20, "accordion"},
  {23, "accordion"},       {31, "clean guitar"},  {37, "slap bass"},
  {49, "string ensemble"}, {51, "synth strings"}, {53, "choir"},
  {55, "brass section"},   {63, "synth brass"},   {82, "recorder"},
  {83, "square lead"},     {85, "synth voice"},   {86, "supersaw lead"},
  {96, "sweep pad"},       {97, "halo pad"},      {100, "polysynth pad"},
  {101, "metal pad"},      {102, "glass bells"},  {103, "sweep pad"},
  {111, "oboe"},           {112, "music box"},    {113, "marimba"},
  {115, "marimba"},        {116, "timpani"},      {117, "timpani"},
  {118, "timpani"},        {120, "nylon guitar"}, {121, "flute"},
  {122, "reverse"},        {123, "whistle"},      {124, "glass bells"},
  {125, "riser"},          {126, "reverse"},
};

uint32_t
param_n_instruments(void)
{
  return N_INSTRUMENTS;
}

const ParamInstrument*
param_instrument(uint32_t id)
{
  return &catalogue[id];
}

uint32_t
param_instrument_find(const char* name)
{
  uint32_t id = 0;
  while (id < N_INSTRUMENTS && strcmp(catalogue[id].name, name) != 0) {
    ++id;
  }
  return id;
}

uint32_t
param_instrument_for_program(uint8_t program)
{
  for (uint32_t id = 0; id < N_INSTRUMENTS; ++id) {
    if (catalogue[id].program == program && catalogue[id].voicing != PARAM_HITS) {
      return id;
    }
  }
  for (size_t i = 0; i < sizeof(stand_ins) / sizeof(stand_ins[0]); ++i) {
    if (stand_ins[i].program == program) {
      return param_instrument_find(stand_ins[i].name);
    }
  }
  return 0;
}
