/* A disk that fails when it is told to: preloaded into the program by tests (LD_PRELOAD).
 *
 * It counts the calls that change files: write, pwrite, fsync, fdatasync, ftruncate, rename, unlink, symlink. Calls
 * on sockets, pipes between threads and the like are not counted, so that the same run gives the same count.
 *
 *   FAULT_COUNT=FILE    at exit, write the number of calls to FILE
 *   FAULT_EXIT=N        end the process right after the N-th call
 *   FAULT_TORN=N        the same, but of a write do only the first half
 *   FAULT_ERRNO=N:E[:M] calls N to N+M-1 (M: 1) fail with errno E and change nothing
 *   FAULT_WHILE=FILE:E  calls fail with errno E and change nothing as long as FILE is there
 *   FAULT_READ=FILE:E   reads by position (pread) fail with errno E as long as FILE is there; they are not counted
 *   FAULT_PATH=TEXT     count only files whose path holds TEXT
 *   FAULT_CLOCK=FILE    the clock (time(2)) is ahead by so many seconds as FILE says, while it is there
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { EXIT_CODE = 137, PATH_LENGTH = 4096 };

static atomic_long calls;
static long exit_at, torn_at, errno_at, errno_count = 1;
static int errno_value;
static const char *count_file, *only_path, *clock_file;
static char while_file[PATH_LENGTH];
static int while_value;
static char read_file[PATH_LENGTH];
static int read_value;

__attribute__((constructor)) static void read_orders(void) {
  const char *order;
  if ((order = getenv("FAULT_EXIT"))) exit_at = atol(order);
  if ((order = getenv("FAULT_TORN"))) torn_at = atol(order);
  if ((order = getenv("FAULT_ERRNO"))) sscanf(order, "%ld:%d:%ld", &errno_at, &errno_value, &errno_count);
  if ((order = getenv("FAULT_WHILE"))) sscanf(order, "%4095[^:]:%d", while_file, &while_value);
  if ((order = getenv("FAULT_READ"))) sscanf(order, "%4095[^:]:%d", read_file, &read_value);
  count_file = getenv("FAULT_COUNT");
  only_path = getenv("FAULT_PATH");
  clock_file = getenv("FAULT_CLOCK");
}

__attribute__((destructor)) static void report(void) {
  if (!count_file) return;
  long total = calls;
  FILE *file = fopen(count_file, "w");
  if (!file) return;
  fprintf(file, "%ld\n", total);
  fclose(file);
}

static int path_counts(const char *path) {
  return !only_path || (path && strstr(path, only_path));
}

/* Regular files, and where standard output and error lead. */
static int descriptor_counts(int descriptor) {
  struct stat status;
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  if (!only_path) return 1;
  char link[64], path[PATH_LENGTH];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return path_counts(path);
}

/* The number of this call; 0 where it does not count. */
static long enter(int counts) {
  return counts ? atomic_fetch_add(&calls, 1) + 1 : 0;
}

static int fails(long call) {
  if (call && while_file[0] && access(while_file, F_OK) == 0) {
    errno = while_value;
    return 1;
  }
  if (!call || !errno_at || call < errno_at || call >= errno_at + errno_count) return 0;
  errno = errno_value;
  return 1;
}

static void leave(long call) {
  if (call && (call == exit_at || call == torn_at)) _exit(EXIT_CODE);
}

#define REAL(name) \
  static typeof(&name) real; \
  if (!real) real = (typeof(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int descriptor, const void *bytes, size_t count) {
  REAL(write);
  long call = enter(descriptor_counts(descriptor));
  if (fails(call)) return -1;
  ssize_t done = real(descriptor, bytes, call && call == torn_at ? count / 2 : count);
  leave(call);
  return done;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  REAL(pwrite);
  long call = enter(descriptor_counts(descriptor));
  if (fails(call)) return -1;
  ssize_t done = real(descriptor, bytes, call && call == torn_at ? count / 2 : count, offset);
  leave(call);
  return done;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  REAL(pwrite64);
  long call = enter(descriptor_counts(descriptor));
  if (fails(call)) return -1;
  ssize_t done = real(descriptor, bytes, call && call == torn_at ? count / 2 : count, offset);
  leave(call);
  return done;
}

static int read_fails(int descriptor) {
  if (!read_file[0] || access(read_file, F_OK) != 0 || !descriptor_counts(descriptor)) return 0;
  errno = read_value;
  return 1;
}

ssize_t pread(int descriptor, void *bytes, size_t count, off_t offset) {
  REAL(pread);
  return read_fails(descriptor) ? -1 : real(descriptor, bytes, count, offset);
}

ssize_t pread64(int descriptor, void *bytes, size_t count, off64_t offset) {
  REAL(pread64);
  return read_fails(descriptor) ? -1 : real(descriptor, bytes, count, offset);
}

#define ON_DESCRIPTOR(name, parameters, arguments) \
  int name parameters { \
    REAL(name); \
    long call = enter(descriptor_counts(descriptor)); \
    if (fails(call)) return -1; \
    int result = real arguments; \
    leave(call); \
    return result; \
  }

ON_DESCRIPTOR(fsync, (int descriptor), (descriptor))
ON_DESCRIPTOR(fdatasync, (int descriptor), (descriptor))
ON_DESCRIPTOR(ftruncate, (int descriptor, off_t size), (descriptor, size))
ON_DESCRIPTOR(ftruncate64, (int descriptor, off64_t size), (descriptor, size))

#define ON_PATH(name, parameters, arguments) \
  int name parameters { \
    REAL(name); \
    long call = enter(path_counts(path)); \
    if (fails(call)) return -1; \
    int result = real arguments; \
    leave(call); \
    return result; \
  }

ON_PATH(rename, (const char *other, const char *path), (other, path))
ON_PATH(symlink, (const char *target, const char *path), (target, path))
ON_PATH(unlink, (const char *path), (path))

time_t time(time_t *result) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  FILE *file = clock_file ? fopen(clock_file, "r") : NULL;
  long ahead = 0;
  if (file) {
    if (fscanf(file, "%ld", &ahead) != 1) ahead = 0;
    fclose(file);
  }
  if (result) *result = now.tv_sec + ahead;
  return now.tv_sec + ahead;
}
