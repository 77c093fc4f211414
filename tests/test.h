// The few words that every test is written with.
//
// A test program is a list of functions whose names are sentences; RUN prints
// each and ends the program at the first check that does not hold.  The checks
// stay in release builds.

#ifndef TESTS_TEST_H
#define TESTS_TEST_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                               \
  do {                                                                                 \
    if (!(condition)) {                                                                \
      fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);   \
      exit(1);                                                                         \
    }                                                                                  \
  } while (0)

/// Where no check could hold any more: say why, and end the program.
#define FAIL(words)                                                                    \
  do {                                                                                 \
    fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, words);                         \
    exit(1);                                                                           \
  } while (0)

#define CHECK_NEAR(a, b, tolerance)                                                    \
  do {                                                                                 \
    const double a_ = (double)(a), b_ = (double)(b);                                   \
    if (!(fabs(a_ - b_) <= (double)(tolerance))) {                                     \
      fprintf(stderr, "%s:%d: %s is %g, not %g\n", __FILE__, __LINE__, #a, a_, b_);    \
      exit(1);                                                                         \
    }                                                                                  \
  } while (0)

#define CHECK_TEXT(a, b)                                                               \
  do {                                                                                 \
    const char *a_ = (a), *b_ = (b);                                                   \
    if (strcmp(a_, b_) != 0) {                                                         \
      fprintf(stderr, "%s:%d: %s is \"%s\", not \"%s\"\n", __FILE__, __LINE__, #a, a_, \
              b_);                                                                     \
      exit(1);                                                                         \
    }                                                                                  \
  } while (0)

#define RUN(function)                                                                  \
  do {                                                                                 \
    printf("%s\n", #function);                                                         \
    fflush(stdout);                                                                    \
    function();                                                                        \
  } while (0)

#endif
