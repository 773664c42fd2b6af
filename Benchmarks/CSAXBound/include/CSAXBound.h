// The bound the feed parser is measured against: libxml2 reads the bytes and nobody does anything with them.
#pragma once
#include <stddef.h>

/// Runs one SAX2 pass with empty handlers over a document; returns the number of start tags.
size_t sax_bound_pass(const char *bytes, size_t count);
