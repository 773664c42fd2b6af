/* Nothing to call: the library is preloaded (LD_PRELOAD) and told what to do by its environment. */
