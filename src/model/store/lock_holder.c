#define _DEFAULT_SOURCE
#define _POSIX_C_SOURCE 200809L
#include "model/store/lock_holder.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/number.h"

#define CONTENT_MAX 4096
#define NO_LOCKS "none"

static void boot_id(char out[64])
{
	int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, out, 63);

	if (fd >= 0)
		close(fd);
	out[n > 0 ? n : 0] = '\0';
	out[strcspn(out, "\n")] = '\0';
}

static void host_name(char out[64])
{
	if (gethostname(out, 64) < 0)
		snprintf(out, 64, "unknown");
	out[63] = '\0';
}

static const char *user_name(char buf[64])
{
	const char *name = getenv("USER");

	if (!name || !*name)
		name = getenv("LOGNAME");
	if (name && *name)
		snprintf(buf, 64, "%s", name);
	else
		snprintf(buf, 64, "user %lu", (unsigned long)geteuid());
	buf[strcspn(buf, "\n")] = '\0';
	return buf;
}

void lock_holder_write(int fd, bool unlocked)
{
	char host[64], boot[64], user[64], since[32];
	struct str text = {0};

	host_name(host);
	boot_id(boot);
	str_addf(&text, "host %s\npid %ld\nboot %s\nuser %s\nsince %s\n", host,
		 (long)getpid(), boot, user_name(user),
		 date_time_text(since, date_now()));
	if (unlocked)
		str_add(&text, "locks " NO_LOCKS "\n");
	/* Overwrites the last holder and then cuts the file to length, so that nobody
	 * ever reads an empty one. The lock holds without it, too. */
	if (pwrite(fd, text.data, text.len, 0) < 0 || ftruncate(fd, (off_t)text.len) < 0)
		(void)!ftruncate(fd, 0);
	str_release(&text);
}

/* What follows "KEY " at the beginning of a line, into out (size bytes). */
static void get_line(const char *text, const char *key, char *out, size_t size)
{
	size_t len = strlen(key);

	*out = '\0';
	while (*text) {
		size_t n = strcspn(text, "\n");

		if (n > len && !strncmp(text, key, len) && text[len] == ' ') {
			snprintf(out, size, "%.*s", (int)(n - len - 1), text + len + 1);
			return;
		}
		text += n + (text[n] == '\n');
	}
}

bool lock_holder_read(int fd, struct lock_holder *h)
{
	char text[CONTENT_MAX], pid[32], locks[16];
	ssize_t n = pread(fd, text, sizeof text - 1, 0);

	*h = (struct lock_holder){0};
	if (n <= 0)
		return false;
	text[n] = '\0';
	get_line(text, "host", h->host, sizeof h->host);
	get_line(text, "user", h->user, sizeof h->user);
	get_line(text, "since", h->since, sizeof h->since);
	get_line(text, "pid", pid, sizeof pid);
	get_line(text, "locks", locks, sizeof locks);
	if (!number_parse(pid, &h->pid))
		h->pid = 0;
	h->unlocked = !strcmp(locks, NO_LOCKS);
	return true;
}

void lock_holder_text(const struct lock_holder *h, bool process, struct str *out)
{
	str_add(out, *h->user ? h->user : "somebody");
	if (*h->host)
		str_addf(out, " on %s", h->host);
	if (process && h->pid > 0)
		str_addf(out, " (process %ld)", h->pid);
	if (*h->since)
		str_addf(out, " since %s", h->since);
}
