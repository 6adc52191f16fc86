/* bare_json FILE - builds the document in FILE with cJSON, as a program would that has nothing
 * else to do, prints it as text, and says how many microseconds that took. */
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

#include "measure.h"

enum { ROUNDS = 3 };

static cJSON *build(const cJSON *from)
{
	cJSON *to;

	if (cJSON_IsString(from))
		return cJSON_CreateString(from->valuestring);
	if (cJSON_IsNumber(from))
		return cJSON_CreateNumber(from->valuedouble);
	if (cJSON_IsBool(from))
		return cJSON_CreateBool(cJSON_IsTrue(from));
	if (cJSON_IsNull(from))
		return cJSON_CreateNull();
	to = cJSON_IsObject(from) ? cJSON_CreateObject() : cJSON_CreateArray();
	for (const cJSON *child = from->child; child; child = child->next)
		if (cJSON_IsObject(from))
			cJSON_AddItemToObject(to, child->string, build(child));
		else
			cJSON_AddItemToArray(to, build(child));
	return to;
}

static double once(const cJSON *document)
{
	double start = now_us(), took;
	cJSON *copy = build(document);
	char *text = cJSON_Print(copy);

	if (!text)
		fail("cJSON");
	took = now_us() - start;
	free(text);
	cJSON_Delete(copy);
	return took;
}

int main(int argc, char **argv)
{
	double times[ROUNDS];
	cJSON *document;
	size_t n;
	char *bytes;

	if (argc != 2)
		fail("usage: bare_json FILE");
	bytes = read_whole(argv[1], &n);
	document = cJSON_Parse(bytes);
	if (!document)
		fail(argv[1]);
	for (size_t i = 0; i < ROUNDS; i++)
		times[i] = once(document);
	printf("%.0f\n", median(times, ROUNDS));
	cJSON_Delete(document);
	free(bytes);
	return 0;
}
