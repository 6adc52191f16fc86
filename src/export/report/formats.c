#include "export/report/formats.h"

struct export_file *export_file_add(struct export_files *files, const char *name)
{
	struct export_file *f = ARENA_PUSH(&files->arena, files->items, files->n);

	f->name = name;
	return f;
}
