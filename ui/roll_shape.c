#include "ui/roll_shape.h"

#include <math.h>

#define LEAST_KEYS 30 ///< So that a narrow tune does not fill the screen with bricks

/// Drum rows from the floor up; what is not named here goes to the top.
static double
drum_row(uint8_t pitch)
{
  switch (pitch) {
  case 35:
  case 36:
    return 0; // Kick
  case 37:
  case 38:
  case 39:
  case 40:
    return 1; // Snare
  case 41:
  case 43:
  case 45:
  case 47:
  case 48:
  case 50:
    return 2; // Toms
  case 42:
  case 44:
    return 3; // Closed hat
  case 46:
    return 4;
  default:
    return 5; // Cymbals and the rest
  }
}

UiRollShape
ui_roll_shape(const UiRoll* roll, const UiMirror* mirror)
{
  const UiRect box   = roll->box;
  const bool   kit   = mirror->piece.parts[BASE_DRUMS][0];
  const double drums = kit ? fmin(64.0, box.h * 0.24) : 0.0;
  const bool   tall  = box.h > 190;
  const double high  = tall ? 36 : 22;
  const double top   = 18 + 22 + high;
  UiRollShape  shape = {
     .numerals = tall,
     .ruler    = {box.x, box.y, box.w, 18},
     .sections = {box.x, box.y + 18, box.w, 22},
     .chords   = {box.x, box.y + 40, box.w, high},
     .keys     = {box.x, box.y + top, box.w, box.h - top - drums},
     .drums    = {box.x, box.y + box.h - drums, box.w, drums},
     .low      = mirror->low <= mirror->high ? mirror->low : 48,
     .high     = mirror->low <= mirror->high ? mirror->high : 72,
  };
  const int missing = LEAST_KEYS - (shape.high - shape.low + 5);
  shape.low -= 2 + (missing > 0 ? missing / 2 : 0);
  shape.high += 2 + (missing > 0 ? missing - missing / 2 : 0);
  shape.key = shape.keys.h / (shape.high - shape.low + 1);
  return shape;
}

double
ui_roll_x(const UiRoll* roll, double ticks)
{
  return roll->box.x + ticks * roll->px_per_tick - roll->left;
}

UiRect
ui_roll_note(const UiRoll* roll, const UiRollShape* shape, const UiNote* note,
             double start)
{
  const double x = ui_roll_x(roll, start);
  if (note->part == BASE_DRUMS) {
    const double row  = (shape->drums.h - 12) / 6;
    const double size = fmax(fmin(row - 2, 6.0), 1.0);
    return (UiRect){x,
                    shape->drums.y + shape->drums.h - 6 -
                      (drum_row(note->pitch) + 0.5) * row - size / 2,
                    size, size};
  }
  const double width  = fmax(note->length * roll->px_per_tick - 1, 4.5);
  const double height = fmin(fmax(shape->key - 0.5, 4.0), 10.0);
  const double middle = shape->keys.y + (shape->high - note->pitch + 0.5) * shape->key;
  return (UiRect){x, middle - height / 2, width, height};
}

UiRect
ui_roll_chord(const UiRoll* roll, const UiRollShape* shape, const UiSection* section,
              uint32_t i, double bar)
{
  const double begin = section->first * bar;
  const double stop  = i + 1 < section->n_chords
                         ? begin + section->chords[i + 1].start
                         : ((double)section->first + section->bars) * bar;
  const double x     = ui_roll_x(roll, begin + section->chords[i].start);
  const double width = ui_roll_x(roll, stop) - x - 8;
  return (UiRect){x + 6, shape->chords.y + 1, fmax(width, 0.0),
                  shape->numerals ? 20 : shape->chords.h - 2};
}
