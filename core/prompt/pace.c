// Tempo in words: "allegro", "slow", "half-time".  What slow and fast mean depends on
// what is slow or fast.

#include "core/prompt/genre.h"
#include "core/prompt/reader.h"

#define LEAST_BPM 20.0f
#define MOST_BPM 300.0f
#define HALF_TIME (-4)
#define DOUBLE_TIME 4

float
prompt_paced(const PromptGenre* genre, int pace)
{
  const float low    = (float)genre->tempo_low;
  const float high   = (float)genre->tempo_high;
  const float middle = (low + high) / 2.0f;
  const float bpm[9] = {0.5f * middle, 0.72f * low,  0.85f * low, low,          middle,
                        high,          1.08f * high, 1.2f * high, 2.0f * middle};
  const float chosen = bpm[pace + 4];
  return chosen < LEAST_BPM  ? LEAST_BPM
         : chosen > MOST_BPM ? MOST_BPM
                             : (float)(int)(chosen + 0.5f);
}

static int
pace_of(const PromptItem* item, float pace)
{
  const int towards = pace < 0.0f ? -1 : pace > 0.0f ? 1 : 0;
  if (item->denied) {
    return -towards; // "not too fast" is a little slower than usual, not slow
  }
  const bool much = item->very > 1.0f || pace <= -2.0f || pace >= 2.0f;
  return towards * (much ? 3 : item->very < 1.0f ? 1 : 2);
}

static void
keep(PromptReader* reader, float bpm, int pace, PromptSource source)
{
  PromptIntent* const intent = reader->intent;
  PromptAmount* const tempo  = &intent->tempo_bpm;
  if (tempo->source.origin == PROMPT_STATED && tempo->source.confidence > 0.9f) {
    return; // A number is more exact than a word
  }
  source.follows = bpm == 0.0f;
  intent->pace   = (int8_t)pace;
  *tempo         = (PromptAmount){bpm, source};
}

static void
read_word(PromptReader* reader, uint32_t i)
{
  const PromptItem* const   item = &reader->item[i];
  const PromptLexeme* const pace = prompt_item_is(reader, i, PROMPT_PACE);
  const PromptLexeme* const bpm  = prompt_item_is(reader, i, PROMPT_BPM);
  // "slow jam" is a genre and a pace
  const bool again = item->used && !prompt_item_is(reader, i, PROMPT_GENRE);
  if (bpm && !again) {
    keep(reader, bpm->x, 0, prompt_item_claim(reader, i, i, 0.85f));
  } else if (pace && !again) {
    keep(reader, 0, pace_of(item, pace->x), prompt_item_claim(reader, i, i, 0.7f));
  }
}

static void
read_feel(PromptReader* reader, uint32_t i)
{
  const bool half = prompt_item_is(reader, i, PROMPT_HALF_TIME) != NULL;
  if (half || prompt_item_is(reader, i, PROMPT_DOUBLE_TIME)) {
    keep(reader, 0, half ? HALF_TIME : DOUBLE_TIME,
         prompt_item_claim(reader, i, i, 0.6f));
  }
}

void
prompt_read_pace(PromptReader* reader)
{
  for (uint32_t i = 0; i < reader->n_items; ++i) {
    read_word(reader, i);
    read_feel(reader, i);
  }
}
