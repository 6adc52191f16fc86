#include "support.h"

#include "base/uuid.h"

/* Known ones: of the name space for DNS, from others' implementations. */
static void a_name_gives_the_uuid_that_others_find(void **state)
{
	static const struct {
		const char *space, *name, *uuid;
	} cases[] = {
		{"6ba7b810-9dad-11d1-80b4-00c04fd430c8", "python.org",
		 "886313e1-3b8a-5372-9b90-0c9aee199e5d"},
		{"6BA7B810-9DAD-11D1-80B4-00C04FD430C8", "www.example.com",
		 "2ed6657d-e927-568b-95e1-2665a8aea6a2"},
		{"6ba7b811-9dad-11d1-80b4-00c04fd430c8", "", NULL},
	};
	char uuid[UUID_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		uuid_named(uuid, cases[i].space, cases[i].name);
		if (cases[i].uuid)
			assert_string_equal(uuid, cases[i].uuid);
		assert_int_equal(uuid[14], '5');
	}
}

/* Names over the length of a block, and spaces that are no UUIDs. */
static void all_names_differ_and_stay(void **state)
{
	static const char *const spaces[] = {"", "chat", "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
					     "6ba7b810-9dad-11d1-80b4-00c04fd430cg"};
	char all[COUNT_OF(spaces) * 130][UUID_TEXT], name[131] = "", again[UUID_TEXT];
	size_t n = 0;

	(void)state;
	for (size_t s = 0; s < COUNT_OF(spaces); s++) {
		for (size_t len = 0; len < 130; len++, n++) {
			memset(name, 'x', len);
			name[len] = '\0';
			uuid_named(all[n], spaces[s], name);
			uuid_named(again, spaces[s], name);
			assert_string_equal(all[n], again);
			for (size_t i = 0; i < n; i++)
				assert_string_not_equal(all[i], all[n]);
		}
	}
}

static void random_ones_differ(void **state)
{
	char a[UUID_TEXT], b[UUID_TEXT];

	(void)state;
	uuid_random(a);
	uuid_random(b);
	assert_int_equal(strlen(a), UUID_TEXT - 1);
	assert_int_equal(a[14], '4');
	assert_string_not_equal(a, b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_gives_the_uuid_that_others_find),
		cmocka_unit_test(all_names_differ_and_stay),
		cmocka_unit_test(random_ones_differ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
