/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "words/fleet-words.h"

G_BEGIN_DECLS

/* The words for the errors that this room knows. Each table ends with a row without a title. */
extern const FleetWordsRow fleet_words_onv[];
extern const FleetWordsRow fleet_words_fleet[];
extern const FleetWordsRow fleet_words_http[]; /* by status instead of code */

G_END_DECLS
