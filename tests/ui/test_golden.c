/* Golden screens: what each view shows, cell by cell, glyphs and styles. */
#include "play.h"

#include "ui/view/view.h"

/* A screen: after which keys, under which name. */
struct scene {
	const char *name, *keys;
	bool start; /* without a file */
};

static const struct scene scenes[] = {
	{"start", "", true},
	{"profile", "P j j", false},
	{"walk", "W / R E L - 0 3 <Enter>", false},
	{"walk-practices", "W / R E L - 0 6 <Enter>", false},
	{"walk-answered", "W / R E L - 0 1 <Enter> <Esc> 1", false},
	{"walk-decision", "W / D T - 0 3 <Enter>", false},
	{"walk-outline", "W / R E L - 0 1 <Enter> o", false},
	{"reason", "W / R E L - 0 3 <Enter> x", false},
	{"note", "W / R E L - 0 3 <Enter> e S e e <Space> p a g e <Space> 4", false},
	{"note-rows",
	 "W / R E L - 0 3 <Enter> e F e e d s : <Space> d r o p p e d <Space> a "
	 "n d <Space> l a t e <Space> o n e s <Space> a l a r m ; <Space> t h e "
	 "<Space> m o d e l <Space> s w a p <Space> d o e s <Space> n o t . "
	 "<C-j> - <Space> v e n d o r <Space> m a i l s <Space> a <Space> n o t "
	 "i c e <C-j> - <Space> n o b o d y <Space> r e a d s <Space> i t <C-j> "
	 "A n n <Space> a s k s , <Space> b y <Space> F r i d a y . <Up> <Up>",
	 false},
	{"decisions", "D 2 j j <Right> j", false},
	{"score", "S", false},
	{"plan", "L j", false},
	{"export", "E", false},
	{"help", "W / R E L - 0 3 <Enter> ?", false},
};

static const struct {
	int rows, cols;
} sizes[] = {{24, 80}, {40, 120}};

static void assert_scene(const struct scene *scene, int rows, int cols, bool ascii,
			 const char *suffix)
{
	struct play *p = play_open(scene->start ? NULL : play_contoso, rows, cols, ascii);
	struct str text = {0};
	char name[80];

	play(p, scene->keys);
	grid_text(app_draw(p->app), &text);
	str_add(&text, "--------\n");
	grid_styles(app_draw(p->app), &text);
	snprintf(name, sizeof name, "%s%s-%dx%d.txt", scene->name, suffix, cols, rows);
	assert_golden(name, str_text(&text));
	str_release(&text);
	play_close(p);
}

static const struct scene *scene_of(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(scenes); i++)
		if (!strcmp(scenes[i].name, name))
			return &scenes[i];
	fail_msg("no scene %s", name);
	return NULL;
}

static void every_view_looks_as_it_was_reviewed(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(scenes); i++)
		for (size_t j = 0; j < COUNT_OF(sizes); j++)
			assert_scene(&scenes[i], sizes[j].rows, sizes[j].cols, false, "");
}

static void lists_use_the_widest_screen(void **state)
{
	(void)state;
	assert_scene(scene_of("score"), 60, 200, false, "");
	assert_scene(scene_of("plan"), 60, 200, false, "");
	assert_scene(scene_of("walk-practices"), 60, 200, false, "");
}

static void the_walk_works_on_the_smallest_screen(void **state)
{
	(void)state;
	assert_scene(scene_of("walk"), 16, 60, false, "");
	assert_scene(scene_of("walk-practices"), 16, 60, false, "");
	assert_scene(scene_of("note-rows"), 16, 60, false, "");
}

static void the_walk_works_in_ascii(void **state)
{
	(void)state;
	assert_scene(scene_of("walk"), 24, 80, true, "-ascii");
	assert_scene(scene_of("walk-practices"), 24, 80, true, "-ascii");
	assert_scene(scene_of("note-rows"), 24, 80, true, "-ascii");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_view_looks_as_it_was_reviewed),
		cmocka_unit_test(lists_use_the_widest_screen),
		cmocka_unit_test(the_walk_works_on_the_smallest_screen),
		cmocka_unit_test(the_walk_works_in_ascii),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
