/* bare_version - says one line, linked with the libraries that the program starts with. */
#include <cjson/cJSON.h>
#include <curses.h>
#include <stdio.h>
#include <yaml.h>

int main(int argc, char **argv)
{
	(void)argv;
	if (argc > 1000)
		initscr(); /* never: so that the libraries are needed */
	printf("%s %s %s\n", curses_version(), yaml_get_version_string(), cJSON_Version());
	return 0;
}
