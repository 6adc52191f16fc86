#include "base/library.h"

#ifdef LIBRARIES_LINKED

bool library_load(const struct library *l, void *table, struct err *err)
{
	(void)l, (void)table, (void)err;
	return true;
}

#else

#include <dlfcn.h>
#include <string.h>

bool library_load(const struct library *l, void *table, struct err *err)
{
	void *library = dlopen(l->file, RTLD_NOW | RTLD_LOCAL);

	if (!library)
		return err_set(err, EXIT_CODE_INTERNAL,
			       "workbooks need %s, which cannot be loaded: %s (%s)",
			       l->file, l->advice, dlerror());
	for (size_t i = 0; i < l->n_calls; i++) {
		void *f = dlsym(library, l->calls[i].name);

		if (!f)
			return err_set(err, EXIT_CODE_INTERNAL,
				       "%s is too old: it has no %s", l->file,
				       l->calls[i].name);
		/* A pointer to a function comes as one to data; POSIX says that is fine. */
		memcpy((char *)table + l->calls[i].at, &f, sizeof f);
	}
	return true;
}

#endif
