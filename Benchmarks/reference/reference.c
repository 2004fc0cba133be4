// What a C programmer gets from `gcc -Ofast -march=native`: xoshiro128+ in 16 lanes, and logf and expf that
// the compiler turns into calls of the vector library. Unkeyed, with noise from a 24-bit grid: no equal of the
// engine in what it promises, but a mark of what the processor can do. With GSL also its multinomial counts.
//
// It answers requests as peers/worker.py describes.

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef HAVE_GSL
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#endif

enum { LANES = 16, FILL = 1 << 20, BLOCK = 1024 };

static uint32_t s0[LANES], s1[LANES], s2[LANES], s3[LANES];

static void seed(void) {
  uint64_t state = 1;
  for (int lane = 0; lane < LANES; lane++) {
    uint32_t *words[4] = {s0, s1, s2, s3};
    for (int word = 0; word < 4; word++) {
      uint64_t z = (state += 0x9e3779b97f4a7c15u);
      z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
      z = (z ^ z >> 27) * 0x94d049bb133111ebu;
      words[word][lane] = (uint32_t)(z >> 32);
    }
  }
}

static void random_words(uint32_t *out, long count) {
  for (long i = 0; i < count; i += LANES)
    for (int lane = 0; lane < LANES; lane++) {
      out[i + lane] = s0[lane] + s3[lane];
      uint32_t shifted = s1[lane] << 9;
      s2[lane] ^= s0[lane];
      s3[lane] ^= s1[lane];
      s1[lane] ^= s2[lane];
      s0[lane] ^= s3[lane];
      s2[lane] ^= shifted;
      s3[lane] = s3[lane] << 11 | s3[lane] >> 21;
    }
}

// Gumbel noise, block by block, so that the words stay in the first-level cache.
static void fill_float(float *restrict out, long count) {
  static uint32_t words[BLOCK];
  for (long start = 0; start < count; start += BLOCK) {
    random_words(words, BLOCK);
    long length = count - start < BLOCK ? count - start : BLOCK;
    for (long i = 0; i < length; i++) {
      float u = ((float)(int32_t)(words[i] >> 8) + 0.5f) * 0x1p-24f;
      out[start + i] = -logf(-logf(u));
    }
  }
}

static void fill_double(double *restrict out, long count) {
  static uint32_t words[BLOCK];
  for (long start = 0; start < count; start += BLOCK / 2) {
    random_words(words, BLOCK);
    for (long i = 0; i < BLOCK / 2; i++) {
      uint64_t word = (uint64_t)words[2 * i] << 32 | words[2 * i + 1];
      double u = ((double)(int64_t)(word >> 12) + 0.5) * 0x1p-52;
      out[start + i] = -log(-log(u));
    }
  }
}

static void softmax_row(float *restrict x, const float *restrict z, int count, float inverse) {
  float top = -INFINITY, sum = 0;
  for (int i = 0; i < count; i++) {
    x[i] = (x[i] + z[i]) * inverse;
    top = x[i] > top ? x[i] : top;
  }
  for (int i = 0; i < count; i++) {
    x[i] = expf(x[i] - top);
    sum += x[i];
  }
  float scale = 1 / sum;
  for (int i = 0; i < count; i++) x[i] *= scale;
}

typedef struct {
  int categories;
  long rows;
  float inverse;
  float *values, *logits;
  double *doubles, *probabilities;
  int *picks;
} Work;

static void run_fill_float(Work *work) { fill_float(work->values, FILL); }
static void run_fill_double(Work *work) { fill_double(work->doubles, FILL); }

static void run_relaxed(Work *work) {
  int count = work->categories;
  fill_float(work->values, work->rows * count);
  for (long row = 0; row < work->rows; row++)
    softmax_row(work->values + row * count, work->logits, count, work->inverse);
}

static void run_softmax(Work *work) {
  int count = work->categories;
  for (long row = 0; row < work->rows; row++) {
    float *x = work->values + row * count;
    memset(x, 0, sizeof *x * count);
    softmax_row(x, work->logits, count, 1 / 0.7f);
  }
}

static void run_picks(Work *work) {
  int count = work->categories;
  fill_float(work->values, work->rows * count);
  for (long row = 0; row < work->rows; row++) {
    const float *x = work->values + row * count;
    float top = -INFINITY;
    int pick = 0;
    for (int i = 0; i < count; i++) {
      float score = x[i] + work->logits[i];
      if (score > top) top = score, pick = i;
    }
    work->picks[row] = pick;
  }
}

#ifdef HAVE_GSL
static void run_counts(Work *work) {
  static gsl_rng *generator;
  if (!generator) generator = gsl_rng_alloc(gsl_rng_taus2);
  unsigned counts[1024];
  for (int call = 0; call < 200; call++)
    gsl_ran_multinomial(generator, work->categories, 10000000, work->probabilities, counts);
}
#endif

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e9 + time.tv_nsec;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void measure(void (*body)(Work *), Work *work, double units, double milliseconds, const char *form) {
  enum { MOST = 10000 };
  static double times[MOST];
  int batches = 0;
  body(work);
  double end = now() + milliseconds * 1e6;
  while (batches < 3 || (now() < end && batches < MOST)) {
    double start = now();
    body(work);
    times[batches++] = (now() - start) / units;
  }
  qsort(times, batches, sizeof *times, ascending);
  printf("{\"median\": %.6g, \"min\": %.6g, \"form\": \"%s\"}\n", times[batches / 2], times[0], form);
}

static void prepare(Work *work, int categories) {
  work->categories = categories;
  work->rows = FILL / categories < 8 ? 8 : FILL / categories;
  double sum = 0;
  for (int i = 0; i < categories; i++) {
    work->logits[i] = 3.0 * (i * 7919L % categories) / categories + 0.5 * (i * 53L % 31) / 31;
    sum += work->probabilities[i] = exp(work->logits[i]);
  }
  for (int i = 0; i < categories; i++) work->probabilities[i] /= sum;
}

static void answer(Work *work, const char *name, double milliseconds) {
  int categories;
  char suffix[8] = "";
  if (!strcmp(name, "fill-float")) {
    measure(run_fill_float, work, FILL, milliseconds, "xoshiro128+");
  } else if (!strcmp(name, "fill-double")) {
    measure(run_fill_double, work, FILL, milliseconds, "xoshiro128+");
  } else if (sscanf(name, "relaxed-%d-%7s", &categories, suffix) == 2) {
    prepare(work, categories);
    work->inverse = strcmp(suffix, "one") ? 2 : 1;
    measure(run_relaxed, work, (double)work->rows * categories, milliseconds, "xoshiro128+");
  } else if (sscanf(name, "picks-%d", &categories) == 1) {
    prepare(work, categories);
    measure(run_picks, work, work->rows, milliseconds, "xoshiro128+");
  } else if (sscanf(name, "softmax-%d", &categories) == 1) {
    prepare(work, categories);
    measure(run_softmax, work, (double)work->rows * categories, milliseconds, "expf");
#ifdef HAVE_GSL
  } else if (sscanf(name, "counts-%d", &categories) == 1) {
    prepare(work, categories);
    measure(run_counts, work, 200, milliseconds, "gsl_ran_multinomial");
#endif
  } else {
    puts("{}");
  }
}

int main(void) {
  enum { WIDEST = 128256, CELLS = FILL + BLOCK + 8 * WIDEST };
  Work work = {0};
  work.values = malloc(sizeof(float) * CELLS);
  work.doubles = malloc(sizeof(double) * (FILL + BLOCK));
  work.logits = malloc(sizeof(float) * WIDEST);
  work.probabilities = malloc(sizeof(double) * WIDEST);
  work.picks = malloc(sizeof(int) * FILL);
  if (!work.values || !work.doubles || !work.logits || !work.probabilities || !work.picks) return 1;
  seed();
  puts("ready");
  fflush(stdout);
  char name[64];
  double milliseconds;
  while (scanf("%63s %lf", name, &milliseconds) == 2) {
    answer(&work, name, milliseconds);
    fflush(stdout);
  }
  return 0;
}
