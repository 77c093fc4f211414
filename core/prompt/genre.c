#include "core/prompt/genre.h"

#include <string.h>

#define FOUR                                                                           \
  {                                                                                    \
    4, 4                                                                               \
  }
#define THREE                                                                          \
  {                                                                                    \
    3, 4                                                                               \
  }

// name, style, tempo, meter, minor, swing,
// energy, density, complexity, dynamics, articulation, timbre, reverb
static const PromptGenre genres[] = {
  // clang-format off
  {"pop", PROMPT_POP, 92, 126, FOUR, .35f, .05f, .55f, .5f, .35f, .55f, .5f, .55f, .3f},
  {"synth pop", PROMPT_POP, 104, 128, FOUR, .45f, 0, .6f, .55f, .35f, .55f, .4f, .65f, .3f},
  {"dance pop", PROMPT_POP, 112, 130, FOUR, .4f, 0, .75f, .6f, .3f, .65f, .4f, .65f, .25f},
  {"k-pop", PROMPT_POP, 100, 136, FOUR, .4f, 0, .75f, .65f, .5f, .65f, .4f, .7f, .25f},
  {"j-pop", PROMPT_POP, 112, 160, FOUR, .4f, 0, .7f, .65f, .6f, .6f, .5f, .65f, .25f},
  {"city pop", PROMPT_POP, 96, 122, FOUR, .35f, .1f, .55f, .55f, .65f, .5f, .45f, .6f, .3f},
  {"indie pop", PROMPT_POP, 96, 132, FOUR, .3f, .05f, .5f, .5f, .35f, .5f, .5f, .55f, .35f},
  {"ballad", PROMPT_POP, 60, 84, FOUR, .4f, 0, .3f, .35f, .4f, .4f, .75f, .45f, .45f},
  {"musical", PROMPT_POP, 90, 140, FOUR, .3f, .15f, .6f, .55f, .5f, .6f, .5f, .6f, .3f},
  {"children", PROMPT_POP, 96, 130, FOUR, .05f, .1f, .5f, .4f, .15f, .5f, .4f, .65f, .2f},
  {"christmas", PROMPT_POP, 84, 130, FOUR, .1f, .15f, .45f, .45f, .4f, .5f, .55f, .65f, .4f},
  {"rock", PROMPT_ROCK, 104, 144, FOUR, .4f, 0, .75f, .6f, .3f, .75f, .45f, .65f, .2f},
  {"hard rock", PROMPT_ROCK, 110, 150, FOUR, .6f, 0, .85f, .65f, .35f, .85f, .45f, .65f, .2f},
  {"classic rock", PROMPT_ROCK, 100, 140, FOUR, .4f, .05f, .7f, .55f, .35f, .7f, .5f, .6f, .2f},
  {"rock and roll", PROMPT_ROCK, 140, 184, FOUR, .1f, .45f, .8f, .6f, .3f, .75f, .4f, .65f, .2f},
  {"rockabilly", PROMPT_ROCK, 150, 200, FOUR, .2f, .5f, .8f, .6f, .35f, .7f, .35f, .6f, .3f},
  {"surf rock", PROMPT_ROCK, 136, 172, FOUR, .5f, 0, .75f, .6f, .3f, .65f, .35f, .75f, .6f},
  {"indie rock", PROMPT_ROCK, 108, 148, FOUR, .4f, 0, .65f, .55f, .35f, .65f, .5f, .55f, .3f},
  {"alternative rock", PROMPT_ROCK, 96, 140, FOUR, .5f, 0, .7f, .55f, .4f, .7f, .5f, .55f, .25f},
  {"grunge", PROMPT_ROCK, 92, 128, FOUR, .65f, 0, .75f, .55f, .3f, .8f, .5f, .4f, .2f},
  {"progressive rock", PROMPT_ROCK, 84, 148, FOUR, .55f, 0, .7f, .65f, .85f, .7f, .5f, .6f, .35f},
  {"psychedelic rock", PROMPT_ROCK, 84, 124, FOUR, .5f, .05f, .6f, .55f, .5f, .6f, .6f, .55f, .55f},
  {"post-rock", PROMPT_ROCK, 76, 120, FOUR, .5f, 0, .5f, .5f, .4f, .55f, .75f, .5f, .7f},
  {"shoegaze", PROMPT_ROCK, 84, 124, FOUR, .5f, 0, .6f, .7f, .3f, .65f, .8f, .5f, .8f},
  {"metal", PROMPT_METAL, 110, 170, FOUR, .95f, 0, .92f, .75f, .5f, .95f, .35f, .7f, .15f},
  {"heavy metal", PROMPT_METAL, 120, 168, FOUR, .92f, 0, .9f, .7f, .45f, .9f, .35f, .65f, .2f},
  {"death metal", PROMPT_METAL, 160, 220, FOUR, 1, 0, 1, .9f, .65f, 1, .3f, .6f, .1f},
  {"black metal", PROMPT_METAL, 160, 216, FOUR, 1, 0, 1, .9f, .5f, .95f, .45f, .75f, .5f},
  {"doom metal", PROMPT_METAL, 54, 80, FOUR, 1, 0, .7f, .4f, .35f, .9f, .7f, .25f, .4f},
  {"power metal", PROMPT_METAL, 140, 190, FOUR, .75f, 0, .95f, .8f, .6f, .9f, .4f, .75f, .3f},
  {"djent", PROMPT_METAL, 100, 140, FOUR, .95f, 0, .9f, .65f, .85f, .95f, .2f, .65f, .15f},
  {"punk", PROMPT_PUNK, 160, 208, FOUR, .3f, 0, .92f, .7f, .15f, .9f, .35f, .7f, .1f},
  {"pop punk", PROMPT_PUNK, 150, 190, FOUR, .15f, 0, .85f, .65f, .2f, .85f, .4f, .7f, .15f},
  {"post-punk", PROMPT_PUNK, 124, 156, FOUR, .7f, 0, .65f, .5f, .3f, .6f, .4f, .5f, .4f},
  {"ska", PROMPT_PUNK, 124, 172, FOUR, .2f, .1f, .75f, .6f, .35f, .7f, .25f, .7f, .2f},
  {"jazz", PROMPT_JAZZ, 84, 190, FOUR, .4f, .6f, .5f, .55f, .75f, .5f, .5f, .5f, .3f},
  {"swing", PROMPT_JAZZ, 130, 210, FOUR, .25f, .66f, .65f, .6f, .65f, .6f, .4f, .55f, .25f},
  {"bebop", PROMPT_JAZZ, 190, 270, FOUR, .4f, .55f, .8f, .8f, .95f, .65f, .45f, .55f, .2f},
  {"cool jazz", PROMPT_JAZZ, 84, 150, FOUR, .4f, .6f, .4f, .45f, .7f, .4f, .6f, .4f, .35f},
  {"smooth jazz", PROMPT_JAZZ, 80, 108, FOUR, .35f, .15f, .4f, .45f, .6f, .45f, .65f, .5f, .4f},
  {"big band", PROMPT_JAZZ, 120, 200, FOUR, .3f, .66f, .75f, .7f, .7f, .75f, .35f, .65f, .25f},
  {"dixieland", PROMPT_JAZZ, 140, 220, FOUR, .15f, .6f, .8f, .75f, .6f, .7f, .35f, .65f, .2f},
  {"gypsy jazz", PROMPT_JAZZ, 160, 230, FOUR, .65f, .5f, .7f, .65f, .75f, .6f, .35f, .6f, .2f},
  {"jazz fusion", PROMPT_JAZZ, 96, 150, FOUR, .55f, .05f, .7f, .7f, .95f, .65f, .45f, .6f, .25f},
  {"acid jazz", PROMPT_JAZZ, 96, 122, FOUR, .6f, .3f, .6f, .6f, .65f, .55f, .45f, .55f, .25f},
  {"lounge", PROMPT_JAZZ, 84, 120, FOUR, .35f, .3f, .35f, .4f, .6f, .35f, .6f, .45f, .4f},
  {"ragtime", PROMPT_JAZZ, 80, 120, {2, 4}, .05f, 0, .6f, .65f, .6f, .55f, .3f, .65f, .15f},
  {"boogie-woogie", PROMPT_BLUES, 130, 190, FOUR, .05f, .6f, .8f, .7f, .4f, .7f, .35f, .6f, .2f},
  {"blues", PROMPT_BLUES, 66, 124, FOUR, .3f, .6f, .5f, .5f, .35f, .55f, .5f, .45f, .25f},
  {"blues rock", PROMPT_BLUES, 84, 130, FOUR, .4f, .4f, .7f, .55f, .35f, .7f, .5f, .55f, .2f},
  {"classical", PROMPT_CLASSICAL, 66, 138, FOUR, .4f, 0, .45f, .55f, .65f, .5f, .55f, .55f, .45f},
  {"baroque", PROMPT_CLASSICAL, 72, 124, FOUR, .45f, 0, .5f, .7f, .8f, .5f, .35f, .6f, .4f},
  {"romantic", PROMPT_CLASSICAL, 58, 116, FOUR, .5f, 0, .45f, .55f, .75f, .5f, .75f, .5f, .45f},
  {"impressionist", PROMPT_CLASSICAL, 54, 100, FOUR, .35f, 0, .3f, .5f, .85f, .35f, .8f, .5f, .6f},
  {"minimalist", PROMPT_CLASSICAL, 80, 132, FOUR, .5f, 0, .4f, .6f, .3f, .4f, .5f, .55f, .5f},
  {"neoclassical", PROMPT_CLASSICAL, 60, 96, FOUR, .7f, 0, .3f, .4f, .35f, .35f, .75f, .4f, .6f},
  {"chamber music", PROMPT_CLASSICAL, 66, 126, FOUR, .4f, 0, .4f, .5f, .65f, .45f, .6f, .5f, .4f},
  {"choral", PROMPT_CLASSICAL, 60, 92, FOUR, .4f, 0, .35f, .45f, .55f, .45f, .9f, .45f, .8f},
  {"opera", PROMPT_CLASSICAL, 60, 120, FOUR, .45f, 0, .6f, .5f, .65f, .65f, .7f, .55f, .5f},
  {"waltz", PROMPT_CLASSICAL, 96, 176, THREE, .25f, 0, .5f, .5f, .5f, .5f, .45f, .55f, .35f},
  {"march", PROMPT_CLASSICAL, 104, 124, {2, 4}, .15f, 0, .7f, .6f, .35f, .75f, .25f, .7f, .25f},
  {"folk", PROMPT_FOLK, 80, 124, FOUR, .3f, .05f, .4f, .45f, .25f, .45f, .5f, .5f, .25f},
  {"indie folk", PROMPT_FOLK, 76, 120, FOUR, .3f, .05f, .4f, .45f, .25f, .4f, .55f, .45f, .35f},
  {"singer-songwriter", PROMPT_FOLK, 72, 116, FOUR, .35f, .05f, .35f, .4f, .3f, .4f, .6f, .45f, .3f},
  {"celtic", PROMPT_FOLK, 96, 132, FOUR, .4f, .1f, .6f, .65f, .3f, .5f, .45f, .65f, .35f},
  {"jig", PROMPT_FOLK, 108, 132, {6, 8}, .3f, 0, .7f, .75f, .3f, .6f, .35f, .65f, .3f},
  {"reel", PROMPT_FOLK, 96, 120, FOUR, .3f, .15f, .75f, .8f, .3f, .6f, .35f, .65f, .3f},
  {"medieval", PROMPT_FOLK, 76, 120, FOUR, .6f, 0, .4f, .4f, .3f, .45f, .4f, .55f, .5f},
  {"sea shanty", PROMPT_FOLK, 90, 128, {6, 8}, .3f, .1f, .6f, .45f, .2f, .65f, .4f, .5f, .3f},
  {"klezmer", PROMPT_FOLK, 108, 168, FOUR, .9f, .1f, .7f, .65f, .5f, .65f, .35f, .65f, .25f},
  {"balkan", PROMPT_FOLK, 120, 180, {7, 8}, .85f, 0, .8f, .7f, .55f, .75f, .3f, .7f, .2f},
  {"polka", PROMPT_FOLK, 108, 132, {2, 4}, .05f, 0, .7f, .6f, .25f, .65f, .25f, .65f, .2f},
  {"flamenco", PROMPT_FOLK, 96, 160, {3, 4}, .9f, 0, .7f, .7f, .55f, .65f, .3f, .65f, .3f},
  {"middle eastern", PROMPT_FOLK, 84, 128, FOUR, .95f, 0, .5f, .5f, .5f, .5f, .5f, .6f, .4f},
  {"indian", PROMPT_FOLK, 70, 130, FOUR, .5f, 0, .45f, .5f, .5f, .45f, .6f, .6f, .45f},
  {"chinese", PROMPT_FOLK, 66, 112, FOUR, .25f, 0, .4f, .4f, .2f, .45f, .5f, .65f, .4f},
  {"japanese", PROMPT_FOLK, 60, 108, FOUR, .6f, 0, .35f, .35f, .25f, .4f, .45f, .6f, .5f},
  {"country", PROMPT_COUNTRY, 88, 136, FOUR, .1f, .2f, .55f, .5f, .2f, .55f, .45f, .6f, .2f},
  {"bluegrass", PROMPT_COUNTRY, 120, 168, FOUR, .15f, .1f, .8f, .85f, .35f, .6f, .3f, .7f, .15f},
  {"western", PROMPT_COUNTRY, 84, 120, FOUR, .75f, .05f, .5f, .4f, .25f, .5f, .5f, .5f, .55f},
  {"latin", PROMPT_LATIN, 92, 124, FOUR, .45f, 0, .65f, .65f, .45f, .6f, .35f, .65f, .2f},
  {"salsa", PROMPT_LATIN, 164, 212, FOUR, .6f, 0, .85f, .8f, .6f, .75f, .3f, .7f, .2f},
  {"cumbia", PROMPT_LATIN, 84, 108, FOUR, .6f, .05f, .6f, .6f, .25f, .6f, .35f, .6f, .2f},
  {"merengue", PROMPT_LATIN, 130, 160, FOUR, .4f, 0, .85f, .75f, .35f, .7f, .3f, .7f, .2f},
  {"bachata", PROMPT_LATIN, 116, 136, FOUR, .6f, 0, .5f, .6f, .3f, .5f, .4f, .65f, .25f},
  {"reggaeton", PROMPT_LATIN, 86, 102, FOUR, .75f, 0, .75f, .55f, .2f, .75f, .35f, .55f, .2f},
  {"tango", PROMPT_LATIN, 108, 132, FOUR, .85f, 0, .6f, .55f, .6f, .6f, .3f, .55f, .25f},
  {"mambo", PROMPT_LATIN, 160, 200, FOUR, .45f, 0, .8f, .75f, .55f, .75f, .3f, .7f, .2f},
  {"cha-cha", PROMPT_LATIN, 110, 128, FOUR, .45f, 0, .65f, .6f, .4f, .6f, .3f, .6f, .2f},
  {"rumba", PROMPT_LATIN, 92, 116, FOUR, .55f, 0, .45f, .5f, .4f, .5f, .4f, .55f, .25f},
  {"bolero", PROMPT_LATIN, 76, 100, FOUR, .7f, 0, .35f, .45f, .5f, .4f, .6f, .5f, .35f},
  {"mariachi", PROMPT_LATIN, 100, 140, THREE, .15f, 0, .7f, .6f, .3f, .7f, .35f, .75f, .2f},
  {"samba", PROMPT_LATIN, 92, 112, FOUR, .35f, .05f, .8f, .8f, .5f, .7f, .3f, .65f, .2f},
  {"bossa nova", PROMPT_BOSSA, 116, 144, FOUR, .4f, .05f, .35f, .5f, .75f, .35f, .55f, .45f, .3f},
  {"funk", PROMPT_FUNK, 94, 118, FOUR, .6f, .15f, .8f, .75f, .5f, .7f, .2f, .65f, .15f},
  {"disco", PROMPT_FUNK, 112, 126, FOUR, .55f, 0, .8f, .7f, .45f, .7f, .35f, .7f, .25f},
  {"nu disco", PROMPT_FUNK, 112, 122, FOUR, .55f, .05f, .7f, .6f, .45f, .6f, .4f, .65f, .25f},
  {"afrobeat", PROMPT_AFRO, 100, 128, FOUR, .7f, .1f, .75f, .8f, .45f, .7f, .3f, .6f, .15f},
  {"afrobeats", PROMPT_AFRO, 98, 116, FOUR, .5f, .1f, .65f, .6f, .3f, .6f, .4f, .6f, .25f},
  {"amapiano", PROMPT_AFRO, 108, 116, FOUR, .7f, .15f, .55f, .6f, .4f, .55f, .45f, .4f, .35f},
  {"highlife", PROMPT_AFRO, 108, 136, FOUR, .1f, .1f, .65f, .7f, .3f, .6f, .35f, .7f, .2f},
  {"african", PROMPT_AFRO, 100, 132, {12, 8}, .3f, .05f, .65f, .75f, .3f, .65f, .3f, .6f, .2f},
  {"soul", PROMPT_SOUL, 74, 116, FOUR, .35f, .25f, .5f, .5f, .5f, .55f, .5f, .5f, .25f},
  {"neo-soul", PROMPT_SOUL, 70, 98, FOUR, .55f, .4f, .4f, .5f, .8f, .45f, .55f, .4f, .3f},
  {"r&b", PROMPT_SOUL, 66, 104, FOUR, .6f, .2f, .45f, .5f, .55f, .5f, .55f, .5f, .3f},
  {"motown", PROMPT_SOUL, 104, 132, FOUR, .2f, .1f, .7f, .6f, .4f, .65f, .35f, .65f, .25f},
  {"doo-wop", PROMPT_SOUL, 72, 116, {12, 8}, .05f, .3f, .45f, .5f, .25f, .5f, .5f, .55f, .4f},
  {"gospel", PROMPT_GOSPEL, 70, 132, FOUR, .15f, .35f, .7f, .6f, .65f, .7f, .5f, .6f, .4f},
  {"reggae", PROMPT_REGGAE, 66, 88, FOUR, .4f, .2f, .45f, .5f, .2f, .5f, .25f, .45f, .3f},
  {"dub", PROMPT_REGGAE, 64, 84, FOUR, .75f, .2f, .4f, .35f, .2f, .5f, .4f, .25f, .75f},
  {"dancehall", PROMPT_REGGAE, 88, 108, FOUR, .65f, .05f, .7f, .55f, .2f, .7f, .3f, .6f, .25f},
  {"hip hop", PROMPT_HIPHOP, 82, 100, FOUR, .75f, .2f, .6f, .5f, .3f, .65f, .4f, .45f, .2f},
  {"boom bap", PROMPT_HIPHOP, 84, 96, FOUR, .75f, .35f, .6f, .5f, .35f, .65f, .35f, .4f, .15f},
  {"trap", PROMPT_HIPHOP, 130, 152, FOUR, .95f, .05f, .65f, .6f, .2f, .75f, .4f, .5f, .3f},
  {"drill", PROMPT_HIPHOP, 138, 146, FOUR, 1, .05f, .7f, .6f, .25f, .75f, .4f, .4f, .3f},
  {"phonk", PROMPT_HIPHOP, 124, 160, FOUR, .95f, .05f, .8f, .6f, .25f, .85f, .35f, .4f, .3f},
  {"lo-fi", PROMPT_LOFI, 68, 88, FOUR, .55f, .35f, .25f, .35f, .55f, .35f, .6f, .3f, .35f},
  {"chillout", PROMPT_LOFI, 80, 108, FOUR, .5f, .1f, .3f, .35f, .4f, .35f, .65f, .4f, .5f},
  {"trip hop", PROMPT_TRIPHOP, 72, 96, FOUR, .9f, .25f, .4f, .4f, .45f, .5f, .6f, .3f, .5f},
  {"downtempo", PROMPT_TRIPHOP, 76, 104, FOUR, .65f, .1f, .35f, .4f, .4f, .4f, .6f, .4f, .5f},
  {"house", PROMPT_HOUSE, 120, 128, FOUR, .7f, .1f, .75f, .6f, .3f, .7f, .3f, .6f, .25f},
  {"deep house", PROMPT_HOUSE, 118, 124, FOUR, .85f, .15f, .55f, .5f, .5f, .55f, .4f, .4f, .4f},
  {"tech house", PROMPT_HOUSE, 124, 128, FOUR, .85f, .1f, .75f, .6f, .2f, .7f, .2f, .55f, .2f},
  {"progressive house", PROMPT_HOUSE, 122, 128, FOUR, .7f, 0, .75f, .6f, .35f, .7f, .5f, .65f, .45f},
  {"tropical house", PROMPT_HOUSE, 100, 118, FOUR, .3f, .05f, .55f, .5f, .3f, .55f, .4f, .65f, .35f},
  {"uk garage", PROMPT_HOUSE, 128, 136, FOUR, .75f, .45f, .7f, .6f, .4f, .65f, .3f, .55f, .25f},
  {"edm", PROMPT_HOUSE, 124, 130, FOUR, .6f, 0, .9f, .65f, .25f, .9f, .35f, .75f, .35f},
  {"electronic", PROMPT_HOUSE, 110, 130, FOUR, .65f, 0, .65f, .55f, .35f, .6f, .4f, .6f, .35f},
  {"electro", PROMPT_TECHNO, 120, 134, FOUR, .8f, 0, .75f, .6f, .3f, .7f, .2f, .65f, .2f},
  {"techno", PROMPT_TECHNO, 124, 138, FOUR, .95f, 0, .8f, .6f, .2f, .75f, .2f, .5f, .35f},
  {"minimal techno", PROMPT_TECHNO, 122, 130, FOUR, .95f, .05f, .6f, .4f, .2f, .6f, .15f, .45f, .35f},
  {"hard techno", PROMPT_TECHNO, 140, 156, FOUR, 1, 0, 1, .7f, .2f, .95f, .2f, .6f, .25f},
  {"acid", PROMPT_TECHNO, 122, 136, FOUR, .95f, 0, .85f, .65f, .25f, .75f, .2f, .7f, .2f},
  {"industrial", PROMPT_TECHNO, 110, 136, FOUR, 1, 0, .9f, .6f, .3f, .95f, .2f, .6f, .25f},
  {"trance", PROMPT_TRANCE, 132, 142, FOUR, .85f, 0, .85f, .7f, .35f, .75f, .4f, .75f, .55f},
  {"psytrance", PROMPT_TRANCE, 138, 148, FOUR, 1, 0, .95f, .85f, .3f, .85f, .15f, .7f, .3f},
  {"hardstyle", PROMPT_TRANCE, 148, 156, FOUR, .85f, 0, 1, .7f, .2f, 1, .3f, .75f, .3f},
  {"eurodance", PROMPT_TRANCE, 128, 146, FOUR, .8f, 0, .9f, .7f, .2f, .8f, .3f, .75f, .25f},
  {"drum and bass", PROMPT_DNB, 170, 178, FOUR, .9f, .05f, .9f, .75f, .4f, .8f, .35f, .6f, .3f},
  {"liquid drum and bass", PROMPT_DNB, 170, 176, FOUR, .7f, .05f, .65f, .65f, .55f, .6f, .5f, .55f, .5f},
  {"jungle", PROMPT_DNB, 160, 172, FOUR, .85f, .1f, .9f, .85f, .45f, .8f, .3f, .6f, .3f},
  {"breakbeat", PROMPT_DNB, 124, 140, FOUR, .75f, .15f, .8f, .7f, .3f, .75f, .3f, .6f, .2f},
  {"dubstep", PROMPT_DNB, 138, 144, FOUR, .95f, 0, .85f, .5f, .3f, .9f, .35f, .5f, .35f},
  {"synthwave", PROMPT_SYNTHWAVE, 84, 118, FOUR, .75f, 0, .6f, .55f, .3f, .6f, .4f, .6f, .5f},
  {"darksynth", PROMPT_SYNTHWAVE, 96, 128, FOUR, 1, 0, .85f, .6f, .3f, .85f, .3f, .55f, .35f},
  {"vaporwave", PROMPT_SYNTHWAVE, 60, 90, FOUR, .4f, .1f, .3f, .4f, .55f, .4f, .7f, .35f, .75f},
  {"new wave", PROMPT_SYNTHWAVE, 116, 148, FOUR, .5f, 0, .7f, .6f, .35f, .6f, .35f, .65f, .3f},
  {"ambient", PROMPT_AMBIENT, 54, 84, FOUR, .5f, 0, .12f, .2f, .3f, .25f, .95f, .35f, .9f},
  {"dark ambient", PROMPT_AMBIENT, 46, 72, FOUR, 1, 0, .15f, .2f, .4f, .35f, .95f, .15f, .9f},
  {"drone", PROMPT_AMBIENT, 40, 66, FOUR, .7f, 0, .1f, .1f, .15f, .35f, 1, .3f, .85f},
  {"new age", PROMPT_AMBIENT, 56, 88, FOUR, .25f, 0, .15f, .3f, .25f, .25f, .85f, .5f, .8f},
  {"cinematic", PROMPT_CINEMATIC, 70, 126, FOUR, .7f, 0, .6f, .5f, .5f, .6f, .6f, .5f, .6f},
  {"epic", PROMPT_CINEMATIC, 90, 140, FOUR, .85f, 0, .85f, .65f, .4f, .9f, .45f, .6f, .5f},
  {"trailer", PROMPT_CINEMATIC, 84, 140, FOUR, .9f, 0, .9f, .6f, .35f, .95f, .4f, .55f, .55f},
  {"horror", PROMPT_CINEMATIC, 54, 90, FOUR, 1, 0, .45f, .35f, .75f, .5f, .6f, .3f, .7f},
  {"fantasy", PROMPT_CINEMATIC, 72, 120, FOUR, .5f, 0, .5f, .5f, .45f, .55f, .65f, .55f, .6f},
  {"science fiction", PROMPT_CINEMATIC, 70, 116, FOUR, .75f, 0, .5f, .45f, .5f, .55f, .65f, .5f, .65f},
  {"orchestral", PROMPT_CINEMATIC, 72, 132, FOUR, .45f, 0, .6f, .6f, .6f, .65f, .55f, .55f, .5f},
  {"chiptune", PROMPT_CHIPTUNE, 124, 168, FOUR, .45f, 0, .8f, .75f, .4f, .65f, .2f, .85f, .05f},
  {"video game", PROMPT_CHIPTUNE, 110, 156, FOUR, .45f, 0, .7f, .65f, .45f, .6f, .35f, .7f, .25f},
  // clang-format on
};

uint32_t
prompt_n_genres(void)
{
  return (uint32_t)(sizeof(genres) / sizeof(genres[0]));
}

const PromptGenre*
prompt_genre(uint32_t id)
{
  return &genres[id];
}

uint32_t
prompt_genre_find(const char* name)
{
  uint32_t id = 0;
  while (id < prompt_n_genres() && strcmp(genres[id].name, name) != 0) {
    ++id;
  }
  return id;
}
