// What Swift's vectors lack; compiled into their callers.
#pragma once
#include <stdint.h>

typedef unsigned char cblock __attribute__((ext_vector_type(16)));

/// A bit for each lane whose highest bit is set, the first lane's the lowest: one instruction where Swift, which has no
/// such conversion, takes a dozen.
static inline __attribute__((always_inline)) uint32_t cblock_high_bits(cblock lanes) {
  typedef signed char signed_lanes __attribute__((ext_vector_type(16)));
  typedef _Bool bits __attribute__((ext_vector_type(16)));
  bits set = __builtin_convertvector((signed_lanes)lanes < 0, bits);
  uint16_t word;
  __builtin_memcpy(&word, &set, sizeof word);
  return word;
}

/// Asks for the line of memory at `place`, without waiting for it.
static inline __attribute__((always_inline)) void cblock_prefetch(const void *place) {
  __builtin_prefetch(place);
}
