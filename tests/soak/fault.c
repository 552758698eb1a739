/* Preloaded: the N-th operation on files below a directory fails, writes half, or is never reached.
 *
 * A process asks for it by calling fault_begin(). The operations of all its threads are counted. Each is written to the
 * file descriptor trace_to, where that is not negative, as a line: its letter (r reads, w writes), its name, its file.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The call fails with error; the process is killed before it, or when it has written half; it writes half, and from
 * then on there is no space. */
enum how { FAIL, KILL, TORN, SHORT };

static char under[PATH_MAX];
static int trace = -1, at, how, error, forever, broken;
static int counted;

/* Begin to count. at: which operation, 0 for none; error: the errno; forever: so does all that writes from then on. */
void fault_begin(const char *directory, int trace_to, int at_, int how_, int error_, int forever_) {
    snprintf(under, sizeof under, "%s", directory);
    at = at_, how = how_, error = error_, forever = forever_, trace = trace_to, broken = 0;
    __atomic_store_n(&counted, 0, __ATOMIC_SEQ_CST);
}

/* From now on all that writes fails. */
void fault_writing(const char *directory, int error_) {
    fault_begin(directory, -1, 0, FAIL, error_, 1);
    broken = 1;
}

void fault_end(void) { under[0] = 0; }

__attribute__((noreturn)) static void die(void) {
    syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
    for (;;) pause();
}

/* 0: go on; 1: write half; otherwise -1, with errno. */
static int step(char kind, const char *name, const char *path) {
    if (!under[0] || !path || strncmp(path, under, strlen(under))) return 0;
    int number = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
    if (trace >= 0) {
        char line[PATH_MAX + 32];
        int length = snprintf(line, sizeof line, "%c %s %s\n", kind, name, path);
        syscall(SYS_write, trace, line, length);
    }
    if (broken && kind == 'w') { errno = error; return -1; }
    if (number != at) return 0;
    switch (how) {
    case KILL: die();
    case TORN: return 1;
    case SHORT: broken = 1, error = ENOSPC; return 1;
    }
    broken = forever;
    errno = error;
    return -1;
}

static int step_at(char kind, const char *name, int directory, const char *path) {
    char whole[PATH_MAX * 2], of[64];
    if (path[0] == '/' || directory == AT_FDCWD) return step(kind, name, path);
    snprintf(of, sizeof of, "/proc/self/fd/%d", directory);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, of, whole, PATH_MAX - 1);
    if (length < 0) return 0;
    snprintf(whole + length, PATH_MAX, "/%s", path);
    return step(kind, name, whole);
}

static int step_fd(char kind, const char *name, int fd) {
    int before = errno;
    char path[PATH_MAX] = "", of[64];
    if (!under[0]) return 0;
    snprintf(of, sizeof of, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, of, path, sizeof path - 1);
    errno = before;
    return length > 0 ? step(kind, name, path) : 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define ON_PATH(kind, type, name, declared, passed)                                                                    \
    type name declared { return step(kind, #name, path) ? (type)-1 : REAL(name) passed; }
#define ON_FD(kind, type, name, declared, passed)                                                                      \
    type name declared { return step_fd(kind, #name, fd) ? (type)-1 : REAL(name) passed; }
#define WRITES(name, declared, passed, half)                                                                           \
    ssize_t name declared {                                                                                            \
        int found = step_fd('w', #name, fd);                                                                           \
        if (found < 0) return -1;                                                                                      \
        if (!found || length < 2) return REAL(name) passed;                                                            \
        ssize_t wrote = REAL(name) half;                                                                               \
        if (how == TORN) die();                                                                                        \
        return wrote;                                                                                                  \
    }

#define WANTS_TO_WRITE(flags) ((flags) & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC) ? 'w' : 'r')
#define OPENS(name)                                                                                                    \
    int name(const char *path, int flags, ...) {                                                                       \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                        \
        va_end(rest);                                                                                                  \
        return step(WANTS_TO_WRITE(flags), "open", path) ? -1 : REAL(name)(path, flags, mode);                         \
    }
#define OPENS_AT(name)                                                                                                 \
    int name(int directory, const char *path, int flags, ...) {                                                        \
        va_list rest;                                                                                                  \
        va_start(rest, flags);                                                                                         \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                                        \
        va_end(rest);                                                                                                  \
        if (step_at(WANTS_TO_WRITE(flags), "openat", directory, path)) return -1;                                      \
        return REAL(name)(directory, path, flags, mode);                                                               \
    }

OPENS(open)
OPENS(open64)
OPENS_AT(openat)
OPENS_AT(openat64)
WRITES(write, (int fd, const void *from, size_t length), (fd, from, length), (fd, from, length / 2))
WRITES(pwrite, (int fd, const void *from, size_t length, off_t to), (fd, from, length, to), (fd, from, length / 2, to))
WRITES(pwrite64, (int fd, const void *from, size_t length, off64_t to), (fd, from, length, to),
       (fd, from, length / 2, to))
ON_FD('r', ssize_t, read, (int fd, void *to, size_t length), (fd, to, length))
ON_FD('r', ssize_t, pread, (int fd, void *to, size_t length, off_t from), (fd, to, length, from))
ON_FD('r', ssize_t, pread64, (int fd, void *to, size_t length, off64_t from), (fd, to, length, from))
ON_FD('w', int, fsync, (int fd), (fd))
ON_FD('w', int, fdatasync, (int fd), (fd))
ON_FD('w', int, ftruncate, (int fd, off_t length), (fd, length))
ON_FD('w', int, ftruncate64, (int fd, off64_t length), (fd, length))
ON_FD('w', int, fallocate, (int fd, int mode, off_t from, off_t length), (fd, mode, from, length))
ON_FD('w', int, fchmod, (int fd, mode_t mode), (fd, mode))
ON_FD('r', int, fstat, (int fd, struct stat *to), (fd, to))
ON_FD('r', int, fstat64, (int fd, struct stat64 *to), (fd, to))
ON_PATH('r', int, stat, (const char *path, struct stat *to), (path, to))
ON_PATH('r', int, stat64, (const char *path, struct stat64 *to), (path, to))
ON_PATH('r', int, lstat, (const char *path, struct stat *to), (path, to))
ON_PATH('r', int, lstat64, (const char *path, struct stat64 *to), (path, to))
ON_PATH('r', int, access, (const char *path, int mode), (path, mode))
ON_PATH('w', int, unlink, (const char *path), (path))
ON_PATH('w', int, mkdir, (const char *path, mode_t mode), (path, mode))
ON_PATH('w', int, rename, (const char *path, const char *to), (path, to))

static int locks(int command) {
    return command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK || command == F_OFD_SETLKW;
}

#define CONTROLS(name)                                                                                                 \
    int name(int fd, int command, ...) {                                                                               \
        va_list rest;                                                                                                  \
        va_start(rest, command);                                                                                       \
        void *argument = va_arg(rest, void *);                                                                         \
        va_end(rest);                                                                                                  \
        return locks(command) && step_fd('r', "lock", fd) ? -1 : REAL(name)(fd, command, argument);                    \
    }
CONTROLS(fcntl)
CONTROLS(fcntl64)
