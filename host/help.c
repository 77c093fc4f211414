#include "host/options.h"

const char*
host_options_help(void)
{
  return "Usage: estro [OPTION]... \"PROMPT\"\n"
         "\n"
         "Composes a piece from a sentence and renders it, through the same bundle\n"
         "that a DAW loads.  A PROMPT of - is read from standard input.\n"
         "\n"
         "  --out FILE.wav       write the mix, 32-bit float stereo\n"
         "  --midi FILE.mid      write the notes, one track for each part\n"
         "  --stems DIR          write each part to DIR/PART.wav\n"
         "  --explain FILE.json  write how the sentence was read; - is standard "
         "output\n"
         "  --bars N             compose a piece of N bars (1 to 512)\n"
         "  --seconds N          play for N seconds, however long the piece is\n"
         "  --seed N             another number, another piece (0 to 999999)\n"
         "  --rate HZ            sample rate, 22050 to 192000; otherwise 48000\n"
         "  --set SYMBOL=VALUE   set a parameter by its symbol, such as reverb=0.8\n"
         "                       or key=Bb; may be given several times\n"
         "  --preset LABEL       begin with a preset; a PROMPT replaces its sentence\n"
         "  --list               print the presets\n"
         "  --help, --version    print this, or the version\n"
         "\n"
         "For tests of the plugin:\n"
         "  --block N            frames in a block, 1 to 8192; otherwise 512\n"
         "  --worker thread|sync compose on a thread as a live host does, or at once\n"
         "\n"
         "The bundle is searched for in LV2_PATH; if that is not set, beside this\n"
         "program, then where LV2 plugins are installed.\n"
         "\n"
         "Exit status: 0 done, 1 could not, 2 wrong usage.\n";
}
