/* What a workshop needs of the app wherever it stands: clocks, the timer, the parking lot;
 * see parts.h. */
#include "ui/app/parts.h"

#include "base/date.h"
#include "ui/session/workshop.h"

int app_timeout(struct app *app)
{
	int wait;

	app_clock(app);
	wait = timer_wait(&app->session);
	if (app->unsaved_since >= 0) {
		int64_t left = app->unsaved_since + SAVING_UNSAID_MS - app->session.ticks;

		if (left >= 0 && (wait < 0 || left < wait))
			wait = (int)left + 1;
	}
	return wait;
}

struct thing app_current(struct app *app)
{
	const struct view_ops *ops = app_top(app);

	if (!ops->current || !session_is_open(&app->session))
		return (struct thing){THING_NONE, 0};
	return ops->current(app_top_state(app), app_session_for(app, ops));
}

struct thing app_room(struct app *app)
{
	const struct agenda_item *item = timer_item(&app->session);
	struct thing t = {THING_NONE, 0};

	if (item)
		t = agenda_thing(app->session.q, item->section);
	return t.kind == THING_NONE ? app_current(app) : t;
}

void app_say_timer(struct app *app)
{
	struct session *s = &app->session;
	const struct agenda_item *item = timer_left(s);
	char clock[16] = "";
	const char *at = " at ";
	int64_t time;

	if (!item || !date_time_parse(item->stopped, &time))
		return;
	if (date_day(time) != date_day(s->now)) {
		at = " on ";
		date_text(clock, date_day(time));
	} else if (app->ports->clock) {
		app->ports->clock(app->ports->ctx, clock, time);
	}
	session_say(s, STYLE_INFO, "the timer of %s stopped%s%s; %s goes on",
		    agenda_title(s->q, item), *clock ? at : "", clock,
		    KEY(s, EVERYWHERE, ACT_TIMER));
}

bool app_has_file(struct app *app)
{
	if (session_is_open(&app->session))
		return true;
	session_say(&app->session, STYLE_WARNING, "open a file or begin a new one first");
	return false;
}

void app_park(struct app *app)
{
	struct session *s = &app->session;
	struct effect ask = effect_ask("Park for later", "", APP_TAG_PARK);

	if (!app_has_file(app))
		return;
	app->parked_about = app_current(app);
	if (app->parked_about.kind != THING_NONE)
		ask.title = arena_printf(&s->lent, "%s, about %s", ask.title,
					 thing_id(s->q, app->parked_about));
	dialog_open(&app->dialog, &ask);
}

void app_park_done(struct app *app, const struct reply *r)
{
	struct session *s = &app->session;

	if (r->accepted && session_park(s, app->parked_about, r->text))
		session_say(s, STYLE_INFO, "Parked: %s shows it",
			    KEY(s, EVERYWHERE, ACT_VIEW_WORKSHOP));
}

void app_timer(struct app *app)
{
	struct session *s = &app->session;
	const char *section;

	if (!app_has_file(app))
		return;
	section = agenda_id_of(s->q, app_current(app));
	if (!*section && s->timer.section)
		section = s->timer.section; /* anywhere else the key stops it */
	if (*section)
		timer_toggle(s, section);
	else
		session_say(s, STYLE_INFO,
			    "the timer is for a section: start it in the walk, or at %s",
			    KEY(s, EVERYWHERE, ACT_VIEW_WORKSHOP));
}
