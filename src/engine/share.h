/* share.h - what a question or section weighs in the overall score. */
#ifndef ENGINE_SHARE_H
#define ENGINE_SHARE_H

#include "engine/score.h"

/* What a question weighs in the overall score, 0 to 1: its share of its section times the
 * section's share. 0 while it does not count. */
struct frac question_share(const struct score *s, size_t question);
/* Sum of the weights of the asked, applicable questions of a section. */
int section_weights(const struct score *s, size_t section);
/* Sum of the weights of the sections that count. */
int overall_weights(const struct score *s);

#endif
