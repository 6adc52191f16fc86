/* lock_protocol.h - the order of calls in which a lock is taken and given back.
 *
 * Only the order: who makes the calls says how each one ended and is told the next. So a
 * test can go through every interleaving of several writers. Three rules make it safe:
 *
 * - A lock file is locked before it has its name: it is made under another one, locked, and
 *   linked to the path, which fails when something is there.
 * - Who locks what was found at the path looks afterwards whether that is still there.
 * - Only who holds what is at the path removes it from there, and unlocks it after that.
 *
 * Where there are no links it is made at the path; should locking it fail, it stays, held by
 * nobody: it may be somebody else's by then. Where there are no locks, a lock file says so,
 * holds as long as it is there, and only a person may remove it for another. */
#ifndef MODEL_STORE_LOCK_PROTOCOL_H
#define MODEL_STORE_LOCK_PROTOCOL_H

enum lock_step {
	/* Taking; begins with LOCK_OPEN. */
	LOCK_OPEN,       /* open what is at the path */
	LOCK_TRY,        /* lock it without waiting */
	LOCK_COMPARE,    /* is it at the path? */
	LOCK_MAKE,       /* make a lock file under another name */
	LOCK_TRY_MADE,   /* lock that */
	LOCK_PUBLISH,    /* link it to the path */
	LOCK_UNNAME,     /* remove the other name */
	LOCK_MAKE_THERE, /* make one at the path */
	LOCK_TRY_THERE,  /* lock that */
	LOCK_RETRY,      /* something came or went in between: begin again */
	LOCK_REST,       /* somebody holds it: begin again after a while */
	/* Giving back; begins with LOCK_FIND. */
	LOCK_FIND,   /* is it at the path? */
	LOCK_REMOVE, /* remove it from there */
	LOCK_LET_GO, /* unlock and close it */
	/* Ends. */
	LOCK_TAKEN,
	LOCK_HELD, /* by somebody else */
	LOCK_FAILED,
	LOCK_FREE,
	LOCK_STEPS, /* how many there are */
};

/* How a call ended. */
enum lock_answer {
	LOCK_DONE,
	LOCK_MISSING, /* there is no such file */
	LOCK_OTHER,   /* another file is there */
	LOCK_BUSY,    /* somebody holds it */
	LOCK_NEVER,   /* there are no locks, or no links, here */
	LOCK_LATE,    /* enough of resting or retrying */
	LOCK_ERROR,
};

/* The step after this one. Before a step that begins again, before LOCK_MAKE_THERE, and
 * after LOCK_FAILED, the caller closes what it has open and removes the other name. */
enum lock_step lock_next(enum lock_step at, enum lock_answer answer);

#endif
