#ifndef CHEAP_SHIM_H
#define CHEAP_SHIM_H

#include <malloc.h>

#endif
