#include "CTables.h"

// The toolchain's clang embeds files in every C mode and says that C23 named it.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char background[] = {
#embed "background.tsv"
};
static const unsigned char attribution_cues[] = {
#embed "attribution-cues.tsv"
};
static const unsigned char attribution[] = {
#embed "attribution.tsv"
};
static const unsigned char roles[] = {
#embed "roles.tsv"
};
static const unsigned char role_trees[] = {
#embed "role-trees.tsv"
};
static const unsigned char novelty[] = {
#embed "novelty.tsv"
};
static const unsigned char novelty_trees[] = {
#embed "novelty-trees.tsv"
};
static const unsigned char glossaries[] = {
#embed "glossaries.tsv"
};

ctable ctable_background(void) { return (ctable){background, sizeof background}; }
ctable ctable_attribution_cues(void) { return (ctable){attribution_cues, sizeof attribution_cues}; }
ctable ctable_attribution(void) { return (ctable){attribution, sizeof attribution}; }
ctable ctable_roles(void) { return (ctable){roles, sizeof roles}; }
ctable ctable_role_trees(void) { return (ctable){role_trees, sizeof role_trees}; }
ctable ctable_novelty(void) { return (ctable){novelty, sizeof novelty}; }
ctable ctable_novelty_trees(void) { return (ctable){novelty_trees, sizeof novelty_trees}; }
ctable ctable_glossaries(void) { return (ctable){glossaries, sizeof glossaries}; }
