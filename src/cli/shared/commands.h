/* commands.h - the commands there are: a file each, which exports its row and nothing else. */
#ifndef CLI_SHARED_COMMANDS_H
#define CLI_SHARED_COMMANDS_H

#include "cli/shared/command.h"

extern const struct command cmd_open, cmd_new, cmd_set, cmd_unset, cmd_show, cmd_score,
	cmd_plan, cmd_act, cmd_accept, cmd_explain, cmd_export, cmd_update, cmd_check, cmd_lint,
	cmd_upgrade, cmd_milestone, cmd_compare, cmd_diff, cmd_scenario, cmd_merge,
	cmd_git_driver, cmd_screen, cmd_help;

#endif
