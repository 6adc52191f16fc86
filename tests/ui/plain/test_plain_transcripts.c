/* The walk as numbered prompts, through a pipe, from the first line to the last: recorded,
 * and read by eye. What was typed stands behind its prompt. */
#include "support.h"

#include <unistd.h>

#include "base/str.h"

static const char profile[] = "1,2\n3\n3\n\n3\nq\n";

/* Plays lines against a file with the profile of a team and compares all that was said. */
static void record(const char *path, const char *name, const char *typed)
{
	static const char *const env[] = {"LC_ALL=C.UTF-8", "USER=", "XDG_STATE_HOME=/nonexistent",
					  "SOURCE_DATE_EPOCH=1795255320", NULL};
	char folder[4200];
	struct run run;

	/* In its folder, for the last line names the whole path. */
	snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(path, '/') - path), path);
	run = run_program((const char *const[]){"--plain", strrchr(path, '/') + 1, NULL},
				     &(struct run_options){.input = typed, .env = env,
							   .folder = folder});

	assert_int_equal(run.code, 0);
	assert_text_equal(str_text(&run.err), "");
	assert_null(strchr(str_text(&run.out), '\033'));
	assert_golden(name, str_text(&run.out));
	run_release(&run);
}

static const char *new_file(void **state)
{
	const char *path = path_in(state, "chat.json");

	assert_run(0, "new", "-q", path, "name=Contoso chat", "depth=core");
	return path;
}

static const char *with_profile(void **state)
{
	const char *path = new_file(state);

	assert_run(0, "set", "-q", path, "kinds=rag,genai", "stage=prod", "criticality=bcrit",
		   "serving=online", "sensitivity=confidential");
	return path;
}

static void the_profile(void **state)
{
	record(new_file(state), "plain-profile.txt", profile);
}

static void decisions_and_levels(void **state)
{
	record(with_profile(state), "plain-answers.txt",
	       "1\n2\nu\nb\n1\n/REL-01\n3\nu\nx\nb\nx\na\nq\n");
}

static void practices(void **state)
{
	record(with_profile(state), "plain-practices.txt",
	       "/REL-06\na\ny\np\n\nn\nu\nr\n3\ny\nb\nc\nz\nq\n");
}

/* A risk is accepted by prompts, each refused until it will do, and taken back. */
static void risks(void **state)
{
	const char *path = with_profile(state);

	assert_run(0, "set", "-q", path, "DT-03=net", "SEC-15=0", "REL-01=3");
	record(path, "plain-risks.txt",
	       "/SEC-15\nA\n\nA\nno budget\nno budget\nthe desk reads all\nhuge\nmedium\n"
	       "ann\nbob\n2030-01-01\n+30\nA\nr\nit was exploited\nz\nA CR-06\n\n"
	       "accept\na\n\n\n\n\n\n\nA REL-01\nA REL-99\nq\n");
}

/* None yet; one twice, of which each is told what moved since. */
static void milestones(void **state)
{
	record(with_profile(state), "plain-milestones.txt",
	       "M\nD\nM kick-off\n/REL-02\n3\nmilestone kick-off\n/REL-02\n1\nM\nD\n"
	       "compare kick-off\nD never\nq\n");
}

static void notes_search_and_parking(void **state)
{
	record(with_profile(state), "plain-notes.txt",
	       "/rel-02\ne Ranked in the March workshop\nr\n+ Who pays for the second region?\n"
	       "+\n/nowhere at all\nn\ns\nq\n");
}

static void what_cannot_be_taken(void **state)
{
	record(with_profile(state), "plain-mistakes.txt",
	       "9\nx\n/REL-01\n7\nyes\nx\nother\n\nx\nother\nNo team serves it\n?\n/REL-06\na\nmaybe\n\n\n\n\nq\n");
}

/* Out of the items and into them again, by letters and by words. */
static void items_are_left_and_taken_up(void **state)
{
	record(with_profile(state), "plain-items.txt",
	       "/REL-06\na\nyes\n?\nx\nother\nThe region has no zones\nno\nb\nc\nz\nZ\nb\nb\nb\nr\n2\nq\n");
}

/* What stands beside a question, findings, flag and confidence. */
static void what_stands_beside(void **state)
{
	record(with_profile(state), "plain-more.txt",
	       "1\n2\n1\nw\ni\n/REL-06\ni\nf\nk\nk\nr\nz\nz\nfindings\nq\n");
}

/* As on the screen: how many there are, and what lists them. */
static void faults_of_the_settings_are_said(void **state)
{
	const char *path = new_file(state);
	const char *config = path_in(state, "config.yaml");
	struct run run;

	file_store(config, "thme: dark\nmose: true\n");
	run = run_program((const char *const[]){"--plain", path, "--config", config, NULL},
			  &(struct run_options){.input = "q\n"});
	assert_int_equal(run.code, 0);
	assert_text_has(str_text(&run.out), "2 faults in config.yaml: plumbline check ");
	assert_text_has(str_text(&run.out), "\nplumbline: Contoso chat\n");
	run_release(&run);
}

/* The second time it goes on where the first one left. */
static void leaving_and_going_on(void **state)
{
	const char *path = with_profile(state);

	record(path, "plain-leave.txt", "1\n1\nq\n");
	record(path, "plain-resume.txt", "1\nb\nq\n");
}

/* As commands write them: by the end of the name, and never over an assessment. */
static void the_plan_is_written(void **state)
{
	static const char *const names[] = {"p.json", "p.md", "p.csv", "p.xlsx", "P.JSON"};
	const char *path = with_profile(state);
	char typed[13000];
	struct run run;

	for (size_t i = 0; i < COUNT_OF(names); i++) {
		snprintf(typed, sizeof typed, "%s %s\nq\n", i % 2 ? "E" : "export",
			 path_in(state, names[i]));
		run = run_program((const char *const[]){path, "--plain", NULL},
				  &(struct run_options){.input = typed});
		assert_int_equal(run.code, 0);
		assert_text_has(str_text(&run.out), "wrote ");
		assert_int_equal(access(path_in(state, names[i]), R_OK), 0);
		run_release(&run);
	}
	/* A backlog by its ending, a folder, and what a customer is not to see. */
	snprintf(typed, sizeof typed, "E %s\nE %s\nE %s customer de\nq\n",
		 path_in(state, "p.madr/"), path_in(state, "p.jira.csv"),
		 path_in(state, "c.md"));
	run = run_program((const char *const[]){path, "--plain", NULL},
			  &(struct run_options){.input = typed});
	assert_text_has(str_text(&run.out), " files, ");
	assert_text_has(str_text(&run.out), "p.jira.csv, ");
	assert_file_has(path_in(state, "c.md"), "Für einen Kunden bereinigt");
	assert_file_has(path_in(state, "c.md"), "## Wo wir stehen");
	run_release(&run);
	snprintf(typed, sizeof typed, "E\nE plan.doc\nE %s\nq\n", path);
	run = run_program((const char *const[]){path, "--plain", NULL},
			  &(struct run_options){.input = typed});
	assert_text_has(str_text(&run.out), "  plan.xlsx  ");
	assert_text_has(str_text(&run.out), "  plan.oscal.json  ");
	assert_text_has(str_text(&run.out), "The end of the name says the format:");
	assert_text_has(str_text(&run.out), "is not overwritten");
	run_release(&run);
	assert_run(0, "check", path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(the_profile),
		IN_FOLDER(decisions_and_levels),
		IN_FOLDER(practices),
		IN_FOLDER(risks),
		IN_FOLDER(milestones),
		IN_FOLDER(notes_search_and_parking),
		IN_FOLDER(what_cannot_be_taken),
		IN_FOLDER(items_are_left_and_taken_up),
		IN_FOLDER(what_stands_beside),
		IN_FOLDER(faults_of_the_settings_are_said),
		IN_FOLDER(leaving_and_going_on),
		IN_FOLDER(the_plan_is_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
