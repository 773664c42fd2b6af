// Word tables measured from news text, embedded in the program. README.md tells how each was made.
#pragma once
#include <stddef.h>

/// One embedded file: `bytes` is UTF-8 text of `count` bytes, alive as long as the process.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} ctable;

ctable ctable_background(void);
ctable ctable_attribution_cues(void);
ctable ctable_attribution(void);
ctable ctable_roles(void);
ctable ctable_role_trees(void);
ctable ctable_novelty(void);
ctable ctable_novelty_trees(void);
ctable ctable_glossaries(void);
